"""Folds that keep together what belongs together."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

MOST_FOLDS = 5
FEWEST_OUTLETS = 3

Numbers = NDArray[np.int64]


def fold_units(groups: Numbers, outlets: Numbers) -> tuple[Numbers, str]:
    """The unit of each sentence, and what units are: `outlet` or `group`.

    With three outlets or more a unit is an outlet, so that no figure comes from recognising one; outlets that share a
    group of near-duplicates are one unit. With fewer it is the group: an article with its near-duplicates.
    """
    together = _joined(groups, outlets)
    if len(np.unique(together)) >= FEWEST_OUTLETS:
        return together, "outlet"
    return groups, "group"


def folds(units: Numbers) -> list[tuple[Numbers, Numbers]]:
    """Up to five (training rows, held-out rows), each unit held out once; fewer than two units give none."""
    from sklearn.model_selection import GroupKFold

    count = min(MOST_FOLDS, len(np.unique(units)))
    if count < 2:
        return []
    return list(GroupKFold(count).split(units, groups=units))


def _joined(groups: Numbers, outlets: Numbers) -> Numbers:
    """The connected components of outlets and groups, per sentence."""
    size = int(groups.max()) + 1
    nodes = size + int(outlets.max()) + 1
    links = sparse.coo_array((np.ones(len(groups)), (groups, size + outlets)), shape=(nodes, nodes))
    component: Numbers = connected_components(links, directed=False)[1].astype(np.int64)
    return component[groups]
