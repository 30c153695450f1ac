// The step in which an article is read and marked, and the one that shows what became of the marks.
function markingStep({ reading, work, labels, say, onDone }) {
  const { article } = reading;
  const opened = performance.now();
  const before = work.seconds;
  const time = () => {
    work.seconds = before + (performance.now() - opened) / 1000;
  };
  const save = () => {
    time();
    Work.save();
  };
  const reader = makeReader({
    article, labels, say,
    onMark(label, start, end) {
      const name = labels.get(label).name;
      if (work.spans.some((each) => each.label === label && each.start === start && each.end === end)) {
        say(`That is marked as ${name} already.`);
        return;
      }
      work.spans.push({ label, start, end, reason: "" });
      work.spans.sort((a, b) => a.start - b.start || a.end - b.end);
      changed(`Marked as ${name}: “${shortened(quote({ start, end }))}”. ${plural(work.spans.length, "mark")}.`);
    },
    onDelete([start, end]) {
      const here = work.spans.filter((mark) => mark.start < end && mark.end > start);
      if (here.length) remove(here.sort((a, b) => (a.end - a.start) - (b.end - b.start))[0]);
      else say("There is no mark here.");
    },
  });
  const quote = ({ start, end }) => Grading.cut(article, start, end).replace(/\s+/g, " ");
  const list = element("ul", { class: "marks" });
  const heading = element("h3", { id: "marks", tabindex: "-1" });

  function remove(mark) {
    work.spans.splice(work.spans.indexOf(mark), 1);
    changed(`Deleted: ${labels.get(mark.label).name}, “${shortened(quote(mark))}”. ${plural(work.spans.length, "mark")}.`);
  }

  function changed(words) {
    draw();
    save();
    say(words);
  }

  function draw() {
    reader.show(work.spans);
    heading.textContent = `Your marks (${work.spans.length})`;
    list.replaceChildren(...work.spans.map((mark, n) => {
      const reason = element("input", {
        id: `reason-${n}`, maxlength: 1000, autocomplete: "off",
        oninput: (event) => {
          mark.reason = event.target.value;
          save();
        },
      });
      reason.value = mark.reason;
      const name = `${labels.get(mark.label).name}: “${shortened(quote(mark))}”`;
      return element("li", {}, labelName(labels.get(mark.label)), " ", quoted(shortened(quote(mark))),
        element("div", { class: "row" }, element("label", { for: `reason-${n}` }, "Why?", element("span", { class: "hidden" }, ` ${name}`)), reason,
          element("button", {
            type: "button", class: "small", "aria-label": `Delete mark ${name}`,
            onclick: () => {
              remove(mark);
              heading.focus();
            },
          }, "Delete")));
    }));
  }

  draw();
  const buttons = [...labels.values()].map((label) => element("button",
    { type: "button", class: "label", onclick: () => reader.mark(label.key) },
    element("kbd", { "aria-hidden": "true" }, label.hotkey.toUpperCase()), " ", labelName(label)));
  const done = element("button", {
    type: "button", class: "main",
    onclick: () => {
      time();
      work.checked = true;
      Work.save();
      onDone();
    },
  }, reading.phase === "practice" ? "Check my marks" : "Hand in this article");
  return [
    element("p", { class: "about" }, article.outlet ? `From ${article.outlet}. ` : "",
      reading.phase === "practice" ? "" : "This one is asked without feedback."),
    ...originalOf(reading),
    element("details", { class: "how" }, element("summary", {}, "How to mark"), element("p", { id: "how" },
      "With the mouse drag over the words; by touch tap the first word, then the last; then press a label below. " +
      "By keyboard: the arrow keys move from word to word and sentence to sentence, Shift extends, Home and End go to " +
      `the sentence's ends, ${[...labels.values()].map((l) => `${l.hotkey.toUpperCase()} marks ${l.name}`).join(", ")}, ` +
      "Delete removes a mark, Escape lets go."), labelHelp(labels)),
    reader.box,
    element("div", { class: "tools", role: "group", "aria-label": "Mark the chosen words as" }, ...buttons),
    heading, list, done,
  ];
}

function originalOf(reading) {
  if (!reading.original) return [];
  const { outlet, paragraphs, title } = reading.original;
  return [element("details", { class: "original" },
    element("summary", {}, `The original${outlet ? `, from ${outlet}` : ""}: ${title}`),
    ...paragraphs.map((words) => element("p", {}, words)))];
}

function feedbackStep({ reading, work, labels, offered, say }) {
  const { article } = reading;
  const { verdicts, marks, score } = Grading.grade(article, work.spans, offered);
  const rates = Grading.rates(score);
  const placeOf = (v) => (v.mark !== null ? marks[v.mark] : article.gold.spans[v.gold]);
  const box = element("div", { class: "text", lang: article.language });
  drawText(box, article, verdicts.map((v, n) => ({
    start: placeOf(v).start, end: placeOf(v).end, classes: ["v", v.kind],
    note: element("a", { class: `note ${v.kind}`, href: `#v${n + 1}` },
      element("span", { "aria-hidden": "true" }, `${Wording.kind(v.kind).symbol}${n + 1}`),
      element("span", { class: "hidden" }, `(${n + 1}: ${Wording.kind(v.kind).name})`)),
  })));
  const found = score.labels.reduce((sum, row) => sum + row.hits + row.partial, 0);
  const spans = score.labels.reduce((sum, row) => sum + row.spans, 0);
  const alarms = score.labels.reduce((sum, row) => sum + row.false_alarms, 0);
  const summary = spans
    ? `You found ${found} of ${spans}; false alarms: ${alarms}. Discernment here: ${signed(rates.discernment)}.`
    : `There was nothing to find here. False alarms: ${alarms}.`;
  const items = verdicts.map((v, n) => {
    const at = placeOf(v);
    const gold = v.gold === null ? null : article.gold.spans[v.gold];
    const explained = Wording.explain(v, article);
    return element("li", { id: `v${n + 1}`, class: v.kind },
      element("p", {}, kindBadge(v.kind), ". ", labelName(labels.get(v.label)),
        ": ", quoted(Grading.cut(article, at.start, at.end))),
      ...(explained ? [element("p", {}, explained)] : []),
      ...(gold ? [element("p", { class: "reason" }, `Why: ${gold.reason}`)] : []),
      disagreement({ work, v, at, n, say }));
  });
  return [
    element("p", { class: "summary" }, summary),
    box,
    element("h3", {}, "What the answers say"),
    element("ol", { class: "verdicts" }, ...(items.length ? items
      : [element("li", {}, "No marks, and none were needed: you did not cry wolf.")])),
  ];
}

function disagreement({ work, v, at, n, say }) {
  const same = (each) => each.label === v.label && each.start === at.start && each.end === at.end;
  const field = element("textarea", { id: `no-${n}`, rows: 2, maxlength: 5000 });
  field.value = work.disagreements.find(same)?.reason ?? "";
  const saved = element("span", { class: "saved" }, field.value ? "Noted for your teacher." : "");
  const keep = () => {
    work.disagreements = work.disagreements.filter((each) => !same(each));
    if (field.value.trim()) {
      const { start, end } = at;
      work.disagreements.push({ label: v.label, start, end, verdict: v.kind, reason: field.value.trim() });
    }
    saved.textContent = field.value.trim() ? "Noted for your teacher." : "Taken back.";
    Work.save();
    say(saved.textContent);
  };
  return element("details", { class: "disagree", open: Boolean(field.value) },
    element("summary", {}, "I disagree", element("span", { class: "hidden" }, ` with answer ${n + 1}`)),
    element("label", { for: `no-${n}` }, `Why do you disagree with answer ${n + 1}? The answers can be wrong.`), field,
    element("div", { class: "row" }, element("button", { type: "button", class: "small", onclick: keep }, "Keep"), saved));
}
