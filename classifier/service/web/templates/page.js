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

// A note is gone when its mark has lost the focus: too early for the link in it to get it.
document.addEventListener("keydown", event => {
  const note = document.activeElement.matches("mark") && document.activeElement.nextElementSibling;
  if (event.key !== "Tab" || !note) return;
  note.classList.add("held");
  setTimeout(() => note.classList.remove("held"));
});

// From a note to the form that says that its mark is wrong.
for (const link of document.querySelectorAll(".doubt")) {
  link.addEventListener("click", () => {
    const form = document.querySelector(link.hash)?.querySelector(".remark");
    if (!form) return;
    form.closest(".list").open = true;
    form.open = true;
    setTimeout(() => form.querySelector("summary").focus());
  });
}

// What was selected in the text are the words that lack a mark.
const missing = document.getElementById("missing");
if (missing) {
  let selected = "";
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (selection.anchorNode?.parentElement?.closest(".text") && !selection.isCollapsed) selected = selection.toString().trim();
  });
  missing.addEventListener("toggle", () => {
    const words = document.getElementById("words");
    if (missing.open && !words.value) words.value = selected;
  });
}

// The Enter key would press the first button of the form, wherever it stands.
for (const form of document.querySelectorAll(".remark")) {
  form.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
}

document.addEventListener("keydown", event => {
  if (event.key === "Escape") document.body.classList.add("quiet");
});
for (const name of ["pointermove", "focusin"]) {
  document.addEventListener(name, () => document.body.classList.remove("quiet"));
}
