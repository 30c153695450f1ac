// What a verdict is called and how it is explained; the same words as annotate/course/grading/wording.py.
const Wording = (() => {
  const text = DATA.wording;

  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  const count = (number) => (number === 1 ? text.one_word : fill(text.words, { number }));

  const listed = (quotes) => quotes.map((quote) => `“${quote}”`).join(", ");

  function explain(verdict, article) {
    const gold = article.gold.spans[verdict.gold];
    const said = [];
    if (verdict.kind === "wrong-label") said.push(fill(text.wrong_label, { label: DATA.names[gold.label] }));
    if (verdict.sound !== null) {
      const sound = article.gold.sound[verdict.sound];
      said.push(fill(text.sound, { kind: sound.kind, reason: sound.reason }));
    } else if (verdict.elsewhere !== null) {
      const other = article.gold.spans[verdict.elsewhere];
      said.push(fill(text.elsewhere, { label: DATA.names[other.label], reason: other.reason }));
    } else if (verdict.kind === "false-alarm") {
      said.push(text.false_alarm);
    }
    if (verdict.words_too_many) {
      said.push(fill(text.too_many, { words: count(verdict.words_too_many), quotes: listed(verdict.too_many) }));
    }
    if (verdict.words_too_few) {
      said.push(fill(text.too_few, { words: count(verdict.words_too_few), quotes: listed(verdict.too_few) }));
    }
    return said.join(" ");
  }

  return { explain, fill, kind: (name) => text.kinds[name] };
})();
