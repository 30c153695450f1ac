"""Do values keep what a probability promises? Reliability, Brier score, expected calibration error, soft scores.

Brier (1950). Guo et al. (2017), On Calibration of Modern Neural Networks, with ten bins of equal width. Soft scores
compare a value with the share of annotators, not with the majority: Uma et al. (2021), Learning from Disagreement.
"""

from dataclasses import dataclass

import numpy as np

from classifier.metrics.bootstrap import Draws, ratio
from unsourced.core.types import Bool, Float64, Int64

BINS = 10
# A value of 0 or 1 that is wrong would cost infinitely much.
_LEAST = 0.005


@dataclass(frozen=True, slots=True)
class Bin:
    """The sentences with values in one tenth: how many, their mean value, and how many of them are positive (0..1)."""

    sentences: int
    value: float
    positive: float


def reliability(values: Float64, true: Bool) -> list[Bin]:
    """The bins that hold a sentence, from the lowest values."""
    index = _bin(values)
    found = []
    for number in np.unique(index):
        own = index == number
        found.append(Bin(int(own.sum()), float(values[own].mean()), float(true[own].mean())))
    return found


def calibration_error(values: Float64, true: Bool, article: Int64, drawn: Draws) -> Float64:
    """The expected calibration error of each draw: the mean distance of value and share of positives in a bin."""
    gaps = np.zeros((len(values), BINS))
    gaps[np.arange(len(values)), _bin(values)] = values - true
    apart = np.abs(drawn.sums(article, gaps)).sum(axis=1)
    return ratio(apart, drawn.sums(article, np.ones(len(values))))


def mean_of(losses: Float64, article: Int64, drawn: Draws) -> Float64:
    """The mean of a loss of each sentence, per draw."""
    return ratio(drawn.sums(article, losses), drawn.sums(article, np.ones(len(losses))))


def brier(values: Float64, true: Bool) -> Float64:
    """Per sentence the squared distance to 1 where it is positive, else to 0."""
    loss: Float64 = (values - true) ** 2
    return loss


def cross_entropy(values: Float64, shares: Float64) -> Float64:
    """Per sentence the cross-entropy of the annotators' share and the value, in nats; values are kept off 0 and 1."""
    sure = np.clip(values, _LEAST, 1 - _LEAST)
    loss: Float64 = -(shares * np.log(sure) + (1 - shares) * np.log(1 - sure))
    return loss


def jensen_shannon(values: Float64, shares: Float64) -> Float64:
    """Per sentence the Jensen–Shannon divergence of value and annotators' share, in bits (0..1); Lin (1991)."""
    middle = (values + shares) / 2
    loss: Float64 = _entropy(middle) - (_entropy(values) + _entropy(shares)) / 2
    return np.maximum(loss, 0)


def _entropy(shares: Float64) -> Float64:
    inside = np.clip(shares, 1e-300, 1)
    other = np.clip(1 - shares, 1e-300, 1)
    bits: Float64 = -(shares * np.log2(inside) + (1 - shares) * np.log2(other))
    return bits


def _bin(values: Float64) -> Int64:
    return np.minimum((values * BINS).astype(np.int64), BINS - 1)


def coverage_curve(values: Float64, true: Bool, steps: int = 20) -> list[tuple[float, float, float]]:
    """(coverage, accuracy, least confidence): judging only the surest sentences, from a few to all of them.

    Confidence is the larger of value and 1 - value; sentences of equal confidence are judged together.
    """
    if not len(values):
        return []
    confidence = np.maximum(values, 1 - values)
    order = np.argsort(-confidence, kind="stable")
    right = np.cumsum((values >= 0.5)[order] == true[order])
    last = np.flatnonzero(np.append(np.diff(confidence[order]) < 0, True))
    wanted = np.ceil(np.arange(1, steps + 1) / steps * len(values)) - 1
    shown = np.unique(last[np.searchsorted(last, wanted)])
    return [
        (float((index + 1) / len(values)), float(right[index] / (index + 1)), float(confidence[order][index]))
        for index in shown.tolist()
    ]
