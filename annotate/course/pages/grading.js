// The same as annotate/course/grading/grade.py, word for word; a test grades the same marks with both.
const Grading = (() => {
  const LEAST_CREDIT = 0.2;
  const ALIKE = 0.5;

  const wordsWithin = (article, start, end) => {
    const found = new Set();
    article.words.forEach(([left, right], number) => {
      if (left < end && right > start) found.add(number);
    });
    return found;
  };

  const minus = (one, other) => new Set([...one].filter((number) => !other.has(number)));

  const dice = (one, other) => {
    const both = [...one].filter((number) => other.has(number)).length;
    return both ? (2 * both) / (one.size + other.size) : 0;
  };

  const largest = (shares, least) => {
    const best = Math.max(0, ...shares);
    return best >= least ? shares.indexOf(best) : null;
  };

  const cut = (article, start, end) => article.characters.slice(start, end).join("");

  const quoted = (article, numbers) => {
    const runs = [];
    for (const number of [...numbers].sort((a, b) => a - b)) {
      const last = runs.at(-1);
      if (last && last[1] === number - 1) last[1] = number;
      else runs.push([number, number]);
    }
    return runs.map(([first, last]) =>
      cut(article, article.words[first][0], article.words[last][1]).trim().split(/\s+/).join(" "));
  };

  const byKeys = (...keys) => (one, other) => {
    for (const key of keys) {
      const [a, b] = [key(one), key(other)];
      if (a < b) return -1;
      if (a > b) return 1;
    }
    return 0;
  };

  const oneToOne = (candidates) => {
    const marks = new Map();
    const spans = new Set();
    for (const [, gold, mark] of candidates.sort(byKeys((c) => c[0], (c) => c[1], (c) => c[2]))) {
      if (marks.has(mark) || spans.has(gold)) continue;
      marks.set(mark, gold);
      spans.add(gold);
    }
    return marks;
  };

  function grade(article, given, offered) {
    const gold = article.gold;
    const answers = new Map(gold.spans.map((span, n) => [n, span.accepted
      .filter((v) => offered.includes(v.label))
      .map((v) => ({ label: v.label, words: wordsWithin(article, v.start, v.end) }))])
      .filter(([, each]) => each.length));
    const spans = [...answers.keys()];
    // Nobody can be asked for a label that is not offered.
    const optional = new Set(spans.filter((n) => gold.spans[n].optional || !offered.includes(gold.spans[n].label)));
    const marks = given.filter((mark) => offered.includes(mark.label))
      .sort(byKeys((m) => m.start, (m) => m.end, (m) => m.label));
    const covered = marks.map((mark) => wordsWithin(article, mark.start, mark.end));
    const best = (mark, number, same) => Math.max(0, ...answers.get(number)
      .filter((answer) => !same || answer.label === marks[mark].label)
      .map((answer) => dice(covered[mark], answer.words)));

    const pair = (same, least, free) => {
      const candidates = [];
      marks.forEach((_, mark) => spans.forEach((number) => {
        if (!free(mark, number)) return;
        const credit = best(mark, number, same);
        if (credit >= least) candidates.push([-credit, number, mark]);
      }));
      return oneToOne(candidates);
    };
    const pairs = pair(true, LEAST_CREDIT, () => true);
    const met = new Set(pairs.values());
    const again = new Map();
    marks.forEach((_, mark) => spans.forEach((number) => {
      if (!pairs.has(mark) && best(mark, number, true) === 1) again.set(mark, number);
    }));
    const swapped = pair(false, ALIKE, (mark, number) =>
      !pairs.has(mark) && !again.has(mark) && !met.has(number) && !optional.has(number));

    const verdict = (values) => ({
      kind: "", label: "", mark: null, gold: null, credit: 0, too_many: [], too_few: [],
      words_too_many: 0, words_too_few: 0, sound: null, elsewhere: null, ...values,
    });
    const meeting = (mark, number, counts) => {
      const same = answers.get(number).filter((answer) => answer.label === marks[mark].label);
      let nearest = same[0];
      for (const answer of same) {
        if (dice(covered[mark], answer.words) > dice(covered[mark], nearest.words)) nearest = answer;
      }
      const credit = dice(covered[mark], nearest.words);
      const [many, few] = [minus(covered[mark], nearest.words), minus(nearest.words, covered[mark])];
      return verdict({
        kind: !counts ? "accepted" : credit === 1 ? "right" : "partial", label: marks[mark].label, mark,
        gold: number, credit, too_many: quoted(article, many), too_few: quoted(article, few),
        words_too_many: many.size, words_too_few: few.size,
      });
    };
    const soundAt = (mark) => {
      const shares = gold.sound.map((sound) => dice(covered[mark], wordsWithin(article, sound.start, sound.end)));
      return largest(shares, LEAST_CREDIT);
    };
    const elsewhereAt = (mark) => largest(gold.spans.map((span) => (offered.includes(span.label) ? 0
      : dice(covered[mark], wordsWithin(article, span.start, span.end)))), ALIKE);
    const verdicts = marks.map(({ label }, mark) => {
      if (pairs.has(mark)) return meeting(mark, pairs.get(mark), !optional.has(pairs.get(mark)));
      if (again.has(mark)) return meeting(mark, again.get(mark), false);
      if (swapped.has(mark)) return verdict({ kind: "wrong-label", label, mark, gold: swapped.get(mark) });
      const sound = soundAt(mark);
      return verdict({ kind: "false-alarm", label, mark, sound, elsewhere: sound === null ? elsewhereAt(mark) : null });
    });
    const found = new Set([...pairs.values(), ...swapped.values()]);
    spans.filter((number) => !found.has(number) && !optional.has(number)).forEach((number) =>
      verdicts.push(verdict({ kind: "missed", label: gold.spans[number].label, gold: number })));

    const inGold = new Map(offered.map((label) => [label, new Set()]));
    answers.forEach((each) => each.forEach(({ label, words }) => words.forEach((w) => inGold.get(label).add(w))));
    const anywhere = new Set([...inGold.values()].flatMap((words) => [...words]));
    const falsely = new Set();
    marks.forEach((mark, n) => minus(covered[n], inGold.get(mark.label)).forEach((word) => falsely.add(word)));

    const labelScore = (label) => {
      const ours = verdicts.filter((v) => v.gold !== null && v.kind !== "accepted" && gold.spans[v.gold].label === label);
      const count = (kind) => ours.filter((v) => v.kind === kind).length;
      return {
        label, spans: ours.length, hits: count("right"), partial: count("partial"), wrong_label: count("wrong-label"),
        missed: count("missed"),
        false_alarms: verdicts.filter((v) => v.kind === "false-alarm" && v.label === label).length,
        credit: ours.reduce((sum, v) => sum + v.credit, 0),
      };
    };
    const score = {
      labels: offered.map(labelScore), words: article.words.length, false_words: falsely.size,
      other_words: article.words.length - anywhere.size, false_other_words: minus(falsely, anywhere).size,
      sound_marked: verdicts.filter((v) => v.sound !== null).map((v) => gold.sound[v.sound].kind),
    };
    const start = (v) => (v.mark !== null ? marks[v.mark].start : gold.spans[v.gold].start);
    verdicts.sort(byKeys(start, (v) => (v.mark !== null ? 0 : 1), (v) => v.mark ?? v.gold));
    return { marks, verdicts, score };
  }

  function pool(scores, offered) {
    const counts = ["spans", "hits", "partial", "wrong_label", "missed", "false_alarms", "credit"];
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    const row = (label) => {
      const rows = scores.flatMap((score) => score.labels.filter((each) => each.label === label));
      return { label, ...Object.fromEntries(counts.map((key) => [key, sum(rows.map((each) => each[key]))])) };
    };
    return {
      labels: offered.map(row), sound_marked: scores.flatMap((s) => s.sound_marked),
      ...Object.fromEntries(["words", "false_words", "other_words", "false_other_words"].map((key) =>
        [key, sum(scores.map((s) => s[key]))])),
    };
  }

  function rates(score) {
    const sum = (key) => score.labels.reduce((total, label) => total + label[key], 0);
    const spans = sum("spans");
    const hit = spans ? sum("credit") / spans : null;
    const other = score.other_words ? score.false_other_words / score.other_words : 0;
    const falseAlarm = score.words ? Math.max(other, score.false_words / score.words) : null;
    return { hit, falseAlarm, discernment: hit === null ? null : hit - (falseAlarm ?? 0) };
  }

  return { grade, pool, rates, cut };
})();
