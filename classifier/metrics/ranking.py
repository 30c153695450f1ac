"""How well values put positives before the rest: area under the ROC curve, and average precision.

Both are the mean of the folds: values of models that were learned from different articles have no common order.
"""

from collections.abc import Sequence

import numpy as np

from classifier.metrics.bootstrap import Draws, ratio
from unsourced.core.types import Bool, Float64, Int64

_AT_A_TIME = 5_000_000


def mean_of_folds(values: Float64, true: Bool, article: Int64, fold: Int64, drawn: Draws) -> tuple[Float64, Float64]:
    """Area and average precision per draw, each the mean of the folds in which it is defined; `fold` is (n,)."""
    found = [
        auc_and_average_precision(values[own], true[own], article[own], drawn)
        for number in np.unique(fold)
        if (own := fold == number).any()
    ]
    return _mean([area for area, _ in found], drawn), _mean([precision for _, precision in found], drawn)


def _mean(tables: Sequence[Float64], drawn: Draws) -> Float64:
    if not tables:
        return np.full(len(drawn.weights), np.nan)
    stacked = np.stack(tables)
    known = np.isfinite(stacked)
    return ratio(np.where(known, stacked, 0).sum(axis=0), known.sum(axis=0).astype(np.float64))


def auc_and_average_precision(values: Float64, true: Bool, article: Int64, drawn: Draws) -> tuple[Float64, Float64]:
    """Both per draw, (draws,), NaN where a class is missing; ties as scikit-learn treats them."""
    order = np.argsort(-values, kind="stable")
    ranked, true, article = values[order], true[order], article[order]
    last_of_ties = np.flatnonzero(np.append(ranked[1:] < ranked[:-1], True)) if len(ranked) else np.zeros(0, np.int64)
    area, precision = np.full(len(drawn.weights), np.nan), np.full(len(drawn.weights), np.nan)
    step = max(_AT_A_TIME // max(len(values), 1), 1)
    for begin in range(0, len(drawn.weights) if len(values) else 0, step):
        part = slice(begin, begin + step)
        area[part], precision[part] = _of_draws(drawn.weights[part][:, article], true, last_of_ties)
    return area, precision


def _of_draws(weights: Float64, true: Bool, last_of_ties: Int64) -> tuple[Float64, Float64]:
    hits = np.cumsum(weights * true, axis=1)[:, last_of_ties]
    wrong = np.cumsum(weights * ~true, axis=1)[:, last_of_ties]
    positives, negatives = hits[:, -1], wrong[:, -1]
    new_hits = np.diff(hits, axis=1, prepend=0)
    new_wrong = np.diff(wrong, axis=1, prepend=0)
    # A tie counts half: the trapezium between two points of the curve.
    above = (new_wrong * (hits - new_hits / 2)).sum(axis=1)
    found = ratio(hits, hits + wrong)
    precision = (np.where(np.isfinite(found), found, 0) * new_hits).sum(axis=1)
    return ratio(above, positives * negatives), ratio(precision, positives)


def precision_recall_curve(values: Float64, true: Bool) -> list[tuple[float, float]]:
    """(recall, precision) from the surest mark to the least sure, at most a hundred points."""
    order = np.argsort(-values, kind="stable")
    hits = np.cumsum(true[order])
    last = np.flatnonzero(np.append(np.diff(values[order]) < 0, True)) if len(values) else np.zeros(0, np.int64)
    if not len(last) or hits[-1] == 0:
        return []
    shown = last[np.unique(np.linspace(0, len(last) - 1, min(100, len(last))).astype(int))]
    return [(float(hits[index] / hits[-1]), float(hits[index] / (index + 1))) for index in shown]
