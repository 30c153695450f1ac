"""Coefficients of agreement on plain matrices: Krippendorff's α, Cohen's and Fleiss' κ, the MASI distance.

Each gives a Coefficient, which is undefined, with the reason, where the data cannot tell chance from agreement.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from unsourced.core.types import Float64, Int64

Level = Literal["nominal", "ordinal", "interval", "ratio"]

ONE_ANNOTATOR = "one annotator"
NOTHING_SHARED = "no article in common"
NO_VARIATION = "no variation"
# Rounding leaves this much of a disagreement that is nothing.
_NOTHING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """A value, or None and the reason why there is none; `low` and `high` bound 95% of the bootstrap, where made.

    Example:
        >>> import unsourced as us
        >>> us.cohen_kappa([0, 0], [0, 0])
        Coefficient(value=None, reason='no variation', low=None, high=None)
    """

    value: float | None
    reason: str = ""
    low: float | None = None
    high: float | None = None


def krippendorff_alpha(ratings: ArrayLike, level: Level = "nominal") -> Coefficient:
    """Krippendorff's α of ratings, shape (annotators, units), with NaN where somebody did not rate a unit."""
    table = np.asarray(ratings, dtype=np.float64)
    domain = _values(table)
    counts = np.stack([(table == value).sum(axis=0) for value in domain], axis=1) if len(domain) else np.zeros((0, 0))
    annotators = int((~np.isnan(table)).any(axis=1).sum())
    return _alpha_of_counts(counts.astype(np.float64), distances(domain, level), annotators)


def _values(table: Float64) -> Float64:
    """The distinct values; small whole numbers, which nearly all ratings are, are found without sorting."""
    flat = table[~np.isnan(table)]
    if len(flat) and flat.min() >= 0 and flat.max() < 1000 and (flat == np.floor(flat)).all():
        small: Float64 = np.flatnonzero(np.bincount(flat.astype(np.int64))).astype(np.float64)
        return small
    distinct: Float64 = np.unique(flat)
    return distinct


def _alpha_of_counts(counts: Float64, distance: Callable[[Float64], Float64], annotators: int) -> Coefficient:
    rated = counts.sum(axis=1) if counts.size else np.zeros(0)
    counts, rated = counts[rated >= 2], rated[rated >= 2]
    if not len(counts):
        return Coefficient(value=None, reason=ONE_ANNOTATOR if annotators < 2 else NOTHING_SHARED)
    totals = counts.sum(axis=0)
    apart = distance(totals)
    observed = float((((counts @ apart) * counts).sum(axis=1) / (rated - 1)).sum())
    expected = float(totals @ apart @ totals) / (totals.sum() - 1)
    if expected <= _NOTHING:
        return Coefficient(value=None, reason=NO_VARIATION)
    return Coefficient(value=float(1 - observed / expected))


def distances(domain: Float64, level: Level) -> Callable[[Float64], Float64]:
    """From how often each value of the (sorted) domain was given to the squared distances, shape (values, values)."""
    one, other = domain[:, None], domain[None, :]

    def ordinal(totals: Float64) -> Float64:
        # The ranks between two values, half of each counted: Krippendorff (2019), Content Analysis, 12.3.4.
        middle = np.cumsum(totals) - totals / 2
        between: Float64 = (middle[:, None] - middle[None, :]) ** 2
        return between

    def fixed(table: Float64) -> Callable[[Float64], Float64]:
        return lambda _totals: table

    if level == "ordinal":
        return ordinal
    if level == "interval":
        return fixed((one - other) ** 2)
    if level == "ratio":
        both = one + other
        return fixed(np.divide(one - other, both, out=np.zeros(both.shape), where=both != 0) ** 2)
    return fixed((one != other).astype(np.float64))


def cohen_kappa(one: ArrayLike, other: ArrayLike) -> Coefficient:
    """Cohen's κ of two annotators' nominal values of the same units; NaN is a unit that somebody did not rate."""
    first, second = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    both = ~(np.isnan(first) | np.isnan(second))
    first, second = first[both], second[both]
    if not len(first):
        return Coefficient(value=None, reason=NOTHING_SHARED)
    domain = np.union1d(first, second)
    chance = float(sum((first == value).mean() * (second == value).mean() for value in domain))
    return _kappa(float((first == second).mean()), chance)


def fleiss_kappa(counts: ArrayLike) -> Coefficient:
    """Fleiss' κ of how many annotators gave a unit each value, shape (units, values).

    Where units have different numbers of annotators, each unit's agreement is of its own pairs; units of one annotator
    are left out.
    """
    table = np.asarray(counts, dtype=np.float64)
    rated = table.sum(axis=1)
    table, rated = table[rated >= 2], rated[rated >= 2]
    if not len(table):
        return Coefficient(value=None, reason=NOTHING_SHARED)
    agreed = ((table * (table - 1)).sum(axis=1) / (rated * (rated - 1))).mean()
    shares = table.sum(axis=0) / table.sum()
    return _kappa(float(agreed), float((shares**2).sum()))


def _kappa(observed: float, chance: float) -> Coefficient:
    if 1 - chance <= _NOTHING:
        return Coefficient(value=None, reason=NO_VARIATION)
    return Coefficient(value=(observed - chance) / (1 - chance))


def masi_distances(one: Int64, other: Int64) -> Float64:
    """The MASI distances (Passonneau 2006) of sets written as bits; arrays that broadcast.

    1 - Jaccard × monotonicity, which is 1 for equal sets, 2/3 for a subset, 1/3 for an overlap and 0 for disjoint sets.
    Two empty sets are equal.
    """
    shared, joined = np.bitwise_count(one & other), np.bitwise_count(one | other)
    jaccard = np.divide(shared, joined, out=np.ones(np.shape(joined)), where=joined > 0)
    inside = ((one & other) == one) | ((one & other) == other)
    monotonicity = np.where(one == other, 1.0, np.where(inside, 2 / 3, np.where(shared > 0, 1 / 3, 0.0)))
    result: Float64 = 1 - jaccard * monotonicity
    return result
