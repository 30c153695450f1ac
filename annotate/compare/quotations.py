"""Quotations that differ between the versions: other words in the marks, or marks on one side only."""

from collections.abc import Callable, Iterator, Sequence

from annotate.compare.carry import Carry
from annotate.compare.comparison import Comparison, Place, Quotation
from annotate.compare.reading import Reading

OTHER_WORDS, ONLY_QUOTED_IN_A, ONLY_QUOTED_IN_B = "other-words", "only-quoted-in-a", "only-quoted-in-b"
_REASONS = {
    OTHER_WORDS: "The quotation has other words in B than in A. What was said?",
    ONLY_QUOTED_IN_A: "A quotes these words; B has them without the marks, as its own or retold.",
    ONLY_QUOTED_IN_B: "B quotes these words; A has them without the marks, as its own or retold.",
}


Numbered = Sequence[tuple[int, Place, Place]]


def quotations(found: Comparison, carry: Carry, a: Reading, b: Reading) -> tuple[Quotation, ...]:
    """Each quotation that stands in both versions and differs in more than typography, in the order of a."""
    changes = [
        (number, change.a, change.b)
        for number, change in enumerate(found.changes)
        if not change.typographic and change.a is not None and change.b is not None
    ]
    if not changes:
        return ()
    differing: list[Quotation] = []
    for here, there in _partners(a, b, carry.to_b):
        numbers = _touching(changes, here, there)
        if there is not None and numbers:
            differing.append(_quotation(OTHER_WORDS, here, there, numbers))
        elif numbers:
            differing.append(_quotation(ONLY_QUOTED_IN_A, here, None, numbers))
    for quoted, partner in _partners(b, a, carry.to_a):
        numbers = _touching(changes, None, quoted)
        if partner is None and numbers:
            differing.append(_quotation(ONLY_QUOTED_IN_B, None, quoted, numbers))
    return tuple(differing)


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


def _touching(changes: Numbered, here: Place | None, there: Place | None) -> tuple[int, ...]:
    """The numbers of the changes of words in a quotation."""
    return tuple(number for number, a, b in changes if _meets(here, a) or _meets(there, b))


def _meets(quoted: Place | None, place: Place) -> bool:
    return quoted is not None and place.start < place.end and place.start < quoted.end and quoted.start < place.end


def _quotation(kind: str, a: Place | None, b: Place | None, changes: tuple[int, ...]) -> Quotation:
    return Quotation(kind=kind, a=a, b=b, reason=_REASONS[kind], changes=changes)
