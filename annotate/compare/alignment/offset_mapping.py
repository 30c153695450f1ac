"""Offsets of one version carried over to the other, through what both have in common."""

from bisect import bisect_right
from collections.abc import Iterable

from annotate.compare.comparison import Comparison, Place


class Carry:
    """From places in a to places in b and back; what only one has or what moved has no place in the other."""

    def __init__(self, found: Comparison) -> None:
        self._a = _kept(change.cut_a for change in found.changes)
        self._b = _kept(change.cut_b for change in found.changes)

    def to_b(self, offset: int) -> int | None:
        """Where b has the character that a has at `offset`; None where it has none."""
        return _carried(offset, self._a, self._b)

    def to_a(self, offset: int) -> int | None:
        return _carried(offset, self._b, self._a)


Kept = tuple[list[int], list[int]]


def _kept(cuts: Iterable[Place | None]) -> Kept:
    """The begins of the kept pieces: in the text, and in what is left of it when the cuts are out."""
    starts, left = [0], [0]
    for start, end in sorted(cut for cut in cuts if cut is not None and cut.start < cut.end):
        left.append(left[-1] + start - starts[-1])
        starts.append(end)
    return starts, left


def _carried(offset: int, here: Kept, there: Kept) -> int | None:
    starts, left = here
    piece = bisect_right(starts, offset) - 1
    if piece < 0:
        return None
    place = left[piece] + offset - starts[piece]
    if piece + 1 < len(starts) and place >= left[piece + 1]:
        return None
    other = bisect_right(there[1], place) - 1
    return there[0][other] + place - there[1][other]
