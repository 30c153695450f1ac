"""Quotations that differ between the versions: other words in the marks, or marks on one side only."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from annotate.compare.alignment.offset_mapping import OffsetMapping
from annotate.compare.comparison import Comparison, Quotation, TextRange
from annotate.compare.effects.analysed_text import AnalysedText

OTHER_WORDS, ONLY_QUOTED_IN_A, ONLY_QUOTED_IN_B = "other-words", "only-quoted-in-a", "only-quoted-in-b"
_REASONS = {
    OTHER_WORDS: "The quotation has other words in B than in A. What was said?",
    ONLY_QUOTED_IN_A: "A quotes these words; B has them without the marks, as its own or retold.",
    ONLY_QUOTED_IN_B: "B quotes these words; A has them without the marks, as its own or retold.",
}


def quotations(
    comparison: Comparison, mapping: OffsetMapping, a: AnalysedText, b: AnalysedText
) -> tuple[Quotation, ...]:
    """Each quotation that stands in both versions and differs in more than typography, in the order of a."""
    in_a = _changes_by_quotation(comparison, [change.a for change in comparison.changes], a)
    in_b = _changes_by_quotation(comparison, [change.b for change in comparison.changes], b)
    if not in_a and not in_b:
        return ()
    differing: list[Quotation] = []
    for here, there in _partners(a, b, mapping.to_b):
        numbers = sorted({*in_a.get(here, ()), *(in_b.get(there, ()) if there is not None else ())})
        if numbers:
            kind = OTHER_WORDS if there is not None else ONLY_QUOTED_IN_A
            differing.append(_quotation(kind, here, there, tuple(numbers)))
    for quoted, partner in _partners(b, a, mapping.to_a):
        if partner is None and quoted in in_b:
            differing.append(_quotation(ONLY_QUOTED_IN_B, None, quoted, tuple(in_b[quoted])))
    return tuple(differing)


def _changes_by_quotation(
    comparison: Comparison, extents: Sequence[TextRange | None], version: AnalysedText
) -> dict[TextRange, list[int]]:
    """For each quotation of a version the numbers of the changes of words in it."""
    ranges = version.document.quotations.ranges
    ends = [end for _, end in ranges]
    touched: dict[TextRange, list[int]] = {}
    for number, (change, extent) in enumerate(zip(comparison.changes, extents, strict=True)):
        if change.typographic or extent is None or extent.start == extent.end:
            continue
        index = bisect_right(ends, extent.start)
        while index < len(ranges) and ranges[index][0] < extent.end:
            touched.setdefault(TextRange(*ranges[index]), []).append(number)
            index += 1
    return touched


def _partners(
    one: AnalysedText, other: AnalysedText, carry_over: Callable[[int], int | None]
) -> Iterator[tuple[TextRange, TextRange | None]]:
    """Each quotation of which a word stands in the other version too, with the quotation around that word there."""
    for start, end in one.document.quotations.ranges:
        words = [token.start for token in one.document.tokens_between(start, end) if token.word]
        extents = [extent for extent in map(carry_over, words) if extent is not None]
        if len(words) > 1 and extents:
            around = [found for extent in extents if (found := other.document.quotations.around(extent)) is not None]
            yield TextRange(start, end), TextRange(*around[0]) if around else None


def _quotation(kind: str, a: TextRange | None, b: TextRange | None, changes: tuple[int, ...]) -> Quotation:
    return Quotation(kind=kind, a=a, b=b, reason=_REASONS[kind], changes=changes)
