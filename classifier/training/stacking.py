"""The stack: a logistic regression over the parts' log-odds, per label.

Its columns are the log-odds of the n-gram part, of the part that knows attribution features and of the embedding,
the word model's aggregates and the features, each brought to mean 0 and deviation 1 (features to less, since they are
many and weak). All parts are linear or enter linearly, so that the whole folds into one row of weights: words,
characters, features, aggregates, vector. After Wolpert (1992), Stacked generalization.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from classifier.features.sentence_table import SentenceTable
from classifier.linear.logistic import fit_shares
from classifier.training.out_of_fold import OutOfFold
from unsourced.core.types import Float32, Float64, Int64

CANDIDATE_C = (0.03, 0.1, 0.3, 1.0)
"""Inverse regularisations to choose from, by the loss on held-out sentences."""
FEATURE_SCALE = 0.3
_LEAST_DEVIATION = 1e-2


@dataclass(frozen=True, kw_only=True)
class Stacked:
    """One label's stack.

    `ngrams`, `attribution` and `embedding` weigh these parts' log-odds, `aggregates` and `features` their columns as
    they are (not standardised). `centre` is the mean of the aggregates. `held_out` (sentences,) are log-odds from
    stacks fitted on other folds, NaN where there are none.
    """

    ngrams: float
    attribution: float
    embedding: float
    aggregates: Float64
    features: Float64
    intercept: float
    centre: Float64
    held_out: Float64

    def logits(self, parts: OutOfFold, index: int, features: Float32) -> Float64:
        """The log-odds that parts and features give (sentences,), NaN where the n-gram part has none."""
        logits: Float64 = self.ngrams * parts.ngrams[:, index] + self.attribution * parts.attribution[:, index]
        logits += self.embedding * parts.embedding[:, index]
        return logits + parts.aggregates @ self.aggregates + features @ self.features + self.intercept


def stack(table: SentenceTable, parts: OutOfFold, index: int, column: int) -> Stacked:
    """The stack of the label in `column` of the shares and `index` of the parts."""
    known = ~np.isnan(table.shares[:, column]) & ~np.isnan(parts.ngrams[:, index])
    log_odds = np.column_stack([parts.ngrams[:, index], parts.attribution[:, index], parts.embedding[:, index]])
    rows = np.hstack([log_odds, parts.aggregates, table.features])
    ends = np.cumsum([log_odds.shape[1], parts.aggregates.shape[1]])
    mean, deviation = rows[known].mean(axis=0), rows[known].std(axis=0)
    scale = np.where(deviation > 0, 1 / np.maximum(deviation, _LEAST_DEVIATION), 0)
    scale[ends[1] :] *= FEATURE_SCALE
    rows = np.where(known[:, None], (rows - mean) * scale, 0)
    shares = table.shares[:, column]
    folds = [part[known[part]] for part in parts.parts]
    C, held_out = _chosen(rows, shares, folds)
    weights, intercept = fit_shares(rows[known], shares[known], C=C)
    weights = weights * scale
    return Stacked(
        ngrams=float(weights[0]),
        attribution=float(weights[1]),
        embedding=float(weights[2]),
        aggregates=weights[ends[0] : ends[1]],
        features=weights[ends[1] :],
        intercept=intercept - float(weights @ mean),
        centre=mean[ends[0] : ends[1]],
        held_out=held_out,
    )


def _chosen(rows: Float64, shares: Float64, folds: Sequence[Int64]) -> tuple[float, Float64]:
    """The C with the least cross entropy on held-out sentences, and the log-odds that it gives them."""
    best: tuple[float, float, Float64] | None = None
    for C in CANDIDATE_C:
        held_out = np.full(len(rows), np.nan)
        for fold in folds:
            others = np.concatenate([other for other in folds if other is not fold])
            weights, intercept = fit_shares(rows[others], shares[others], C=C)
            held_out[fold] = rows[fold] @ weights + intercept
        seen = ~np.isnan(held_out)
        loss = float((np.logaddexp(0, held_out[seen]) - shares[seen] * held_out[seen]).mean())
        if best is None or loss < best[0]:
            best = loss, C, held_out
    assert best is not None
    return best[1], best[2]
