// "I disagree" on a page of feedback: the student's own result, with what they dispute, as a file for the teacher.
"use strict";
(() => {
  const result = JSON.parse(document.getElementById("data").textContent);
  const fields = [...document.querySelectorAll(".disagree")];
  const hand = document.getElementById("hand");
  const told = document.getElementById("told");
  const save = document.getElementById("save");
  for (const field of [...fields, hand]) field.hidden = false;
  document.getElementById("words").hidden = true;

  const disputed = (field) => ({
    label: field.dataset.label, start: Number(field.dataset.start), end: Number(field.dataset.end),
    verdict: field.dataset.verdict, reason: field.querySelector("textarea").value.trim(),
  });
  const same = (one, other) => one.label === other.label && one.start === other.start && one.end === other.end;

  function items() {
    return result.items.map((item, n) => {
      const here = fields.filter((field) => Number(field.dataset.item) === n).map(disputed);
      const others = item.disagreements.filter((each) => !here.some((one) => same(one, each)));
      return { ...item, disagreements: [...others, ...here.filter((each) => each.reason)] };
    });
  }

  save.addEventListener("click", () => {
    const record = { ...result, items: items() };
    const count = record.items.reduce((sum, item) => sum + item.disagreements.length, 0);
    const file = new Blob([JSON.stringify(record, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${result.lesson}-${result.student.replace(/[^\p{L}\p{N}]+/gu, "-")}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
    told.textContent = count ? `Saved with ${count} of your objections. Give the file to your teacher.` : "Saved without an objection.";
  });
})();
