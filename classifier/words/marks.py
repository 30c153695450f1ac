"""From the chances of words to marks: which runs of words an annotator would mark.

A word is likelier to be marked in a sentence that is, so both models are asked: a logistic regression on the log-odds
of word and sentence, fitted on held-out text. Another one says whether two marked words that stand side by side are
one mark or two: some annotators mark phrases, some word by word.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from classifier.logistic import fit_shares, sigmoid
from classifier.words.tokens import Place, is_word

SEEN = 0.35
"""A word counts as marked, for thresholds, where more than a third of the annotators marked it: with three or five
people, two. Annotators overlook words that they agree on when asked."""
LEAST_PRECISION = 0.5
"""So many of the marked words must be ones that somebody marked."""
FEWEST_PAIRS = 10
"""From fewer pairs of marked words nobody learns when they are joined: then they always are."""

Values = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Joins:
    """When two neighbouring marked words are one mark: where `first · the log-odds of the one + second · those of the
    other + sentence · their sentence's + intercept` is not below 0, so that it is as likely as not."""

    first: float = 0.0
    second: float = 0.0
    sentence: float = 0.0
    intercept: float = 0.0

    def __call__(self, first: float, second: float, sentence: float) -> bool:
        return self.first * first + self.second * second + self.sentence * sentence + self.intercept >= 0


@dataclass(frozen=True, kw_only=True)
class WordMarks:
    """How marks are made: the chance of a word is `sigmoid(word · its log-odds + sentence · its sentence's +
    intercept)`, words that reach `threshold` are marked, and `joins` says which of them are one mark."""

    word: float
    sentence: float
    intercept: float
    threshold: float
    joins: Joins = Joins()

    def chances(self, word_logits: Values, sentence_logits: Values) -> Values:
        """The chance of each token, given its sentence's log-odds; all arrays alike."""
        return sigmoid(self.word * word_logits + self.sentence * sentence_logits + self.intercept)


@dataclass(frozen=True, slots=True)
class WordFigures:
    """Precision, recall and F1 on tokens that more than a third of the annotators marked."""

    precision: float
    recall: float
    f1: float


def learn_marks(word_logits: Values, sentence_logits: Values, shares: Values) -> tuple[WordMarks, WordFigures] | None:
    """How to mark, from held-out tokens without NaN; None where no threshold is right often enough.

    The threshold has the best F1 among those at which half of the marked words are ones that somebody marked.
    """
    marks = _mix(word_logits, sentence_logits, shares)
    chances = marks.chances(word_logits, sentence_logits)
    order = np.argsort(-chances, kind="stable")
    count = np.arange(1, len(order) + 1)
    hits, somebodys = np.cumsum(shares[order] > SEEN), np.cumsum(shares[order] > 0)
    if not len(order) or hits[-1] == 0:
        return None
    f1 = np.where(somebodys >= LEAST_PRECISION * count, 2 * hits / (count + hits[-1]), 0)
    place = int(np.argmax(f1))
    if f1[place] == 0:
        return None
    figures = WordFigures(float(hits[place] / count[place]), float(hits[place] / hits[-1]), float(f1[place]))
    # Halfway between the last word that is marked and the first that is not.
    following = chances[order][place + 1] if place + 1 < len(order) else 0.0
    return replace(marks, threshold=float(chances[order][place] + following) / 2), figures


def learn_joins(
    marks: WordMarks, word_logits: Values, sentence_logits: Values, before: NDArray[np.int64], shares: Values
) -> Joins:
    """When marked words are one mark, from the held-out pairs that are both marked; all arrays are of tokens.

    `before` is `WordTable.word_before`, and `shares` those of the annotators with both in one mark. What was not asked
    or not held out is NaN.
    """
    chances = marks.chances(word_logits, sentence_logits)
    seconds = np.flatnonzero((before >= 0) & (chances >= marks.threshold) & ~np.isnan(shares))
    seconds = seconds[chances[before[seconds]] >= marks.threshold]
    if len(seconds) < FEWEST_PAIRS:
        return Joins()
    rows = np.column_stack([word_logits[before[seconds]], word_logits[seconds], sentence_logits[seconds]])
    weights, intercept = fit_shares(rows, (shares[seconds] > SEEN).astype(np.float64))
    return Joins(
        first=float(weights[0]), second=float(weights[1]), sentence=float(weights[2]), intercept=float(intercept)
    )


def _mix(word_logits: Values, sentence_logits: Values, shares: Values) -> WordMarks:
    """How far to trust word and sentence; a sentence that speaks against its words is not listened to."""
    weights, intercept = fit_shares(np.column_stack([word_logits, sentence_logits]), shares)
    if weights[1] < 0:
        weights, intercept = fit_shares(word_logits[:, None], shares)
        weights = np.append(weights, 0)
    return WordMarks(word=float(weights[0]), sentence=float(weights[1]), intercept=intercept, threshold=1.0)


def runs(
    text: str,
    places: Sequence[Place],
    chances: Sequence[float],
    threshold: float,
    joined: Callable[[int, int], bool] | None = None,
) -> list[tuple[Place, float]]:
    """The runs of marked words of a sentence, each with the mean chance of its words; offsets into the sentence.

    Punctuation between two marked words belongs to their run and at its ends does not. With `joined` a run ends between
    two words (their numbers among the tokens) that are not.
    """
    found: list[tuple[Place, float]] = []
    run: list[int] = []
    for number, chance in enumerate(chances):
        if not is_word(text[places[number][0]]):
            continue
        if run and (chance < threshold or (joined is not None and not joined(run[-1], number))):
            found.append(_run(run, places, chances))
            run = []
        if chance >= threshold:
            run.append(number)
    if run:
        found.append(_run(run, places, chances))
    return found


def _run(numbers: Sequence[int], places: Sequence[Place], chances: Sequence[float]) -> tuple[Place, float]:
    mean = sum(float(chances[number]) for number in numbers) / len(numbers)
    return (places[numbers[0]][0], places[numbers[-1]][1]), mean
