"""How words are decoded into marks, fitted on held-out text: the weights, the threshold, and what is one mark.

Many thresholds mark words about equally well. Of these the one is taken whose marks are most often exactly those of the
annotators: at a higher one phrases fall to pieces, at a lower one they grow beyond their ends.
"""

from dataclasses import dataclass, replace

import numpy as np

from classifier.linear.logistic import fit_shares
from classifier.token_model.spans import Joins, WordMarks
from unsourced.core.types import Bool, Float64, Int64

SEEN = 0.35
"""A word counts as marked where more than a third of the annotators marked it: with three or five people, two.
Annotators overlook words that they agree on when asked."""
LEAST_PRECISION = 0.5
"""So many of the marked words must be ones that somebody marked."""
ABOUT_EQUAL = 0.98
"""Thresholds whose F1 on words is this share of the best one's, or more, are compared by their spans."""
FEWEST_PAIRS = 10
"""From fewer pairs of marked words nobody learns when they are joined: then they always are."""
_TRIES = 15


@dataclass(frozen=True, kw_only=True)
class HeldOut:
    """Held-out tokens of one label, arrays of (tokens,): the log-odds of the word and of its sentence, whether it is a
    word, the index of the word before it in its sentence (see `WordTable.word_before`), the share of annotators who
    marked it, and the share of those who have both in one mark. What is not known is NaN."""

    words: Float64
    sentences: Float64
    is_word: Bool
    before: Int64
    marked: Float64
    joined: Float64


@dataclass(frozen=True, slots=True)
class WordFigures:
    """Precision, recall and F1 on tokens that more than a third of the annotators marked, and F1 on exact spans."""

    precision: float
    recall: float
    f1: float
    exact_f1: float


def fit_span_decoding(held_out: HeldOut) -> tuple[WordMarks, WordFigures] | None:
    """How to mark; None where at no threshold half of the marked words are ones that somebody marked."""
    known = np.flatnonzero(~np.isnan(held_out.marked) & ~np.isnan(held_out.sentences))
    if not (held_out.marked[known] > SEEN).any():
        return None
    marks = _mix(held_out.words[known], held_out.sentences[known], held_out.marked[known])
    scores = np.zeros(len(held_out.words))
    scores[known] = marks.scores(held_out.words[known], held_out.sentences[known])
    order = known[np.argsort(-scores[known], kind="stable")]
    count = np.arange(1, len(order) + 1)
    hits, somebodys = np.cumsum(held_out.marked[order] > SEEN), np.cumsum(held_out.marked[order] > 0)
    f1 = np.where(somebodys >= LEAST_PRECISION * count, 2 * hits / (count + hits[-1]), 0)
    if not f1.any():
        return None
    found = []
    for index in _about_equal(f1):
        # Halfway between the last word that is marked and the first that is not.
        following = scores[order[index + 1]] if index + 1 < len(order) else 0.0
        tried = replace(marks, threshold=float(scores[order[index]] + following) / 2)
        tried = replace(tried, joins=fit_joins(tried, held_out))
        joined = tried.joins.of(held_out.words[held_out.before], held_out.words, held_out.sentences)
        exact = exact_f1(scores >= tried.threshold, joined, held_out)
        figures = WordFigures(float(hits[index] / count[index]), float(hits[index] / hits[-1]), float(f1[index]), exact)
        found.append((tried, figures))
    # Of equals the surest.
    return max(found, key=lambda one: (one[1].exact_f1, one[1].f1))


def exact_f1(predicted: Bool, joined: Bool, held_out: HeldOut) -> float:
    """F1 of the spans that these marked and joined tokens make, against what more than a third of annotators marked."""
    found = _spans(held_out.is_word & predicted, held_out.before, joined)
    true = _spans(held_out.is_word & (held_out.marked > SEEN), held_out.before, held_out.joined > SEEN)
    return 2 * len(np.intersect1d(found, true, assume_unique=True)) / max(len(found) + len(true), 1)


def fit_joins(marks: WordMarks, held_out: HeldOut) -> Joins:
    """When marked words are one mark, from the pairs of neighbours that are both marked."""
    scores = marks.scores(held_out.words, held_out.sentences)
    before = held_out.before
    seconds = np.flatnonzero((before >= 0) & (scores >= marks.threshold) & ~np.isnan(held_out.joined))
    seconds = seconds[scores[before[seconds]] >= marks.threshold]
    if len(seconds) < FEWEST_PAIRS:
        return Joins()
    rows = np.column_stack([held_out.words[before[seconds]], held_out.words[seconds], held_out.sentences[seconds]])
    weights, intercept = fit_shares(rows, (held_out.joined[seconds] > SEEN).astype(np.float64))
    return Joins(first=float(weights[0]), second=float(weights[1]), sentence=float(weights[2]), intercept=intercept)


def _spans(predicted: Bool, before: Int64, joined: Bool) -> Int64:
    """A number for each run of words that are said to be marked and joined, from its first and its last word's."""
    linked = np.flatnonzero(predicted & joined & (before >= 0))
    linked = linked[predicted[before[linked]]]
    first, last = predicted.copy(), predicted.copy()
    first[linked] = last[before[linked]] = False
    return np.flatnonzero(first) * len(predicted) + np.flatnonzero(last)


def _mix(word_logits: Float64, sentence_logits: Float64, shares: Float64) -> WordMarks:
    """How far to trust word and sentence; a sentence that speaks against its words is not listened to."""
    weights, intercept = fit_shares(np.column_stack([word_logits, sentence_logits]), shares)
    if weights[1] < 0:
        weights, intercept = fit_shares(word_logits[:, None], shares)
        weights = np.append(weights, 0)
    return WordMarks(word=float(weights[0]), sentence=float(weights[1]), intercept=intercept, threshold=1.0)


def _about_equal(f1: Float64) -> list[int]:
    """Some of the indices with about the best F1, from the surest on, the best one among them."""
    good = np.flatnonzero(f1 >= ABOUT_EQUAL * f1.max())
    some = good[np.linspace(0, len(good) - 1, min(_TRIES, len(good))).astype(int)]
    return sorted({int(np.argmax(f1)), *some.tolist()})
