"""From a score to yes or no: the threshold, and its precision, recall and F1."""

from dataclasses import dataclass

import numpy as np

from unsourced.core.types import Bool, Float64, Int64

LEAST_PRECISION = 0.5
"""A mark that is wrong more often than right is not worth a reader's time."""


@dataclass(frozen=True, slots=True)
class PrecisionRecall:
    """Precision, recall and F1 of yes/no predictions; each 0 where it is not defined."""

    precision: float
    recall: float
    f1: float


def precision_recall(predicted: Bool, true: Bool) -> PrecisionRecall:
    """The precision, recall and F1 of some predictions."""
    hits = int((predicted & true).sum())
    precision = hits / int(predicted.sum()) if predicted.any() else 0.0
    recall = hits / int(true.sum()) if true.any() else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return PrecisionRecall(precision, recall, f1)


def best_threshold(scores: Float64, true: Bool, least: float = LEAST_PRECISION) -> float | None:
    """The threshold with the best F1 among those with a precision of `least`; None where there is none.

    It lies halfway between the last score that is marked and the first that is not.
    """
    if not true.any():
        return None
    order = np.argsort(-scores, kind="stable")
    ranked, hits = scores[order], np.cumsum(true[order])
    marked = np.arange(1, len(scores) + 1)
    last_of_ties = np.append(ranked[1:] < ranked[:-1], True)
    f1 = np.where(last_of_ties & (hits >= least * marked), 2 * hits / (marked + true.sum()), 0)
    index = int(np.argmax(f1))
    if f1[index] == 0:
        return None
    following = ranked[index + 1] if index + 1 < len(ranked) else 0.0
    return float((ranked[index] + following) / 2)


def cross_fitted(scores: Float64, true: Bool, folds: list[Int64], least: float = LEAST_PRECISION) -> Bool:
    """Yes or no for out-of-fold scores, each fold by a threshold that the other folds chose.

    A figure from these answers owes nothing to the sentences that it is about.
    """
    predicted = np.zeros(len(scores), dtype=bool)
    for held_out in folds:
        others = np.setdiff1d(np.concatenate(folds), held_out)
        threshold = best_threshold(scores[others], true[others], least)
        if threshold is not None:
            predicted[held_out] = scores[held_out] >= threshold
    return predicted
