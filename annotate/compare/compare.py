"""Two versions of one report, compared: which words only one has, which were altered, which moved."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import NamedTuple

from annotate.compare.alignment.align import Block, Gap, align, gaps
from annotate.compare.alignment.byline_changes import attribution_changes
from annotate.compare.alignment.gap_boundaries import slide
from annotate.compare.alignment.moves import moves
from annotate.compare.alignment.tokens import Tokens, count_words, tokens
from annotate.compare.alignment.typography import is_noise
from annotate.compare.comparison import (
    ALTERED,
    BODY,
    HEADLINE,
    MOVED,
    ONLY_IN_A,
    ONLY_IN_B,
    Change,
    Comparison,
    TextRange,
)
from unsourced.core.article import Article


def compare(a: Article, b: Article) -> Comparison:
    """Every difference between two articles, down to the character.

    Words are compared by their keys (see `tokens`), so that typography alone makes no change of words; changes that
    are typographic stand among the others, marked as such. Cut every change's `cut_a` out of a's text and every
    `cut_b` out of b's, and both are the same text.
    """
    ours, theirs = _Side(a, tokens(a.text)), _Side(b, tokens(b.text))
    blocks = slide(align(ours.keys, theirs.keys), ours.tokens, theirs.tokens, a.text, b.text)
    parted = list(gaps(blocks, len(ours.tokens), len(theirs.tokens)))
    moved = moves(ours.keys, theirs.keys, parted)
    blocks = sorted([*blocks, *_finer(ours, theirs, parted, moved)])
    changes = sorted(_changes(ours, theirs, blocks, moved), key=_order)
    differing = [change for change in changes if not change.typographic and change.kind != MOVED]
    return Comparison(
        a=a,
        b=b,
        changes=(*changes, *attribution_changes(a, b)),
        shared_a=ours.share_without([change.a for change in differing]),
        shared_b=theirs.share_without([change.b for change in differing]),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two versions."""

    article: Article
    tokens: Tokens

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def keys(self) -> Sequence[str]:
        return self.tokens.keys

    def extent(self, first: int, last: int) -> TextRange:
        """Where the tokens first..last stand, without the white space around them."""
        return TextRange(self.tokens.starts[first], self.tokens.ends[last - 1])

    def space(self, first: int, last: int) -> TextRange:
        """All characters between token first - 1 and token last, white space included."""
        ends, starts = self.tokens.ends, self.tokens.starts
        return TextRange(ends[first - 1] if first else 0, starts[last] if last < len(starts) else len(self.text))

    def part(self, offset: int) -> str:
        return HEADLINE if offset < self.article.body_start else BODY

    def paragraphs(self, first: int, last: int) -> list[tuple[int, int]]:
        """The tokens first..last cut at blank lines."""
        starts, ends = self.tokens.starts, self.tokens.ends
        between = self.text[ends[first] : starts[last - 1]] if first < last else ""
        if "\n" not in between:
            return [(first, last)]
        cuts = [n for n in range(first + 1, last) if self.text.count("\n", ends[n - 1], starts[n]) > 1]
        return list(pairwise([first, *cuts, last]))

    def share_without(self, extents: Sequence[TextRange | None]) -> float:
        """The share of the words that stand outside these extents."""
        words = count_words(self.keys)
        apart = sum(count_words(tokens(self.text[slice(*extent)]).keys) for extent in extents if extent)
        return max(0.0, 1 - apart / words) if words else 0.0


def _order(change: Change) -> tuple[TextRange, TextRange]:
    assert change.a is not None
    assert change.b is not None
    return change.b, change.a


class _Piece(NamedTuple):
    """Tokens first..last of one side of a gap; `move` numbers the moved run that they are."""

    first: int
    last: int
    part: str
    move: int | None


class _Cut(NamedTuple):
    """Where a piece stands, and the same with the white space that goes with it."""

    words: TextRange
    cut: TextRange


def _finer(a: _Side, b: _Side, parted: Sequence[Gap], moved: Sequence[Block]) -> Iterator[Block]:
    """The shared runs of gaps that can be looked at piece by piece.

    With a moved run out of the way, the rest of its gap is aligned anew; and where both sides of a gap run over as many
    paragraphs, each is aligned with its like, so that a change ends where its paragraph does.
    """
    for gap in parted:
        if gap.one_sided:
            continue
        ours = _pieces(a, gap.a_start, gap.a_end, [block.in_a for block in moved])
        theirs = _pieces(b, gap.b_start, gap.b_end, [block.in_b for block in moved])
        if any(piece.move is not None for piece in [*ours, *theirs]):
            left = ([(one.first, one.last) for one in pieces if one.move is None] for pieces in (ours, theirs))
            pairs = list(zip(*left, strict=False))
        else:
            in_a, in_b = a.paragraphs(gap.a_start, gap.a_end), b.paragraphs(gap.b_start, gap.b_end)
            pairs = list(zip(in_a, in_b, strict=True)) if len(in_a) == len(in_b) > 1 else []
        for (a_first, a_last), (b_first, b_last) in pairs:
            for block in align(a.keys[a_first:a_last], b.keys[b_first:b_last]):
                yield Block(a_first + block.a_start, b_first + block.b_start, block.size)


def _changes(a: _Side, b: _Side, blocks: Sequence[Block], moved: Sequence[Block]) -> Iterator[Change]:
    """All changes; a moved run comes where b has it."""
    gone: dict[int, _Cut] = {}
    new: dict[int, tuple[str, _Cut]] = {}
    before = Block(0, 0, 0)
    for block in [*blocks, Block(len(a.tokens), len(b.tokens), 0)]:
        yield from _between(a, b, before, block, moved, gone, new)
        yield from _within(a, b, block)
        before = block
    for move, (part, there) in new.items():
        here = gone[move]
        yield Change(kind=MOVED, part=part, a=here.words, b=there.words, cut_a=here.cut, cut_b=there.cut)


def _within(a: _Side, b: _Side, block: Block) -> Iterator[Change]:
    """The typographic differences inside a shared run."""
    if not block.size or a.text[slice(*a.extent(*block.in_a))] == b.text[slice(*b.extent(*block.in_b))]:
        return
    before: tuple[int, int] | None = None
    for i, j in zip(range(*block.in_a), range(*block.in_b), strict=True):
        if before is not None:
            yield from _set_otherwise(
                a, b, TextRange(before[0], a.tokens.starts[i]), TextRange(before[1], b.tokens.starts[j])
            )
        yield from _set_otherwise(a, b, a.extent(i, i + 1), b.extent(j, j + 1))
        before = a.tokens.ends[i], b.tokens.ends[j]


def _set_otherwise(a: _Side, b: _Side, here: TextRange, there: TextRange) -> Iterator[Change]:
    """A typographic change, where two places that say the same are not the same characters."""
    if a.text[slice(*here)] != b.text[slice(*there)]:
        kind = ONLY_IN_B if here.start == here.end else ONLY_IN_A if there.start == there.end else ALTERED
        yield Change(kind=kind, part=b.part(there.start), a=here, b=there, cut_a=here, cut_b=there, typographic=True)


def _between(
    a: _Side,
    b: _Side,
    before: Block,
    after: Block,
    moved: Sequence[Block],
    gone: dict[int, _Cut],
    new: dict[int, tuple[str, _Cut]],
) -> Iterator[Change]:
    """The changes from the end of one shared run to the begin of the next; moved runs go to `gone` and `new`."""
    here, there = a.space(before.a_end, after.a_start), b.space(before.b_end, after.b_start)
    ours = _pieces(a, before.a_end, after.a_start, [block.in_a for block in moved])
    theirs = _pieces(b, before.b_end, after.b_start, [block.in_b for block in moved])
    if not ours and not theirs:
        yield from _set_otherwise(a, b, here, there)
        return
    in_a, in_b = _extent(a, here, ours), _extent(b, there, theirs)
    lead = TextRange(here.start, in_a.start), TextRange(there.start, in_b.start)
    trail = TextRange(in_a.end, here.end), TextRange(in_b.end, there.end)
    if not ours:
        lead, trail, in_a, in_b = _beside(a, b, here, lead[1], trail[1])
    elif not theirs:
        (there_lead, here_lead), (there_trail, here_trail), in_b, in_a = _beside(b, a, there, lead[0], trail[0])
        lead, trail = (here_lead, there_lead), (here_trail, there_trail)
    yield from _set_otherwise(a, b, *lead)
    yield from _set_otherwise(a, b, *trail)
    our_cuts, their_cuts = _cuts(a, ours, in_a), _cuts(b, theirs, in_b)
    gone.update((piece.move, cut) for piece, cut in our_cuts if piece.move is not None)
    new.update((piece.move, (piece.part, cut)) for piece, cut in their_cuts if piece.move is not None)
    for part in (HEADLINE, BODY):
        pairs = zip_longest(_of_part(our_cuts, part), _of_part(their_cuts, part))
        for one, other in pairs:
            yield _change(a, b, part, one, other, in_a.end, in_b.end)


def _beside(
    full: _Side, other: _Side, here: TextRange, lead: TextRange, trail: TextRange
) -> tuple[tuple[TextRange, TextRange], tuple[TextRange, TextRange], TextRange, TextRange]:
    """Which white space of an insertion is the space that the other side has there, and which came with it.

    `here` is the space of the side that lacks the words; `lead` and `trail` stand around them on the `other` side.
    Returns the pairs of spaces to compare before and behind the words, and the extent to cut on each side.
    """
    space = full.text[slice(*here)]
    if other.text[slice(*lead)] == space:
        end = TextRange(here.end, here.end)
        return (here, lead), (end, TextRange(trail.end, trail.end)), end, TextRange(lead.end, trail.end)
    start = TextRange(here.start, here.start)
    return (start, TextRange(lead.start, lead.start)), (here, trail), start, TextRange(lead.start, trail.start)


def _pieces(side: _Side, first: int, last: int, moved: Sequence[tuple[int, int]]) -> list[_Piece]:
    """The tokens first..last cut where a moved run or the body begins or ends."""
    pieces: list[_Piece] = []
    border = bisect_left(side.tokens.starts, side.article.body_start, first, last)
    done = first
    runs = [(start, end, number) for number, (start, end) in enumerate(moved) if first <= start and end <= last]
    for start, end, move in [*sorted(runs), (last, last, None)]:
        for left, right in ((done, min(border, start)), (max(done, border), start)):
            if left < right:
                pieces.append(_Piece(left, right, side.part(side.tokens.starts[left]), None))
        if move is not None:
            pieces.append(_Piece(start, end, side.part(side.tokens.starts[start]), move))
        done = end
    return pieces


def _extent(side: _Side, space: TextRange, pieces: Sequence[_Piece]) -> TextRange:
    return side.extent(pieces[0].first, pieces[-1].last) if pieces else TextRange(space.end, space.end)


def _cuts(side: _Side, pieces: Sequence[_Piece], extent: TextRange) -> list[tuple[_Piece, _Cut]]:
    """Each piece with its places: the white space between two goes with the first."""
    if not pieces:
        return []
    starts = [extent.start, *(side.tokens.starts[piece.first] for piece in pieces[1:]), extent.end]
    return [
        (piece, _Cut(side.extent(piece.first, piece.last), TextRange(start, end)))
        for piece, (start, end) in zip(pieces, pairwise(starts), strict=True)
    ]


def _of_part(cuts: Sequence[tuple[_Piece, _Cut]], part: str) -> list[tuple[_Piece, _Cut]]:
    return [(piece, cut) for piece, cut in cuts if piece.part == part and piece.move is None]


def _change(
    a: _Side,
    b: _Side,
    part: str,
    one: tuple[_Piece, _Cut] | None,
    other: tuple[_Piece, _Cut] | None,
    a_end: int,
    b_end: int,
) -> Change:
    """The change that a piece of a, of b or of both makes; the side without one gets an empty place."""
    here = one[1] if one else _Cut(TextRange(a_end, a_end), TextRange(a_end, a_end))
    there = other[1] if other else _Cut(TextRange(b_end, b_end), TextRange(b_end, b_end))
    a_keys = a.keys[one[0].first : one[0].last] if one else ()
    b_keys = b.keys[other[0].first : other[0].last] if other else ()
    return Change(
        kind=ONLY_IN_B if one is None else ONLY_IN_A if other is None else ALTERED,
        part=part,
        a=here.words,
        b=there.words,
        cut_a=here.cut,
        cut_b=there.cut,
        typographic=is_noise(a_keys, b_keys, a.text[slice(*here.words)], b.text[slice(*there.words)]),
    )
