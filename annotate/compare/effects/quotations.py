"""Quotations that differ between the versions: other words in the marks, or marks on one side only."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from annotate.compare.alignment.offset_mapping import Carry
from annotate.compare.comparison import Comparison, Place, Quotation
from annotate.compare.effects.analysed_text import Reading

OTHER_WORDS, ONLY_QUOTED_IN_A, ONLY_QUOTED_IN_B = "other-words", "only-quoted-in-a", "only-quoted-in-b"
_REASONS = {
    OTHER_WORDS: "The quotation has other words in B than in A. What was said?",
    ONLY_QUOTED_IN_A: "A quotes these words; B has them without the marks, as its own or retold.",
    ONLY_QUOTED_IN_B: "B quotes these words; A has them without the marks, as its own or retold.",
}


def quotations(found: Comparison, carry: Carry, a: Reading, b: Reading) -> tuple[Quotation, ...]:
    """Each quotation that stands in both versions and differs in more than typography, in the order of a."""
    in_a = _changes_by_quotation(found, [change.a for change in found.changes], a)
    in_b = _changes_by_quotation(found, [change.b for change in found.changes], b)
    if not in_a and not in_b:
        return ()
    differing: list[Quotation] = []
    for here, there in _partners(a, b, carry.to_b):
        numbers = sorted({*in_a.get(here, ()), *(in_b.get(there, ()) if there is not None else ())})
        if numbers:
            kind = OTHER_WORDS if there is not None else ONLY_QUOTED_IN_A
            differing.append(_quotation(kind, here, there, tuple(numbers)))
    for quoted, partner in _partners(b, a, carry.to_a):
        if partner is None and quoted in in_b:
            differing.append(_quotation(ONLY_QUOTED_IN_B, None, quoted, tuple(in_b[quoted])))
    return tuple(differing)


def _changes_by_quotation(
    found: Comparison, places: Sequence[Place | None], reading: Reading
) -> dict[Place, list[int]]:
    """For each quotation of a version the numbers of the changes of words in it."""
    ranges = reading.document.quotes.ranges
    ends = [end for _, end in ranges]
    touched: dict[Place, list[int]] = {}
    for number, (change, place) in enumerate(zip(found.changes, places, strict=True)):
        if change.typographic or place is None or place.start == place.end:
            continue
        index = bisect_right(ends, place.start)
        while index < len(ranges) and ranges[index][0] < place.end:
            touched.setdefault(Place(*ranges[index]), []).append(number)
            index += 1
    return touched


def _partners(
    one: Reading, other: Reading, carried: Callable[[int], int | None]
) -> Iterator[tuple[Place, Place | None]]:
    """Each quotation of which a word stands in the other version too, with the quotation around that word there."""
    for start, end in one.document.quotes.ranges:
        words = [token.start for token in one.document.tokens_between(start, end) if token.word]
        places = [place for place in map(carried, words) if place is not None]
        if len(words) > 1 and places:
            around = [found for place in places if (found := other.document.quotes.around(place)) is not None]
            yield Place(start, end), Place(*around[0]) if around else None


def _quotation(kind: str, a: Place | None, b: Place | None, changes: tuple[int, ...]) -> Quotation:
    return Quotation(kind=kind, a=a, b=b, reason=_REASONS[kind], changes=changes)
