"""Articles for tests of groups: invented words, and facts as a page would give them."""

from collections.abc import Sequence

from benchmarks.invented_reports import invented_reports
from unsourced.core.article import Article, Origin, make_article

REPORTS = ["\n\n".join(report) for report in invented_reports(40, seed=3)]


def article(
    body: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    origin: Origin | None = None,
    title: str = "",
    url: str | None = None,
    group: str | None = None,
) -> Article:
    return make_article(
        title=title,
        body=body,
        raw=f"{outlet} {body}",
        reader_version="test",
        outlet=outlet,
        published=published,
        origin=origin,
        url=url,
        group=group,
    )


def with_words_replaced(text: str, every: int) -> str:
    """The text with one word of so many made another."""
    words = text.split(" ")
    return " ".join(f"x{index}" if index % every == every - 1 else word for index, word in enumerate(words))


def families(found: Sequence[int]) -> set[frozenset[int]]:
    """Which numbers are together, whatever they are called."""
    together: dict[int, set[int]] = {}
    for number, family in enumerate(found):
        together.setdefault(family, set()).add(number)
    return {frozenset(some) for some in together.values()}
