"""Two sequences of tokens, aligned: which runs they share, in order.

The longest common subsequence is found bit-parallel in C (rapidfuzz; Hyyrö 2004). Alone it scatters: in a passage that
was written anew it matches every "the". So only its long runs are anchors; between two anchors what both sides begin
and end with is taken first, so that words put in stay one run, and of the rest a run stays only where it weighs
something beside the changes around it. Sequences too long for that are first cut at shingles that occur once in each
(patience diff, Cohen 2003).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from operator import eq
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from annotate.compare.alignment.tokens import token_weight
from unsourced.core.types import UInt64

_ANCHOR = 6
"""Tokens of a shared run that no chance brings about."""
_CELLS = 16_000_000
"""Tokens of a × tokens of b of the largest gap that is searched as a whole: 2 MB of bits, a few milliseconds."""
_SHINGLES = (12, 4, 1)
_SHARE = 0.5
"""A shared run between two changes is given up where it weighs no more than this share of the lighter one."""
_SHARE_ONE_SIDED = 0.25
"""The same beside words that were only put in or only cut, which are likelier to stand next to what stayed."""
_CAPS = (0.4, 1.0, 2.0, 3.0)
"""Weights up to which runs are given up, the lightest first; a run that weighs more stays."""

Weigh = Callable[[str], float]


class Block(NamedTuple):
    """`a[a_start:a_end]` is `b[b_start:b_end]`, token by token."""

    a_start: int
    b_start: int
    size: int

    @property
    def a_end(self) -> int:
        """The token of a behind the run."""
        return self.a_start + self.size

    @property
    def b_end(self) -> int:
        """The token of b behind the run."""
        return self.b_start + self.size

    @property
    def in_a(self) -> tuple[int, int]:
        """The run in a: first token, and the one behind the last."""
        return self.a_start, self.a_start + self.size

    @property
    def in_b(self) -> tuple[int, int]:
        """The run in b: first token, and the one behind the last."""
        return self.b_start, self.b_start + self.size


class Gap(NamedTuple):
    """`a[a_start:a_end]` stands where `b[b_start:b_end]` stands; either may be empty."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    @property
    def one_sided(self) -> bool:
        """Whether only one of the sequences has tokens here."""
        return self.a_start == self.a_end or self.b_start == self.b_end


def align(a: Sequence[str], b: Sequence[str], weigh: Weigh = token_weight) -> list[Block]:
    """The runs that two sequences share, in order, without overlap, as long as can be.

    `weigh` says how much a token counts where a short run between two changes is kept or given up. Close to linear in
    time; a gap of more than 4,000 tokens a side in which nothing occurs just once in both counts as changed throughout.
    """
    found: list[Block] = []
    for block in _align(a, b, Gap(0, len(a), 0, len(b)), weigh):
        if found and found[-1].a_end == block.a_start and found[-1].b_end == block.b_start:
            found[-1] = Block(found[-1].a_start, found[-1].b_start, found[-1].size + block.size)
        else:
            found.append(block)
    return found


def gaps(blocks: Sequence[Block], a_size: int, b_size: int) -> Iterator[Gap]:
    """What stands between the shared runs, where it is not empty on both sides."""
    a, b = 0, 0
    for block in [*blocks, Block(a_size, b_size, 0)]:
        if a < block.a_start or b < block.b_start:
            yield Gap(a, block.a_start, b, block.b_start)
        a, b = block.a_end, block.b_end


def _align(a: Sequence[str], b: Sequence[str], gap: Gap, weigh: Weigh) -> Iterator[Block]:
    before, gap, after = _trimmed(a, b, gap)
    if before.size:
        yield before
    if not gap.one_sided:
        if (gap.a_end - gap.a_start) * (gap.b_end - gap.b_start) <= _CELLS:
            yield from _through(_anchors(a, b, gap), gap, lambda inner: _small(a, b, inner, weigh))
        else:
            yield from _large(a, b, gap, _SHINGLES, weigh)
    if after.size:
        yield after


def _through(anchors: Sequence[Block], gap: Gap, inner: Callable[[Gap], Iterator[Block]]) -> Iterator[Block]:
    """The anchors with what `inner` finds between them."""
    a, b = gap.a_start, gap.b_start
    for anchor in anchors:
        yield from inner(Gap(a, anchor.a_start, b, anchor.b_start))
        yield anchor
        a, b = anchor.a_end, anchor.b_end
    yield from inner(Gap(a, gap.a_end, b, gap.b_end))


def _trimmed(a: Sequence[str], b: Sequence[str], gap: Gap) -> tuple[Block, Gap, Block]:
    """What both sides begin with, the rest, and what both sides end with."""
    a_start, a_end, b_start, b_end = gap
    before = sum(takewhile(bool, map(eq, a[a_start:a_end], b[b_start:b_end])))
    a_start, b_start = a_start + before, b_start + before
    room = min(a_end - a_start, b_end - b_start)
    ends = map(eq, reversed(a[a_end - room : a_end]), reversed(b[b_end - room : b_end]))
    after = sum(takewhile(bool, ends))
    a_end, b_end = a_end - after, b_end - after
    return Block(gap.a_start, gap.b_start, before), Gap(a_start, a_end, b_start, b_end), Block(a_end, b_end, after)


def _common(a: Sequence[str], b: Sequence[str], gap: Gap) -> list[Block]:
    """The runs of a longest common subsequence."""
    codes = LCSseq.opcodes(a[gap.a_start : gap.a_end], b[gap.b_start : gap.b_end])
    return [
        Block(gap.a_start + code.src_start, gap.b_start + code.dest_start, code.src_end - code.src_start)
        for code in codes
        if code.tag == "equal"
    ]


def _anchors(a: Sequence[str], b: Sequence[str], gap: Gap) -> list[Block]:
    return [block for block in _common(a, b, gap) if block.size >= _ANCHOR]


def _small(a: Sequence[str], b: Sequence[str], gap: Gap, weigh: Weigh) -> Iterator[Block]:
    before, gap, after = _trimmed(a, b, gap)
    if before.size:
        yield before
    if not gap.one_sided:
        yield from _weighty(a, b, gap, _common(a, b, gap), weigh)
    if after.size:
        yield after


def _weighty(a: Sequence[str], b: Sequence[str], gap: Gap, blocks: list[Block], weigh: Weigh) -> list[Block]:
    """The runs that weigh something beside the changes around them."""
    weights = {block: sum(map(weigh, a[block.a_start : block.a_end])) for block in blocks}

    def changed(left: Block, right: Block) -> tuple[float, float]:
        return sum(map(weigh, a[left.a_end : right.a_start])), sum(map(weigh, b[left.b_end : right.b_start]))

    def stays(left: Block, block: Block, right: Block, cap: float) -> bool:
        before, after = changed(left, block), changed(block, right)
        if not (before[0] or after[0]) or not (before[1] or after[1]):
            # On one side nothing changed around it: it is what the other side's words were put beside.
            return True
        lighter = min(
            _SHARE * max(change) if all(change) else _SHARE_ONE_SIDED * max(change) for change in (before, after)
        )
        return weights[block] > cap or weights[block] > lighter

    first, last = Block(gap.a_start, gap.b_start, 0), Block(gap.a_end, gap.b_end, 0)
    for cap in _CAPS:
        dropped = True
        while dropped:
            kept: list[Block] = []
            for index, block in enumerate(blocks):
                left = kept[-1] if kept else first
                right = blocks[index + 1] if index + 1 < len(blocks) else last
                if stays(left, block, right, cap):
                    kept.append(block)
            dropped = len(kept) < len(blocks)
            blocks = kept
    return blocks


def _large(a: Sequence[str], b: Sequence[str], gap: Gap, shingles: Sequence[int], weigh: Weigh) -> Iterator[Block]:
    """A gap cut at shingles that occur once in each side; at single tokens where no longer ones are shared."""
    for index, size in enumerate(shingles):
        anchors = _unique_shared(a, b, gap, size)
        if anchors:

            def inner(part: Gap, rest: Sequence[int] = shingles[index + 1 :]) -> Iterator[Block]:
                small = (part.a_end - part.a_start) * (part.b_end - part.b_start) <= _CELLS
                return _align(a, b, part, weigh) if small else _large(a, b, part, rest, weigh)

            yield from _through(anchors, gap, inner)
            return


def _unique_shared(a: Sequence[str], b: Sequence[str], gap: Gap, size: int) -> list[Block]:
    """The shingles of `size` tokens that occur once in each side, as runs, in the order that keeps most of them."""
    numbers: dict[str, int] = {}
    ours, theirs = (
        _shingle_hashes([numbers.setdefault(token, len(numbers)) for token in part], size)
        for part in (a[gap.a_start : gap.a_end], b[gap.b_start : gap.b_end])
    )
    at_a, at_b = _once_in_each(ours, theirs)
    runs: list[Block] = []
    for i, j in zip(at_a.tolist(), at_b.tolist(), strict=True):
        i, j = i + gap.a_start, j + gap.b_start
        if runs and i - j == runs[-1].a_start - runs[-1].b_start and i <= runs[-1].a_end:
            runs[-1] = Block(runs[-1].a_start, runs[-1].b_start, i + size - runs[-1].a_start)
        else:
            runs.append(Block(i, j, size))
    kept: list[Block] = []
    for run in _heaviest_chain(runs):
        over = max(kept[-1].a_end - run.a_start, kept[-1].b_end - run.b_start, 0) if kept else 0
        # Equal hashes are no proof.
        if over < run.size and a[run.a_start : run.a_end] == b[run.b_start : run.b_end]:
            kept.append(Block(run.a_start + over, run.b_start + over, run.size - over))
    return kept


def _shingle_hashes(numbers: list[int], size: int) -> UInt64:
    tokens = np.array(numbers, dtype=np.uint64)
    count = max(len(tokens) - size + 1, 0)
    hashes: UInt64 = np.zeros(count, dtype=np.uint64)
    for index in range(size):
        # 64-bit arithmetic wraps around, which is all that a hash needs.
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + tokens[index : index + count] + np.uint64(1)
        hashes ^= hashes >> np.uint64(29)
    return hashes


def _once_in_each(ours: UInt64, theirs: UInt64) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places in both of what occurs once in each, ordered by the index in the first."""
    (one, at_one), (other, at_other) = (
        (values[counts == 1], places[counts == 1])
        for values, places, counts in (np.unique(x, return_index=True, return_counts=True) for x in (ours, theirs))
    )
    _, here, there = np.intersect1d(one, other, assume_unique=True, return_indices=True)
    at_a, at_b = at_one[here], at_other[there]
    order = np.argsort(at_a, kind="stable")
    return at_a[order], at_b[order]


def _heaviest_chain(runs: Sequence[Block]) -> list[Block]:
    """Of runs ordered by their index in a those, of most tokens together, that stand in the same order in b.

    The heaviest increasing subsequence, by the tails of the best chains so far: O(n log n).
    """
    ends: list[int] = []
    best: list[tuple[int, int]] = []
    before: list[int] = []
    for index, run in enumerate(runs):
        at = bisect_left(ends, run.b_start)
        total, previous = (best[at - 1][0], best[at - 1][1]) if at else (0, -1)
        total += run.size
        before.append(previous)
        # Chains that end later in b and weigh no more are no use any longer.
        stop = at
        while stop < len(ends) and best[stop][0] <= total:
            stop += 1
        if stop > at or at == len(ends) or ends[at] > run.b_start:
            ends[at:stop] = [run.b_start]
            best[at:stop] = [(total, index)]
    chain: list[Block] = []
    index = best[-1][1] if best else -1
    while index >= 0:
        chain.append(runs[index])
        index = before[index]
    return chain[::-1]
