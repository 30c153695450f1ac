// The article to mark: words under a cursor, by keyboard, mouse or touch.
//
// A selection is two places in the article's pieces; `onMark(label, start, end)` and `onDelete(piece)` tell what the
// reader wants, `say` speaks to the live region. `show(marks)` draws the marks anew.
function makeReader({ article, labels, onMark, onDelete, say }) {
  const box = document.createElement("div");
  box.className = "text marking";
  box.lang = article.language;
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-roledescription", "article to mark");
  box.setAttribute("aria-label", `Text of the article: ${article.title}`);
  box.setAttribute("aria-describedby", "how");

  const last = article.pieces.length - 1;
  const chosen = { anchor: 0, focus: 0, shown: false, tapped: false };
  let marks = [];

  const place = (from, to) => [article.pieces[from][0], article.pieces[to][1]];
  const range = () => [Math.min(chosen.anchor, chosen.focus), Math.max(chosen.anchor, chosen.focus)];
  const words = (from, to) => Grading.cut(article, ...place(from, to)).replace(/\s+/g, " ");
  const inside = (piece) => {
    const [start, end] = article.pieces[piece];
    return marks.filter((mark) => mark.start < end && mark.end > start);
  };
  const sentenceOf = (piece) => {
    const [start] = article.pieces[piece];
    const [left, right] = article.sentences.findLast(([begin]) => begin <= start) ?? article.sentences[0];
    const within = article.pieces.map((_, n) => n)
      .filter((n) => article.pieces[n][0] < right && article.pieces[n][1] > left);
    return [within[0] ?? 0, within.at(-1) ?? last];
  };

  function describe() {
    const [from, to] = range();
    if (from !== to) {
      const [first, end] = [words(from, Math.min(from + 3, to)), words(Math.max(to - 3, from), to)];
      const quote = to - from < 8 ? words(from, to) : `${first} … ${end}`;
      return `Selected, ${to - from + 1} words: “${quote}”`;
    }
    const here = inside(from).map((mark) => labels.get(mark.label).name);
    return words(from, from) + (here.length ? `, marked: ${here.join(", ")}` : "");
  }

  function move(to, extend, spoken) {
    chosen.focus = Math.max(0, Math.min(last, to));
    if (!extend) chosen.anchor = chosen.focus;
    chosen.shown = true;
    chosen.tapped = false;
    paint();
    box.querySelector(".cursor")?.scrollIntoView({ block: "nearest" });
    say(spoken && !extend ? spoken() : describe());
  }

  function sentence(step, extend) {
    const [first, end] = sentenceOf(chosen.focus);
    const to = step > 0 ? (extend && chosen.focus < end ? end : end + 1) : chosen.focus > first ? first : first - 1;
    const [start, stop] = sentenceOf(Math.max(0, Math.min(last, to)));
    move(extend ? (step > 0 ? (to === end ? end : stop) : start) : start, extend, () => words(start, stop));
  }

  function mark(label) {
    const [from, to] = range();
    if (!chosen.shown) {
      say("Choose words first.");
      return;
    }
    chosen.anchor = chosen.focus;
    chosen.tapped = false;
    onMark(label, ...place(from, to));
  }

  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey && !["Home", "End"].includes(event.key)) return;
    if (event.altKey || event.metaKey) return;
    const [first, end] = sentenceOf(chosen.focus);
    const actions = {
      ArrowRight: () => move(chosen.shown ? chosen.focus + 1 : 0, event.shiftKey),
      ArrowLeft: () => move(chosen.focus - 1, event.shiftKey),
      ArrowDown: () => sentence(1, event.shiftKey),
      ArrowUp: () => sentence(-1, event.shiftKey),
      Home: () => move(event.ctrlKey ? 0 : first, event.shiftKey),
      End: () => move(event.ctrlKey ? last : end, event.shiftKey),
      Escape: () => move(chosen.focus, false),
      Delete: () => onDelete(article.pieces[chosen.focus]),
      Backspace: () => onDelete(article.pieces[chosen.focus]),
    };
    const label = [...labels.values()].find((each) => each.hotkey === event.key.toLowerCase());
    const action = actions[event.key] ?? (label && (() => mark(label.key)));
    if (!action) return;
    event.preventDefault();
    action();
  });

  let pressed = null;
  const pieceAt = (target) => {
    const word = target.closest?.("[data-n]");
    return word && box.contains(word) ? Number(word.dataset.n) : null;
  };
  box.addEventListener("mousedown", (event) => {
    const piece = pieceAt(event.target);
    if (event.button !== 0 || piece === null) return;
    event.preventDefault();
    box.focus({ preventScroll: true });
    pressed = { piece, dragged: false };
  });
  box.addEventListener("mousemove", (event) => {
    const piece = pieceAt(event.target);
    if (!pressed || piece === null || !(event.buttons & 1) || (piece === pressed.piece && !pressed.dragged)) return;
    pressed.dragged = true;
    choose(pressed.piece, piece);
  });
  document.addEventListener("mouseup", (event) => {
    if (!pressed) return;
    const { piece, dragged } = pressed;
    pressed = null;
    if (dragged) say(describe());
    else tap(piece, event.shiftKey);
  });

  // A tap chooses a word, a second one on another word everything up to there.
  function tap(piece, extend) {
    const single = chosen.tapped && chosen.anchor === chosen.focus;
    if (extend || (single && piece !== chosen.anchor)) {
      choose(chosen.anchor, piece);
    } else {
      choose(piece, piece);
      chosen.tapped = true;
    }
    say(describe());
  }

  function choose(anchor, focus) {
    Object.assign(chosen, { anchor, focus, shown: true, tapped: false });
    paint();
  }

  function paint() {
    const [from, to] = range();
    box.querySelectorAll("[data-n]").forEach((word) => {
      const n = Number(word.dataset.n);
      word.classList.toggle("chosen", chosen.shown && n >= from && n <= to);
      word.classList.toggle("cursor", chosen.shown && n === chosen.focus);
    });
    box.querySelectorAll("[data-gap]").forEach((gap) => {
      const n = Number(gap.dataset.gap);
      gap.classList.toggle("chosen", chosen.shown && n > from && n <= to);
    });
  }

  function show(drawn) {
    marks = drawn;
    drawText(box, article, marks.map((each) => ({ ...each, classes: ["u", labels.get(each.label).css] })));
    paint();
  }

  return { box, show, mark };
}

// The article's paragraphs into `box`: each piece is an element, in one wrapper for each mark that covers it. A mark is
// {start, end, classes, note}; the `note`, an element, follows the mark's last word.
function drawText(box, article, marks) {
  const lanes = laneOf(marks);
  const covering = (start, end) => marks.filter((mark) => mark.start < end && mark.end > start);
  const wrapped = (node, over) => over.reduceRight((inner, mark) => {
    const outer = document.createElement("span");
    outer.className = [...mark.classes, `lane${lanes.get(mark)}`].join(" ");
    outer.append(inner);
    return outer;
  }, node);
  let paragraph = null;
  let before = null;
  box.replaceChildren();
  article.pieces.forEach(([start, end], n) => {
    const gap = before === null ? "\n" : Grading.cut(article, before, start);
    if (gap.includes("\n")) {
      paragraph = document.createElement("p");
      if (start < article.body_start) paragraph.className = "headline";
      box.append(paragraph);
    } else if (gap) {
      const space = element("span", { "data-gap": n }, " ");
      paragraph.append(wrapped(space, covering(start, end).filter((mark) => mark.start < before)));
    }
    const word = document.createElement("span");
    word.dataset.n = n;
    word.textContent = Grading.cut(article, start, end);
    const over = covering(start, end);
    paragraph.append(wrapped(word, over));
    over.filter((mark) => mark.note && mark.end <= end).forEach((mark) => paragraph.append(mark.note));
    before = end;
  });
}

// The lowest line for each mark that no overlapping mark before it has, so that underlines do not cover each other.
function laneOf(marks) {
  const ends = [];
  const lanes = new Map();
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    let lane = ends.findIndex((end) => end <= mark.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = mark.end;
    lanes.set(mark, Math.min(lane, 3));
  }
  return lanes;
}
