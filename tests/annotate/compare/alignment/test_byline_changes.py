"""Lines around an article that only one version has."""

from annotate.compare.alignment.byline_changes import attribution_changes
from tests.annotate.compare.building import article
from unsourced.core.article import Article, Removed


def with_lines(**lines: list[str]) -> Article:
    """An article around which these lines were removed, by their kind."""
    removed = tuple(Removed(kind=kind, text=text) for kind, texts in lines.items() for text in texts)
    return article("The pier is shut.", removed=removed)


def changes(a: Article, b: Article) -> list[tuple[str, str, str]]:
    return [(change.kind, change.line_a, change.line_b) for change in attribution_changes(a, b)]


def test_one_line_of_a_kind_in_both_is_altered() -> None:
    assert changes(with_lines(byline=["By Ilse Marrek"]), with_lines(byline=["By the staff"])) == [
        ("altered", "By Ilse Marrek", "By the staff")
    ]


def test_lines_that_only_one_has_in_the_order_of_their_kinds() -> None:
    a = with_lines(copyright=["© Coastline Wire"], byline=["By Ilse Marrek", "Photos: Holm"])
    b = with_lines(byline=["By ILSE Marrek"], date=["May 3, 2024"], advertisement=["Buy fish"])
    assert changes(a, b) == [
        ("only-in-a", "Photos: Holm", ""),
        ("only-in-b", "", "May 3, 2024"),
        ("only-in-a", "© Coastline Wire", ""),
    ]
    (first, *_) = attribution_changes(a, b)
    assert (first.part, first.a, first.b) == ("attribution", None, None)


def test_the_same_lines_make_no_change() -> None:
    assert changes(with_lines(byline=["By Ilse Marrek"]), with_lines(byline=["By  Ilse Marrek"])) == []
