"""Whether a reader finds a source for what a sentence says: in it, beside it, a vague one, or none.

Features for a model of claims without a source, which learns from its own marks: no claim is without a source only
because nothing was found here.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.attribution.attribute import Attribution
from classifier.attribution.kinds import SOURCED_FROM

Floats = NDArray[np.float32]
Place = tuple[int, int]

REACHES = (
    "a claim here with a source that can be identified",
    "a claim here with a vague source",
    "a claim here with no source",
    "the share of it that is somebody's claim",
    "a source here that can be identified",
    "a vague source here",
    "a source that can be identified in the sentence before",
    "a source that can be identified in the sentence after",
    "a vague source in the sentence before",
    "a vague source in the sentence after",
    "a claim in the sentence before",
    "a claim in the sentence after",
    "no claim and no source here or beside it",
)


def source_reach(attribution: Attribution, places: Sequence[Place]) -> Floats:
    """(sentences, REACHES) for the sentences `places` (start, end) of the article."""
    many = len(places)
    starts = np.array([start for start, _ in places], dtype=np.int64)
    ends = np.array([end for _, end in places], dtype=np.int64)
    vague = [region.kind is not None and region.kind.vague for region in attribution.regions]
    of_claim: dict[int, list[int]] = {}
    for key, claim, target, _ in attribution.links:
        if key == SOURCED_FROM:
            of_claim.setdefault(claim, []).append(target)
    found = np.zeros((many, 6), dtype=np.float32)
    for number, region in enumerate(attribution.regions):
        for start, end in region.pieces:
            first = int(np.searchsorted(ends, start, side="right"))
            last = int(np.searchsorted(starts, end, side="left"))
            here = slice(first, max(first, last))
            if region.kind is not None:
                found[here, 5 if vague[number] else 4] = 1
            elif region.claim:
                sources = of_claim.get(number, [])
                sort = 2 if not sources else 1 if all(vague[source] for source in sources) else 0
                found[here, sort] = 1
                shared = np.minimum(end, ends[here]) - np.maximum(start, starts[here])
                found[here, 3] += shared / np.maximum(ends[here] - starts[here], 1)
    found[:, 3] = np.minimum(found[:, 3], 1)
    claimed = found[:, :3].max(axis=1, initial=0)
    beside = [_shifted(found[:, column], step) for column in (4, 5) for step in (1, -1)]
    beside += [_shifted(claimed, step) for step in (1, -1)]
    near = np.stack([claimed, found[:, 4], found[:, 5], *beside], axis=1)
    nothing = near.max(axis=1, initial=0) == 0
    columns: Floats = np.concatenate([found, np.stack([*beside, nothing], axis=1)], axis=1).astype(np.float32)
    return columns


def _shifted(column: Floats, step: int) -> Floats:
    """A column with the value of the row before (step 1) or after (step −1)."""
    moved = np.zeros_like(column)
    if step > 0:
        moved[1:] = column[:-1]
    else:
        moved[:-1] = column[1:]
    return moved
