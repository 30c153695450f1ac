"""Folds that keep together what belongs together."""

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from unsourced.core.types import Int64

MOST_FOLDS = 5
FEWEST_OUTLETS = 3


def outlet_units(groups: Int64, outlets: Int64) -> Int64 | None:
    """Per sentence a unit that no outlet and no group of near-duplicates is torn apart by; None where these are fewer
    than three."""
    together = _joined(groups, outlets)
    return together if len(np.unique(together)) >= FEWEST_OUTLETS else None


def folds(units: Int64, most: int = MOST_FOLDS) -> list[tuple[Int64, Int64]]:
    """Up to `most` (training rows, held-out rows), each unit held out once; fewer than two units give none."""
    from sklearn.model_selection import GroupKFold

    count = min(most, len(np.unique(units)))
    if count < 2:
        return []
    return list(GroupKFold(count).split(units, groups=units))


def _joined(groups: Int64, outlets: Int64) -> Int64:
    """The connected components of outlets and groups, per sentence."""
    size = int(groups.max()) + 1
    nodes = size + int(outlets.max()) + 1
    links = sparse.coo_array((np.ones(len(groups)), (groups, size + outlets)), shape=(nodes, nodes))
    component: Int64 = connected_components(links, directed=False)[1].astype(np.int64)
    return component[groups]
