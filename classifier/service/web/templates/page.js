// Comfort only: the page does all without it.
"use strict";

for (const zone of document.querySelectorAll(".ask")) {
  const file = zone.querySelector("input[type=file]");
  if (!file) continue;
  const dragged = event => event.dataTransfer && event.dataTransfer.types.includes("Files");
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, event => {
      if (!dragged(event)) return;
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", event => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("over");
  });
  zone.addEventListener("drop", event => {
    if (!dragged(event)) return;
    event.preventDefault();
    zone.classList.remove("over");
    file.files = event.dataTransfer.files;
    file.focus();
  });
}

document.addEventListener("keydown", event => {
  const active = document.activeElement;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && active instanceof HTMLTextAreaElement) {
    const button = active.closest(".ask")?.querySelector("button");
    if (button) button.click();
  }
});
