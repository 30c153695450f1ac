// Small pieces that the steps are built of.
function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

const percent = (value) => (value === null ? "–" : `${Math.round(value * 100)} %`);
const signed = (value) => (value === null ? "–" : value.toFixed(2).replace("-", "−"));
const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
const quoted = (text) => element("span", { class: "quote" }, text.replace(/\s+/g, " "));
const shortened = (text) => (text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text);

function kindBadge(kind) {
  const { symbol, name } = Wording.kind(kind);
  return element("span", { class: `kind ${kind}` }, element("span", { "aria-hidden": "true" }, symbol), ` ${name}`);
}

function labelName(label) {
  return element("span", { class: `u ${label.css}` }, label.name);
}

// One question about the student; the answer is kept as it is given.
function question(asked, when) {
  const id = `${when} ${asked.key}`;
  const keep = (value) => {
    Work.state.answers[id] = value;
    Work.save();
  };
  const given = Work.state.answers[id] ?? "";
  if (asked.type === "text") {
    const field = element("textarea", { id: `q-${asked.key}`, rows: 3, maxlength: 5000, oninput: (e) => keep(e.target.value) });
    field.value = given;
    return element("div", { class: "question" }, element("label", { for: `q-${asked.key}` }, asked.text), field);
  }
  const choices = asked.choices.map((choice) => element("label", { class: "choice" },
    element("input", {
      type: "radio", name: asked.key, value: choice.key, checked: given === choice.key, onchange: () => keep(choice.key),
    }), ` ${choice.text}`));
  return element("fieldset", { class: `question ${asked.type}` }, element("legend", {}, asked.text), ...choices);
}

function labelHelp(labels) {
  const rows = [...labels.values()].flatMap((label) => [
    element("dt", {}, labelName(label), ` (key ${label.hotkey.toUpperCase()})`),
    element("dd", {}, `${label.definition} Mark: ${label.extent}`,
      ...label.examples.map((example) => element("p", { class: "example" },
        example.before, element("strong", {}, example.marked), example.after,
        ` ${example.counter ? "Not this: " : ""}${example.why}`))),
  ]);
  return element("dl", { class: "labels" }, ...rows);
}

function scoreTable(score, labels, caption) {
  const heads = ["Label", "To find", "Right", "Partly", "Wrong label", "Missed", "False alarms"];
  const cells = (row) => [row.spans, row.hits, row.partial, row.wrong_label, row.missed, row.false_alarms];
  return element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
    element("table", {}, element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, ...score.labels.map((row) => element("tr", {},
        element("th", { scope: "row" }, labelName(labels.get(row.label))),
        ...cells(row).map((value) => element("td", {}, String(value))))))));
}
