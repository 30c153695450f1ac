"""Whether values tell marked sentences from others at all: the area under the ROC curve, within folds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from scipy.stats import rankdata

from unsourced.core.types import Bool, Float64, Int64

_ONE_SIDED = 1.645
"""Standard deviations that chance exceeds once in twenty times."""


@dataclass(frozen=True, slots=True)
class Discrimination:
    """The probability that a positive has the higher value of two (`auc`), and its standard error (Hanley and McNeil
    1982).

    Pairs are counted within a fold only, since another fold's values come from another model.
    """

    auc: float
    error: float

    @property
    def beyond_chance(self) -> bool:
        """Whether values without meaning would do so well less than once in twenty times."""
        return self.auc - _ONE_SIDED * self.error > 0.5


def discrimination(values: Float64, true: Bool, folds: Sequence[Int64]) -> Discrimination | None:
    """How well values (n,) tell `true` (n,) in these folds (rows); None where no fold holds both kinds."""
    won = pairs = 0.0
    positives = negatives = 0
    for fold in folds:
        ups, downs = int(true[fold].sum()), int((~true[fold]).sum())
        if ups and downs:
            ranks = rankdata(values[fold])[true[fold]].sum()
            won += float(ranks) - ups * (ups + 1) / 2
            pairs += ups * downs
            positives, negatives = positives + ups, negatives + downs
    if not pairs:
        return None
    auc = won / pairs
    above, twice = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    spread = auc * (1 - auc) + (positives - 1) * (above - auc**2) + (negatives - 1) * (twice - auc**2)
    return Discrimination(auc, sqrt(max(spread, 0) / (positives * negatives)))
