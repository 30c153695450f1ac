"""From the chances of words to marks: which runs of words an annotator would mark.

A word is likelier to be marked in a sentence that is, so both models are asked: a logistic regression on the log-odds
of word and sentence, fitted on held-out text.
"""

from collections.abc import Sequence
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

Values = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class WordMarks:
    """How marks are made: the chance of a word is `sigmoid(word · its log-odds + sentence · its sentence's +
    intercept)`, and words that reach `threshold` are marked."""

    word: float
    sentence: float
    intercept: float
    threshold: float

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


def _mix(word_logits: Values, sentence_logits: Values, shares: Values) -> WordMarks:
    """How far to trust word and sentence; a sentence that speaks against its words is not listened to."""
    weights, intercept = fit_shares(np.column_stack([word_logits, sentence_logits]), shares)
    if weights[1] < 0:
        weights, intercept = fit_shares(word_logits[:, None], shares)
        weights = np.append(weights, 0)
    return WordMarks(word=float(weights[0]), sentence=float(weights[1]), intercept=intercept, threshold=1.0)


def runs(text: str, places: Sequence[Place], chances: Sequence[float], threshold: float) -> list[tuple[Place, float]]:
    """The runs of marked words of a sentence, each with the mean chance of its words; offsets into the sentence.

    Punctuation between two marked words belongs to their run and at its ends does not.
    """
    found: list[tuple[Place, float]] = []
    run: list[int] = []
    for number, chance in enumerate(chances):
        if not is_word(text[places[number][0]]):
            continue
        if chance >= threshold:
            run.append(number)
        elif run:
            found.append(_run(run, places, chances))
            run = []
    if run:
        found.append(_run(run, places, chances))
    return found


def _run(numbers: Sequence[int], places: Sequence[Place], chances: Sequence[float]) -> tuple[Place, float]:
    mean = sum(float(chances[number]) for number in numbers) / len(numbers)
    return (places[numbers[0]][0], places[numbers[-1]][1]), mean
