"""Runs that were cut in one place and pasted in another, among the words that have no partner where they stand."""

from collections.abc import Iterable, Sequence

from annotate.compare.alignment.align import Block, Gap
from annotate.compare.alignment.tokens import is_word, token_weight

SHORTEST = 3
"""Words of the shortest run that counts as moved: single words are everywhere in a text."""
_LIGHTEST = 2.0
_SURE = 8
"""Words from which a run counts as moved even where it is only a piece of what has no partner."""
_WHOLE = 0.75
_OFTEN = 20
"""A turn that is missing in more places than this says nothing of where it went."""


def moves(a: Sequence[str], b: Sequence[str], gaps: Iterable[Gap]) -> list[Block]:
    """The moved runs, ordered by their place in a; no token is in two of them.

    A run of fewer than eight words counts only where it is most of what is missing there, on either side: two
    changed passages share turns of three words by chance.
    """
    gaps = list(gaps)
    gone = [(gap.a_start, gap.a_end) for gap in gaps if gap.a_end - gap.a_start >= SHORTEST]
    new = [(gap.b_start, gap.b_end) for gap in gaps if gap.b_end - gap.b_start >= SHORTEST]
    if not gone or not new:
        return []
    found: list[Block] = []
    candidates = _candidates(a, b, gone, new)
    candidates.sort(key=lambda pair: (-pair[0].size, pair[0]))
    a_used, b_used = bytearray(len(a)), bytearray(len(b))
    for whole, runs in candidates:
        for block in _free(whole, a_used, b_used):
            if _counts(a, b, block, runs):
                found.append(block)
                a_used[block.a_start : block.a_end] = b"\1" * block.size
                b_used[block.b_start : block.b_end] = b"\1" * block.size
    return sorted(found)


Run = tuple[int, int]


def _candidates(
    a: Sequence[str], b: Sequence[str], gone: Sequence[Run], new: Sequence[Run]
) -> list[tuple[Block, tuple[Run, Run]]]:
    """Every longest run that a missing and a new passage share, with the two passages."""
    shingles: dict[tuple[str, ...], list[tuple[int, Run]]] = {}
    for run in gone:
        for i in range(run[0], run[1] - SHORTEST + 1):
            shingles.setdefault(tuple(a[i : i + SHORTEST]), []).append((i, run))
    found = []
    for run in new:
        covered: dict[int, int] = {}
        for j in range(run[0], run[1] - SHORTEST + 1):
            places = shingles.get(tuple(b[j : j + SHORTEST]), ())
            for i, other in places if len(places) <= _OFTEN else ():
                if covered.get(i - j, -1) >= j:
                    continue
                size = SHORTEST
                room = min(other[1] - i, run[1] - j)
                while size < room and a[i + size] == b[j + size]:
                    size += 1
                covered[i - j] = j + size - SHORTEST
                found.append((Block(i, j, size), (other, run)))
    return found


def _free(block: Block, a_used: bytearray, b_used: bytearray) -> list[Block]:
    """The pieces of a run that no longer run has taken."""
    pieces = []
    start = None
    for k in range(block.size + 1):
        taken = k == block.size or a_used[block.a_start + k] or b_used[block.b_start + k]
        if not taken and start is None:
            start = k
        elif taken and start is not None:
            pieces.append(Block(block.a_start + start, block.b_start + start, k - start))
            start = None
    return pieces


def _counts(a: Sequence[str], b: Sequence[str], block: Block, runs: tuple[Run, Run]) -> bool:
    words = sum(map(is_word, a[block.a_start : block.a_end]))
    own = sum(map(token_weight, a[block.a_start : block.a_end]))
    if words < SHORTEST or own < _LIGHTEST:
        return False
    if words >= _SURE:
        return True
    (a_start, a_end), (b_start, b_end) = runs
    lighter = min(sum(map(token_weight, a[a_start:a_end])), sum(map(token_weight, b[b_start:b_end])))
    return own >= _WHOLE * lighter
