"""How well somebody's marks meet the gold of an article. Pure; the practice page has the same in JavaScript.

Marks are compared by their words, so a comma or bracket more or less is no mistake.

*Credit* of a mark for a gold span of its label is Dice's coefficient of their words, 2·|both| / (|mark| + |gold|):
1 for the same words, little for a mark of the whole article. Below LEAST_CREDIT they do not belong together. Where the
gold accepts alternatives the best counts. Each mark belongs to at most one span, the pairs with most credit first.
A mark left over that is an answer of a span which another mark has met is *accepted*, and so is one of an optional span
or of a span whose own label is not offered, where the gold accepts it. Of the others, a mark whose words are ALIKE to
those of a span left over has the *wrong label*.

*Discernment* = hit rate - false-alarm rate, from -1 to 1:

    hit rate          Σ credit / spans to be found
    false-alarm rate  the larger of  words marked in no gold span / words in no gold span
                      and            words falsely marked / words

A word is falsely marked where a mark's label is not what the gold says there; optional spans neither count nor harm. So
"all right" is 1, "nothing marked" 0, and "everything marked", however it is done and with whatever labels, 0 or less.
The second share is there for the wrong labels, which the first one does not see. Sums are pooled over articles, so that
one without anything to find still counts by its false alarms.

The hit rate less the false-alarm rate is an old index of sensitivity apart from response bias ("Pr" of the two-high-
threshold model: J. G. Snodgrass and J. Corwin (1988), Pragmatics of measuring recognition memory, Journal of
Experimental Psychology: General 117). Media truth discernment, belief in true less belief in false news, is the same
idea (G. Pennycook and D. G. Rand (2021), The psychology of fake news, Trends in Cognitive Sciences 25).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from annotate.course.lessons.gold import Gold, Sound
from annotate.course.lessons.tokens import quoted, words_within
from unsourced.core.spans import Span

Kind = Literal["right", "partial", "wrong-label", "missed", "false-alarm", "accepted"]
LEAST_CREDIT = 0.2
ALIKE = 0.5

_Words = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one mark or one gold span came to.

    `mark` is a place in the Grade's `marks`, `gold` one in the gold's spans; a missed span has no mark, a false alarm
    no gold. An `accepted` mark is fine and does not count. `too_many` and `too_few` quote the words marked beside the
    gold and of it left out; `words_too_many` and `words_too_few` count them. `sound` names what a false alarm took for
    wrong: the place in the gold's `sound` entries, or None. `elsewhere` is the gold span of a label not offered, on
    about these words: no mark of this lesson, but of another.
    """

    kind: Kind
    label: str
    mark: int | None = None
    gold: int | None = None
    credit: float = 0.0
    too_many: tuple[str, ...] = ()
    too_few: tuple[str, ...] = ()
    words_too_many: int = 0
    words_too_few: int = 0
    sound: int | None = None
    elsewhere: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelScore:
    """Counts of a label's spans to be found (`spans` = hits + partial + wrong_label + missed) and of its false alarms.

    `wrong_label` counts under the label that would have been right; `credit` is the sum over its spans.
    """

    label: str
    spans: int = 0
    hits: int = 0
    partial: int = 0
    wrong_label: int = 0
    missed: int = 0
    false_alarms: int = 0
    credit: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Score:
    """Sums over one article or several; see the module for the rates. A rate of nothing is None.

    `other_words` are those in no gold span, `false_other_words` the marked ones among them; `sound_marked` has the kind
    of sound reporting for each false alarm that took some for wrong.
    """

    labels: tuple[LabelScore, ...]
    words: int = 0
    false_words: int = 0
    other_words: int = 0
    false_other_words: int = 0
    sound_marked: tuple[str, ...] = field(default=())

    @property
    def spans(self) -> int:
        """How many spans were to be found."""
        return sum(label.spans for label in self.labels)

    @property
    def false_alarms(self) -> int:
        """How many marks are false alarms."""
        return sum(label.false_alarms for label in self.labels)

    @property
    def hit_rate(self) -> float | None:
        """The credit for what was found as a share of what was to be found, 0 to 1; None where that is nothing."""
        return sum(label.credit for label in self.labels) / self.spans if self.spans else None

    @property
    def false_alarm_rate(self) -> float | None:
        """The share of words that were marked and should not be, 0 to 1: of all, or of those in no gold span if larger.

        None where there are no words.
        """
        if not self.words:
            return None
        other = self.false_other_words / self.other_words if self.other_words else 0.0
        return max(other, self.false_words / self.words)

    @property
    def discernment(self) -> float | None:
        """None where there was nothing to find."""
        hit = self.hit_rate
        return None if hit is None else hit - (self.false_alarm_rate or 0.0)


@dataclass(frozen=True, kw_only=True)
class Grade:
    """One person's marks on one article; `marks` are theirs in order of place, without repetitions.

    `verdicts` come in order of place: one for each mark, and one for each missed span.
    """

    marks: tuple[Span, ...]
    verdicts: tuple[Verdict, ...]
    score: Score


def grade(gold: Gold, marks: Iterable[Span], offered: Sequence[str]) -> Grade:
    """Marks against the gold, for the labels that were offered; what has another label is left out on both sides."""
    return _Grading(gold, marks, offered).grade()


def pool(scores: Iterable[Score], offered: Sequence[str]) -> Score:
    """The sums of several articles, a row a label in the order of `offered`."""
    every = list(scores)
    rows = [row for score in every for row in score.labels]
    return Score(
        labels=tuple(_sum(label, [row for row in rows if row.label == label]) for label in offered),
        words=sum(score.words for score in every),
        false_words=sum(score.false_words for score in every),
        other_words=sum(score.other_words for score in every),
        false_other_words=sum(score.false_other_words for score in every),
        sound_marked=tuple(name for score in every for name in score.sound_marked),
    )


class _Grading:
    def __init__(self, gold: Gold, marks: Iterable[Span], offered: Sequence[str]) -> None:
        self.gold = gold
        self.offered = offered
        self.answers = {
            number: answers
            for number, span in enumerate(gold.spans)
            if (answers := [(v.label, self._words(v.start, v.end)) for v in span.accepted if v.label in offered])
        }
        self.spans = list(self.answers)
        # Nobody can be asked for a label that is not offered.
        self.optional = {n for n in self.spans if gold.spans[n].optional or gold.spans[n].label not in offered}
        self.marks = _in_order(mark for mark in marks if mark.label in offered)
        self.covered = [self._words(mark.start, mark.end) for mark in self.marks]

    def grade(self) -> Grade:
        pairs = self._pairs()
        again = self._again(pairs)
        swapped = self._swapped({**pairs, **again})
        verdicts = [self._marked(number, pairs, again, swapped) for number in range(len(self.marks))]
        met = {*pairs.values(), *swapped.values()}
        verdicts += [
            Verdict(kind="missed", label=self.gold.spans[number].label, gold=number)
            for number in self.spans
            if number not in met and number not in self.optional
        ]
        return Grade(
            marks=self.marks,
            verdicts=tuple(sorted(verdicts, key=self._sort_key)),
            score=self._score(verdicts),
        )

    def _pairs(self) -> dict[int, int]:
        """Marks with the gold span of their label, each at most once, the best first."""
        candidates = []
        for mark, covered in enumerate(self.covered):
            for number in self.spans:
                credit = max(
                    (_dice(covered, w) for lb, w in self.answers[number] if lb == self.marks[mark].label), default=0.0
                )
                if credit >= LEAST_CREDIT:
                    candidates.append((-credit, number, mark))
        return _one_to_one(candidates)

    def _again(self, pairs: dict[int, int]) -> dict[int, int]:
        """Marks left over that are an answer, too, of a span that another mark has met."""
        return {
            mark: number
            for mark, covered in enumerate(self.covered)
            for number in self.spans
            if mark not in pairs and (self.marks[mark].label, covered) in self.answers[number]
        }

    def _swapped(self, pairs: dict[int, int]) -> dict[int, int]:
        """Marks left over with a gold span left over that has about these words and another label."""
        candidates = []
        for mark, covered in enumerate(self.covered):
            for number in self.spans:
                if mark in pairs or number in pairs.values() or number in self.optional:
                    continue
                alike = max((_dice(covered, w) for _, w in self.answers[number]), default=0.0)
                if alike >= ALIKE:
                    candidates.append((-alike, number, mark))
        return _one_to_one(candidates)

    def _marked(self, mark: int, pairs: dict[int, int], again: dict[int, int], swapped: dict[int, int]) -> Verdict:
        label = self.marks[mark].label
        if mark in pairs:
            return self._met(mark, pairs[mark], counts=pairs[mark] not in self.optional)
        if mark in again:
            return self._met(mark, again[mark], counts=False)
        if mark in swapped:
            return Verdict(kind="wrong-label", label=label, mark=mark, gold=swapped[mark])
        sound = self._sound(mark)
        elsewhere = self._elsewhere(mark) if sound is None else None
        return Verdict(kind="false-alarm", label=label, mark=mark, sound=sound, elsewhere=elsewhere)

    def _met(self, mark: int, number: int, *, counts: bool) -> Verdict:
        label, covered = self.marks[mark].label, self.covered[mark]
        answers = [words for its, words in self.answers[number] if its == label]
        best = max(answers, key=lambda words: _dice(covered, words))
        credit = _dice(covered, best)
        kind: Kind = "accepted" if not counts else "right" if credit == 1 else "partial"
        return Verdict(
            kind=kind,
            label=label,
            mark=mark,
            gold=number,
            credit=credit,
            too_many=quoted(self.gold.article.text, self.gold.words, covered - best),
            too_few=quoted(self.gold.article.text, self.gold.words, best - covered),
            words_too_many=len(covered - best),
            words_too_few=len(best - covered),
        )

    def _sound(self, mark: int) -> int | None:
        """Which `sound` entry a mark is about: the one it shares most with."""
        shares = [_dice(self.covered[mark], self._words(sound.start, sound.end)) for sound in self.gold.sound]
        return _largest(shares, LEAST_CREDIT)

    def _elsewhere(self, mark: int) -> int | None:
        """Which span of a label that was not offered a mark is about."""
        shares = [
            0.0 if span.label in self.offered else _dice(self.covered[mark], self._words(span.start, span.end))
            for span in self.gold.spans
        ]
        return _largest(shares, ALIKE)

    def _score(self, verdicts: Sequence[Verdict]) -> Score:
        in_gold: dict[str, set[int]] = {label: set() for label in self.offered}
        for answers in self.answers.values():
            for label, inside in answers:
                in_gold[label] |= inside
        anywhere = set().union(*in_gold.values())
        false = {w for mark, words in zip(self.marks, self.covered, strict=True) for w in words - in_gold[mark.label]}
        return Score(
            labels=tuple(self._label_score(label, verdicts) for label in self.offered),
            words=len(self.gold.words),
            false_words=len(false),
            other_words=len(self.gold.words) - len(anywhere),
            false_other_words=len(false - anywhere),
            sound_marked=tuple(self.gold.sound[v.sound].kind for v in verdicts if v.sound is not None),
        )

    def _label_score(self, label: str, verdicts: Sequence[Verdict]) -> LabelScore:
        ours = [v for v in verdicts if v.gold is not None and self.gold.spans[v.gold].label == label]
        kinds = [v.kind for v in ours if v.kind != "accepted"]
        return LabelScore(
            label=label,
            spans=len(kinds),
            hits=kinds.count("right"),
            partial=kinds.count("partial"),
            wrong_label=kinds.count("wrong-label"),
            missed=kinds.count("missed"),
            false_alarms=sum(v.kind == "false-alarm" and v.label == label for v in verdicts),
            credit=sum(v.credit for v in ours if v.kind != "accepted"),
        )

    def _words(self, start: int, end: int) -> _Words:
        return words_within(self.gold.words, start, end)

    def _sort_key(self, verdict: Verdict) -> tuple[int, int, int]:
        if verdict.mark is not None:
            return self.marks[verdict.mark].start, 0, verdict.mark
        assert verdict.gold is not None
        return self.gold.spans[verdict.gold].start, 1, verdict.gold


def sound_of(gold: Gold, verdict: Verdict) -> Sound | None:
    """What a false alarm took for wrong, where the gold knows it."""
    return None if verdict.sound is None else gold.sound[verdict.sound]


def _in_order(marks: Iterable[Span]) -> tuple[Span, ...]:
    unique = {(mark.start, mark.end, mark.label): mark for mark in sorted(marks, key=lambda mark: mark.reason)}
    return tuple(unique[key] for key in sorted(unique))


def _dice(one: Collection[int], other: Collection[int]) -> float:
    both = len(set(one) & set(other))
    return 2 * both / (len(one) + len(other)) if both else 0.0


def _largest(shares: Sequence[float], least: float) -> int | None:
    best = max(shares, default=0.0)
    return shares.index(best) if best >= least else None


def _one_to_one(candidates: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Marks to gold spans from (-credit, gold, mark), each taken once, in order."""
    taken: dict[int, int] = {}
    for _, number, mark in sorted(candidates):
        if mark not in taken and number not in taken.values():
            taken[mark] = number
    return taken


def _sum(label: str, rows: Sequence[LabelScore]) -> LabelScore:
    return LabelScore(
        label=label,
        spans=sum(row.spans for row in rows),
        hits=sum(row.hits for row in rows),
        partial=sum(row.partial for row in rows),
        wrong_label=sum(row.wrong_label for row in rows),
        missed=sum(row.missed for row in rows),
        false_alarms=sum(row.false_alarms for row in rows),
        credit=sum(row.credit for row in rows),
    )
