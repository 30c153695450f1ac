"""Offsets of one version carried over to the other, through what both have in common."""

from bisect import bisect_right
from collections.abc import Iterable

from annotate.compare.comparison import Comparison, TextRange


class OffsetMapping:
    """From places in a to places in b and back; what only one has or what moved has no place in the other."""

    def __init__(self, comparison: Comparison) -> None:
        self._a = _shared_pieces(change.cut_a for change in comparison.changes)
        self._b = _shared_pieces(change.cut_b for change in comparison.changes)

    def to_b(self, offset: int) -> int | None:
        """Where b has the character that a has at `offset`; None where it has none."""
        return _mapped(offset, self._a, self._b)

    def to_a(self, offset: int) -> int | None:
        """Where a has the character that b has at `offset`; None where it has none."""
        return _mapped(offset, self._b, self._a)


SharedPieces = tuple[list[int], list[int]]


def _shared_pieces(cuts: Iterable[TextRange | None]) -> SharedPieces:
    """The begins of the kept pieces: in the text, and in what is left of it when the cuts are out."""
    starts, left = [0], [0]
    for start, end in sorted(cut for cut in cuts if cut is not None and cut.start < cut.end):
        left.append(left[-1] + start - starts[-1])
        starts.append(end)
    return starts, left


def _mapped(offset: int, source: SharedPieces, target: SharedPieces) -> int | None:
    starts, left = source
    piece = bisect_right(starts, offset) - 1
    if piece < 0:
        return None
    shared_offset = left[piece] + offset - starts[piece]
    if piece + 1 < len(starts) and shared_offset >= left[piece + 1]:
        return None
    other = bisect_right(target[1], shared_offset) - 1
    return target[0][other] + shared_offset - target[1][other]
