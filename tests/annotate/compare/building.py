"""Articles for comparisons, and what every comparison must hold to."""

from annotate.compare import Comparison, TextRange, compare
from unsourced.core.article import Article, make_article


def article(body: str, title: str = "Harbour closed after collision", **facts: object) -> Article:
    return make_article(title=title, body=body, raw=body, reader_version="test", **facts)  # type: ignore[arg-type]


def compared(a: str, b: str) -> Comparison:
    """Two bodies under one headline, compared and checked."""
    return checked(compare(article(a), article(b)))


def checked(found: Comparison) -> Comparison:
    """The comparison, after applying its changes to a gave b, character by character."""
    assert applied(found) == found.b.text
    for change in found.changes:
        assert change.a is not None
        assert change.b is not None
        assert change.cut_a is not None
        assert change.cut_b is not None
        for place, cut in ((change.a, change.cut_a), (change.b, change.cut_b)):
            assert cut.start <= place.start <= place.end <= cut.end
    return found


def applied(found: Comparison) -> str:
    """The text of a with every change made to it: the words of a cut out, those of b put in at their places."""
    kept = iter(_without(found.a.text, [change.cut_a for change in found.changes]))
    made: list[str] = []
    length = 0
    for start, end in sorted(change.cut_b for change in found.changes if change.cut_b):
        for _ in range(start - length):
            made.append(next(kept))
        made.append(found.b.text[start:end])
        length = max(end, length)
    return "".join([*made, *kept])


def _without(text: str, places: list[TextRange | None]) -> str:
    for start, end in sorted(filter(None, places), reverse=True):
        text = text[:start] + text[end:]
    return text


def told(found: Comparison) -> list[tuple[str, str, str]]:
    """Kind and words of each change that is more than typography."""
    return [(change.kind, *found.words(change)) for change in found.substantial]
