"""Which articles are held out together, and which others a model may learn from meanwhile.

Whatever the unit (an outlet, a topic, a time), copies of a held-out article are never learned from. Where a unit
cannot be joined with all that it shares copies with, as outlets that report alike, the copies on the training side are
left out of that fold.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from annotate.reposts.near_duplicate_groups import connected_groups, near_duplicate_groups
from classifier.splits.fold_unit_names import FoldUnit
from unsourced.core.article import Article
from unsourced.core.types import Int64
from unsourced.errors import DatasetError

FOLDS = 5
FEWEST_OUTLETS = 3


@dataclass(frozen=True, slots=True)
class Fold:
    """Indices among the articles: those to learn from and those held out. They share no article and no copy."""

    train: Int64
    held_out: Int64


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The folds, what they keep apart, how many such units there are, and in words what was decided on the way."""

    by: FoldUnit
    folds: tuple[Fold, ...]
    units: int
    notes: tuple[str, ...] = ()


def plan(articles: Sequence[Article], by: FoldUnit | None = None, *, count: int = FOLDS, seed: int = 1) -> Plan:
    """Folds over articles. The same articles, way and seed give the same folds.

    `outlet`: no outlet is on both sides, the original's where a repost names it. `topic`: no topic. `date`: what is
    held out is later than all that was learned from. `article`: an article with its group and its copies stays whole.
    `random`: an article with its copies. Without `by` it is `outlet` where there are three, else `article`. Raises
    DatasetError where there are fewer than two units.
    """
    notes: list[str] = []
    if by is None:
        outlets = len({outlet_of(article) for article in articles} - {""})
        by = "outlet" if outlets >= FEWEST_OUTLETS else "article"
        if by == "article":
            notes.append(f"Folds by article: {_count(outlets, 'outlet')} known, and {FEWEST_OUTLETS} are needed.")
    alike = near_duplicate_groups(articles) if by == "random" else _with_groups(articles)
    units = _units(articles, by, alike)
    chosen = np.flatnonzero(units >= 0)
    if len(chosen) < len(articles):
        notes.append(f"{_count(len(articles) - len(chosen), 'article')} without a date left out.")
    many = len(np.unique(units[chosen]))
    known = len({_name(article, by) for article in articles} - {""}) if by in ("outlet", "topic") else many
    if min(many, known) < 2:
        what = "dates" if by == "date" else f"{by}s"
        raise DatasetError(
            f"cannot be cut into folds by {by}: two {what} are needed",
            remedy="Label more articles." if by in ("article", "random") else "Choose another way with --by.",
        )
    if by == "date":
        folds = _later(units, chosen, count)
    else:
        dealt = _dealt(units, count, seed)
        folds = [Fold(np.flatnonzero(dealt != fold), np.flatnonzero(dealt == fold)) for fold in range(dealt.max() + 1)]
    apart = [_without_copies(fold, alike) for fold in folds]
    left_out = sum(len(fold.train) for fold in folds) - sum(len(fold.train) for fold in apart)
    if left_out:
        notes.append(f"Copies of held-out articles were not learned from: {left_out / len(folds):.1f} in a fold.")
    return Plan(by=by, folds=tuple(apart), units=many, notes=tuple(notes))


def _units(articles: Sequence[Article], by: FoldUnit, alike: Int64) -> Int64:
    """The unit of each article; dates are in order; -1 is none."""
    if by in ("random", "article"):
        return alike
    if by == "date":
        days = [(article.published or "")[:10] for article in articles]
        order = {day: number for number, day in enumerate(sorted(set(days) - {""}))}
        return np.array([order.get(day, -1) for day in days], dtype=np.int64)
    # An article without an outlet or topic shares none with another.
    named = [_name(article, by) or f"\0{article.id}" for article in articles]
    return pd.factorize(np.array(named, dtype=object))[0].astype(np.int64)


def _name(article: Article, by: FoldUnit) -> str:
    return outlet_of(article) if by == "outlet" else article.topic or ""


def outlet_of(article: Article) -> str:
    """The outlet that an article came from first; empty where nobody knows."""
    return (article.origin.outlet if article.origin is not None else None) or article.outlet or ""


def _with_groups(articles: Sequence[Article]) -> Int64:
    """A number for each article, the same for copies and for those of one group."""
    size = len(articles)
    groups = pd.factorize(np.array([article.group or f"\0{article.id}" for article in articles], dtype=object))[0]
    own = np.arange(size)
    nodes = connected_groups(
        3 * size,
        np.concatenate([own, own]),
        np.concatenate([size + groups, 2 * size + near_duplicate_groups(articles)]),
    )
    return nodes[:size]


def _dealt(units: Int64, count: int, seed: int) -> Int64:
    """The fold of each article: units in a random order, each to the fold that is smallest so far."""
    sizes = Counter(units.tolist())
    order = np.random.default_rng(seed).permutation(sorted(sizes))
    fill = np.zeros(min(count, len(sizes)), dtype=np.int64)
    fold_of = {}
    for number, unit in enumerate(order.tolist()):
        # Every fold begins with a unit, so that none is empty.
        fold_of[unit] = number if number < len(fill) else int(np.argmin(fill))
        fill[fold_of[unit]] += sizes[unit]
    return np.array([fold_of[unit] for unit in units.tolist()], dtype=np.int64)


def _later(days: Int64, chosen: Int64, count: int) -> list[Fold]:
    """Held-out stretches of days, about as many articles each, with all earlier articles to learn from."""
    order = chosen[np.argsort(days[chosen], kind="stable")]
    first, second = np.unique(days[order])[:2]
    cuts = days[order][[len(order) * part // (count + 1) for part in range(1, count + 1)]]
    edges = [*sorted(set(cuts.tolist()) - {int(first)} or {int(second)}), int(days.max()) + 1]
    return [
        Fold(np.flatnonzero((days >= 0) & (days < start)), np.flatnonzero((days >= start) & (days < end)))
        for start, end in pairwise(edges)
    ]


def _without_copies(fold: Fold, alike: Int64) -> Fold:
    return Fold(fold.train[~np.isin(alike[fold.train], alike[fold.held_out])], fold.held_out)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
