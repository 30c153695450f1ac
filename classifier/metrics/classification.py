"""Metrics of yes-or-no predictions: precision, recall, F1, and the mean of both classes' F1.

Names and definitions are scikit-learn's, which the tests compare them with; what it would call 0 with a warning is
undefined here.
"""

from collections.abc import Mapping

import numpy as np

from classifier.metrics.bootstrap import Draws, Figure, figure, ratio
from unsourced.core.types import Bool, Float64, Int64

NO_POSITIVES = "no sentence is positive"
NOTHING_MARKED = "nothing was marked"


def counts(predicted: Bool, true: Bool, article: Int64, drawn: Draws) -> Float64:
    """True positives, false positives, false negatives and true negatives of each draw, (draws, 4)."""
    table = np.stack([predicted & true, predicted & ~true, ~predicted & true, ~predicted & ~true], axis=1)
    return drawn.sums(article, table)


def statistics(cells: Float64) -> dict[str, Float64]:
    """Per draw: precision, recall, f1, accuracy, f1_macro, f1_weighted; the last two over both classes."""
    hits, wrong, missed, rest = cells.T
    f1, negative_f1 = f1_of(hits, wrong, missed), f1_of(rest, missed, wrong)
    positives, negatives = hits + missed, wrong + rest
    total = positives + negatives
    both = np.stack([f1, negative_f1])
    known = np.isfinite(both)
    filled = np.where(known, both, 0)
    return {
        "precision": ratio(hits, hits + wrong),
        "recall": ratio(hits, positives),
        "f1": np.where(positives > 0, f1, np.nan),
        "accuracy": ratio(hits + rest, total),
        "f1_macro": ratio(filled.sum(axis=0), known.sum(axis=0).astype(np.float64)),
        "f1_weighted": ratio(filled[0] * positives + filled[1] * negatives, total),
    }


def f1_of(hits: Float64, wrong: Float64, missed: Float64) -> Float64:
    """F1, NaN where there is nothing to find and nothing was found."""
    return ratio(2 * hits, 2 * hits + wrong + missed)


def figures(cells: Float64) -> Mapping[str, Figure]:
    """The statistics as figures."""
    hits, wrong, missed, _ = cells[0]
    reasons = {
        "precision": NOTHING_MARKED if hits + wrong == 0 else "",
        "recall": NO_POSITIVES if hits + missed == 0 else "",
        "f1": NO_POSITIVES if hits + missed == 0 else "",
    }
    return {name: figure(values, reasons.get(name, "no sentence")) for name, values in statistics(cells).items()}


def over_labels(cells: Mapping[str, Float64]) -> dict[str, Float64]:
    """Per draw, over the labels that have positives: the mean F1, the same by positives, and F1 of all pooled."""
    tables = [table for table in cells.values() if table[0, 0] + table[0, 2] > 0]
    if not tables:
        return {}
    f1 = np.stack([statistics(table)["f1"] for table in tables])
    positives = np.stack([table[:, 0] + table[:, 2] for table in tables])
    known = np.isfinite(f1)
    filled = np.where(known, f1, 0)
    pooled = np.sum(tables, axis=0)
    return {
        "f1_macro": ratio(filled.sum(axis=0), known.sum(axis=0).astype(np.float64)),
        "f1_weighted": ratio((filled * positives).sum(axis=0), (known * positives).sum(axis=0)),
        "f1_micro": f1_of(pooled[:, 0], pooled[:, 1], pooled[:, 2]),
    }
