"""Figures of a class: the gain from before to after, and how each item behaved.

The gain's interval is a percentile bootstrap over students (B. Efron and R. J. Tibshirani (1993), An Introduction to
the Bootstrap, chapter 13). Its effect size is Hedges' g of paired scores: the mean difference over the mean of both
standard deviations ("d_av"), with Hedges' correction for small groups (D. Lakens (2013), Calculating and reporting
effect sizes to facilitate cumulative science, Frontiers in Psychology 4:863).

An item's difficulty is the share of its credit that the class got: the higher, the easier. Its discrimination is the
correlation of that credit with the rest score, the student's mean over all other items (L. Crocker and J. Algina
(1986), Introduction to Classical and Modern Test Theory, chapter 14). All of it describes this class and is not
calibrated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

REPLICATES = 10_000
FEWEST = 5  # students for a discrimination: of fewer, it is noise
_LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """From `before` to `after` (means), `low` to `high` its 95% interval; `g` is Hedges' g.

    What is undefined is None, and `reason` says why.
    """

    students: int
    before: float | None = None
    after: float | None = None
    gain: float | None = None
    low: float | None = None
    high: float | None = None
    g: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """`difficulty` is in 0..1, the higher the easier; `discrimination` in -1..1, None where it is undefined."""

    students: int
    difficulty: float
    discrimination: float | None


def gain(pairs: Sequence[tuple[float, float]], *, seed: int = 0) -> Gain:
    """The gain of students who have a score before and one after, a pair each."""
    if not pairs:
        return Gain(students=0, reason="nobody has work from before and from after")
    scores = np.array(pairs, dtype=np.float64)
    before, after = (float(mean) for mean in scores.mean(axis=0))
    found = Gain(students=len(pairs), before=before, after=after, gain=after - before)
    if len(pairs) < 2:
        return replace(found, reason="one student has no interval")
    differences = scores[:, 1] - scores[:, 0]
    drawn = np.random.default_rng(seed).integers(len(pairs), size=(REPLICATES, len(pairs)))
    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(differences[drawn].mean(axis=1), [tail, 1 - tail])
    found = replace(found, low=float(low), high=float(high))
    if len(pairs) == 2:
        # Hedges' correction for one degree of freedom is 0.
        return replace(found, reason="two students are too few for an effect size")
    spread = float(scores.std(axis=0, ddof=1).mean())
    if not spread:
        return replace(found, reason="all students have the same scores, so there is no effect size")
    freedom = len(pairs) - 1
    return replace(found, g=(after - before) / spread * (1 - 3 / (4 * freedom - 1)))


def item_figures(credits: Mapping[str, Mapping[str, float]]) -> dict[str, ItemFigures]:
    """Figures of each item from each student's credit for it: `credits[student][item]`, in 0..1."""
    items = dict.fromkeys(item for theirs in credits.values() for item in theirs)
    return {item: _item(item, [theirs for theirs in credits.values() if item in theirs]) for item in items}


def _item(item: str, students: Sequence[Mapping[str, float]]) -> ItemFigures:
    own = np.array([theirs[item] for theirs in students])
    rests = [[credit for other, credit in theirs.items() if other != item] for theirs in students]
    discrimination = None
    if len(students) >= FEWEST and all(rests):
        rest = np.array([np.mean(others) for others in rests])
        if own.std() > 0 and rest.std() > 0:
            discrimination = float(np.corrcoef(own, rest)[0, 1])
    return ItemFigures(len(students), float(own.mean()), discrimination)
