// The lesson, step by step: questions, articles, feedback, questions, result.
(() => {
  const { lesson } = DATA;
  const labels = new Map(lesson.labels.map((label, n) => [label.key, { ...label, css: `l${n}` }]));
  const offered = [...labels.keys()];
  const readings = DATA.readings.map((reading) => ({
    ...reading, article: { ...reading.article, characters: Array.from(reading.article.text) },
  }));
  const main = document.getElementById("step");
  const live = document.getElementById("live");
  const bar = document.getElementById("bar");
  const steps = planned();
  const say = (words) => {
    // The same words twice would not be read twice.
    live.textContent = live.textContent === words ? `${words}\u00a0` : words;
  };

  function planned() {
    const articles = (phase) => readings.flatMap((reading, n) => (reading.phase !== phase ? [] : [
      { title: `Article ${n + 1} of ${readings.length}`, build: () => marking(reading, n) },
      ...(phase === "practice" ? [{ title: `Article ${n + 1}: what you found`, build: () => feedback(reading, n) }] : []),
    ]));
    const asked = (when) => (lesson.questions.some((q) => q.when.includes(when))
      ? [{ title: when === "before" ? "Before you begin" : "Looking back", build: () => questions(when) }] : []);
    return [
      { title: "Welcome", build: welcome },
      ...asked("before"), ...articles("before"), ...articles("practice"), ...articles("after"), ...asked("after"),
      { title: "Your result", build: result },
    ];
  }

  function show(move = true) {
    const n = Math.min(Work.state.step, steps.length - 1);
    const step = steps[n];
    bar.max = steps.length - 1;
    bar.value = n;
    document.getElementById("progress").textContent = `Step ${n + 1} of ${steps.length}`;
    document.title = `${step.title} – ${lesson.title}`;
    live.textContent = "";
    mine.hidden = n === 0;
    mine.textContent = `Not ${Work.state.student}? Start anew`;
    const heading = element("h2", { tabindex: "-1" }, step.title);
    main.replaceChildren(heading, ...step.build());
    window.scrollTo(0, 0);
    if (move) heading.focus({ preventScroll: true });
  }

  function next() {
    Work.state.step += 1;
    Work.save();
    show();
  }

  const onward = (words = "Next") => element("button", { type: "button", class: "main", onclick: next }, words);

  function welcome() {
    const name = element("input", { id: "student", required: true, maxlength: 100, autocomplete: "off", "aria-describedby": "name-help" });
    name.value = Work.state.student;
    const form = element("form", {
      onsubmit: (event) => {
        event.preventDefault();
        Work.state.student = name.value.trim();
        if (!Work.state.student) {
          name.value = "";
          name.reportValidity();
          return;
        }
        next();
      },
    },
    element("label", { for: "student" }, "Your name in this class"), name,
    element("p", { id: "name-help", class: "soft" }, "The pseudonym that your teacher gave you, not your real name."),
    element("button", { class: "main" }, "Begin"));
    return [
      ...lesson.introduction.map((words) => element("p", {}, words)),
      element("p", { class: "soft" }, `About ${lesson.minutes} minutes, ${readings.length} articles. All of it stays on this ` +
        "device: the page asks no server for anything, and you hand in your result yourself at the end."),
      element("p", { class: "warning" }, "This page contains its answers. It is for learning, not for tests: whoever looks " +
        "into its source text can read them."),
      ...(Work.save() ? [] : [element("p", { class: "warning" }, "This browser keeps nothing: do not close or reload the " +
        "page before you have saved your result.")]),
      form,
      element("h3", {}, "The labels"), labelHelp(labels),
    ];
  }

  function questions(when) {
    return [...lesson.questions.filter((q) => q.when.includes(when)).map((q) => question(q, when)), onward()];
  }

  function marking(reading, n) {
    return markingStep({ reading, work: Work.item(n), labels, say, onDone: next });
  }

  function feedback(reading, n) {
    return [...feedbackStep({ reading, work: Work.item(n), labels, offered, say }), onward()];
  }

  function phaseScore(phase) {
    const scores = readings.flatMap((reading, n) => (reading.phase === phase
      ? [Grading.grade(reading.article, Work.item(n).spans, offered).score] : []));
    return scores.length ? Grading.pool(scores, offered) : null;
  }

  function practiseNext(score) {
    const rows = score.labels.map((row) => ({ ...row, tried: row.spans + row.false_alarms })).filter((row) => row.tried);
    const worst = rows.reduce((found, row) => (row.credit / row.tried < (found?.rate ?? 1)
      ? { label: row.label, rate: row.credit / row.tried } : found), null);
    return worst && labels.get(worst.label);
  }

  function result() {
    const record = Work.record(readings);
    const titles = { before: "Before", practice: "Practice", after: "After" };
    const shown = ["before", "practice", "after"].flatMap((phase) => {
      const score = phaseScore(phase);
      if (!score) return [];
      const { hit, falseAlarm, discernment } = Grading.rates(score);
      return [element("h3", {}, titles[phase]),
        element("p", { class: "score", "data-phase": phase }, "Discernment ", element("strong", {}, signed(discernment)),
          ` = found ${percent(hit)} − falsely marked ${percent(falseAlarm)}. `,
          discernment === null ? "" : discernment >= lesson.pass_mark
            ? "✓ The goal of this lesson is reached." : `○ The goal of this lesson is ${signed(lesson.pass_mark)}.`),
        scoreTable(score, labels, `${titles[phase]}: counts for each label`)];
    });
    const weakest = practiseNext(phaseScore("after") ?? phaseScore("practice"));
    const code = element("textarea", { id: "code", rows: 4, readonly: true, spellcheck: "false" });
    Work.code(record).then((words) => {
      code.value = words;
    }, () => {
      code.value = "This browser cannot make the code. Save the file instead.";
    });
    const file = new Blob([JSON.stringify(record, null, 1)], { type: "application/json" });
    const download = element("a", { class: "main", href: URL.createObjectURL(file), download: fileName(record) },
      "Save the result file");
    return [
      element("p", {}, "1 means: everything found and nothing else marked. 0 means: no better than marking nothing, or " +
        "everything. Below 0 there is more crying wolf than finding."),
      ...shown,
      element("p", { class: "next" }, weakest ? "Practise next: " : "Nothing was wrong.",
        ...(weakest ? [labelName(weakest), `. ${weakest.definition}`] : [])),
      element("h3", {}, "Hand it in"),
      element("p", {}, "Save the file and give it to your teacher, or send the code."), element("p", {}, download),
      element("label", { for: "code" }, "Your result as a code"), code,
      element("div", { class: "row" },
        element("button", { type: "button", class: "small", onclick: () => copy(code) }, "Copy the code"),
        element("button", { type: "button", class: "small", onclick: again }, "Delete everything and start again")),
    ];
  }

  function copy(code) {
    code.select();
    const done = navigator.clipboard?.writeText(code.value) ?? Promise.reject(new Error("no clipboard"));
    done.then(() => say("Copied."), () => say("Selected: press Ctrl+C to copy."));
  }

  const mine = document.getElementById("mine");
  mine.addEventListener("click", again);

  function again() {
    if (!window.confirm("Delete your marks and answers from this device?")) return;
    Work.clear();
    show();
  }

  function fileName({ student, lesson: name }) {
    return `${name}-${student.replace(/[^\p{L}\p{N}]+/gu, "-")}.json`;
  }

  Work.load();
  show(Work.state.step > 0);
  if (Work.state.step > 0) say("You go on where you stopped.");
})();
