"""A figure with its interval, from sums over articles: the bootstrap draws whole articles.

Efron and Tibshirani (1993), An Introduction to the Bootstrap. Sentences of one article are alike, so drawing sentences
would give intervals that are too narrow.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from unsourced.core.types import Float64, Int64

RESAMPLES = 1000
FEWEST_ARTICLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value, or None and the reason why there is none; `low` and `high` bound 95% of the bootstrap, where made."""

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str = ""


@dataclass(frozen=True)
class Draws:
    """How often each article is drawn: `weights` is (1 + resamples, articles), and its first row draws each once."""

    weights: Float64

    def sums(self, article: Int64, values: ArrayLike) -> Float64:
        """The sum of values (n,) or (n, k) over the rows of each draw, shape (draws,) or (draws, k)."""
        table = np.asarray(values, dtype=np.float64)
        flat = table.reshape(len(table), math.prod(table.shape[1:]))
        per_article = np.zeros((self.weights.shape[1], flat.shape[1]))
        np.add.at(per_article, article, flat)
        sums: Float64 = (self.weights @ per_article).reshape(len(self.weights), *table.shape[1:])
        return sums


def draws(articles: int, *, seed: int, resamples: int = RESAMPLES) -> Draws:
    """Draws of so many articles with replacement. The same seed gives the same draws."""
    random = np.random.default_rng(seed)
    drawn = [np.bincount(random.integers(0, articles, articles), minlength=articles) for _ in range(resamples)]
    return Draws(np.vstack([np.ones(articles), *drawn]).astype(np.float64))


def figure(drawn: Float64, reason: str = "", *, articles: int | None = None) -> Figure:
    """The figure of a statistic of each draw, (1 + resamples,), NaN where it is undefined, which is why `reason`.

    There is no interval where more than half of the draws are undefined, or with fewer than two articles.
    """
    if not np.isfinite(drawn[0]):
        return Figure(value=None, reason=reason or "undefined")
    rest = drawn[1:][np.isfinite(drawn[1:])]
    if 2 * len(rest) < len(drawn) or not len(rest) or (articles is not None and articles < FEWEST_ARTICLES):
        return Figure(value=float(drawn[0]))
    low, high = np.percentile(rest, [2.5, 97.5])
    return Figure(value=float(drawn[0]), low=float(low), high=float(high))


def ratio(above: Float64, below: Float64) -> Float64:
    """above / below, NaN where below is 0."""
    shape = np.broadcast(above, below).shape
    found: Float64 = np.divide(above, below, out=np.full(shape, np.nan), where=below > 0)
    return found
