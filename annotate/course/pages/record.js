// What the student did, kept in this browser until it is handed in: see annotate/course/grading/result.py for the record.
const Work = (() => {
  const key = `unsourced-course:${DATA.key}`;
  const fresh = () => ({ student: "", step: 0, items: {}, answers: {} });
  let state = fresh();

  function load() {
    try {
      state = { ...fresh(), ...JSON.parse(localStorage.getItem(key) ?? "{}") };
    } catch {
      state = fresh();
    }
    return state;
  }

  // Whether this browser keeps it.
  function save() {
    try {
      localStorage.setItem(key, JSON.stringify(state));
      return true;
    } catch {
      return false;
    }
  }

  function clear() {
    state = fresh();
    save();
  }

  function item(n) {
    state.items[n] ??= { spans: [], seconds: 0, disagreements: [], checked: false };
    return state.items[n];
  }

  function record(readings) {
    const items = readings.flatMap((reading, n) => {
      const done = state.items[n];
      if (!done?.checked) return [];
      return [{
        phase: reading.phase, article: reading.article.id, name: reading.article.name, spans: done.spans,
        seconds: Math.round(done.seconds * 10) / 10, disagreements: done.disagreements,
      }];
    });
    const answers = Object.entries(state.answers).filter(([, value]) => value !== "").map(([id, value]) => {
      const [when, question] = id.split(" ");
      return { when, question, value };
    });
    return {
      format: "unsourced-course-result", version: 1, student: state.student, lesson: DATA.lesson.name,
      form: DATA.form, items, answers, finished: items.length === readings.length,
    };
  }

  async function code(result) {
    const bytes = new TextEncoder().encode(JSON.stringify(result));
    const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const raw = new Uint8Array(await new Response(packed).arrayBuffer());
    const letters = btoa(Array.from(raw, (byte) => String.fromCharCode(byte)).join(""));
    return "SWHO1." + letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  return { load, save, clear, item, record, code, get state() { return state; } };
})();
