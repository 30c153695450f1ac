"""Groups of articles that share their words, and the `group` field filled from them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotate.reposts.likely_original import Original, likely_original
from annotate.reposts.links import DisjointSets, Link, find_links
from annotate.reposts.publication_time import moment
from annotate.reposts.shingles import word_hashes
from annotate.reposts.unique_words import UniqueWords, unique_words
from unsourced.core.article import Article, short_hash
from unsourced.io.progress import SILENT, Reporter

_TITLE = 50


@dataclass(frozen=True, slots=True)
class RepostGroup:
    """Articles that share their words, by date where they have one; the fields hold an entry for each, in this order.

    `links` names articles by their places in the group; two that no link joins are in the group through others.
    `names` tells them apart: by outlet, title or id.
    """

    id: str
    articles: tuple[Article, ...]
    names: tuple[str, ...]
    unique_words: tuple[UniqueWords, ...]
    links: tuple[Link, ...]
    original: Original

    def __repr__(self) -> str:
        first = self.original.index
        name = "undetermined" if first is None else self.names[first]
        return f"RepostGroup({self.id!r}: {len(self.articles)} articles, likely original: {name})"


@dataclass(frozen=True, slots=True)
class Reposts:
    """The articles in the order given, their `group` filled, and the groups of two or more."""

    articles: tuple[Article, ...]
    groups: tuple[RepostGroup, ...]

    def __repr__(self) -> str:
        members = sum(len(group.articles) for group in self.groups)
        return f"Reposts({len(self.groups)} groups with {members} of {len(self.articles)} articles)"


def find_reposts(articles: Sequence[Article], *, reporter: Reporter = SILENT) -> Reposts:
    """The groups among these articles, with the likely original of each.

    A `group` that an article brings along is kept: its articles stay together, and what is linked with one of them
    joins them under that name (of two names, the first in the alphabet). An article that shares its words with no
    other keeps what it had.
    """
    links = find_links([article.text for article in articles], reporter=reporter)
    filled = _filled(articles, links.families)
    members: dict[int, list[int]] = defaultdict(list)
    for index, family in enumerate(links.families):
        members[family].append(index)
    of_family: dict[int, list[Link]] = defaultdict(list)
    for link in links.links:
        of_family[links.families[link.a]].append(link)
    return Reposts(
        articles=tuple(filled),
        groups=tuple(
            _group(filled, indices, of_family[family]) for family, indices in members.items() if len(indices) > 1
        ),
    )


def grouped(articles: Sequence[Article], *, reporter: Reporter = SILENT) -> list[Article]:
    """The same articles in the same order, with `group` filled; see `find_reposts`.

    Who is with whom, and the name of a new group, depend on the articles' texts alone.
    """
    return _filled(articles, find_links([article.text for article in articles], reporter=reporter).families)


def _filled(articles: Sequence[Article], families: Sequence[int]) -> list[Article]:
    joined = DisjointSets(len(articles))
    first: dict[object, int] = {}
    for index, article in enumerate(articles):
        for key in (families[index], article.group):
            if key is not None:
                joined.join(first.setdefault(key, index), index)
    together: dict[int, list[int]] = defaultdict(list)
    for index in range(len(articles)):
        together[joined.root(index)].append(index)
    names = {root: _name([articles[index] for index in indices]) for root, indices in together.items()}
    return [_with_group(article, names[joined.root(index)]) for index, article in enumerate(articles)]


def _with_group(article: Article, name: str | None) -> Article:
    return article if article.group == name else replace(article, group=name)


def _name(articles: Sequence[Article]) -> str | None:
    given = [article.group for article in articles if article.group is not None]
    if given:
        return min(given)
    if len(articles) < 2:
        return None
    return "same-" + short_hash("\n".join(sorted({short_hash(article.text) for article in articles})))[:12]


def _group(articles: Sequence[Article], indices: Sequence[int], links: Iterable[Link]) -> RepostGroup:
    order = sorted(indices, key=lambda index: (_day(articles[index]), index))
    new = {index: number for number, index in enumerate(order)}
    own = [articles[index] for index in order]
    names = names_of(own)
    how = unique_words([word_hashes(article.text) for article in own])
    assert own[0].group is not None
    return RepostGroup(
        id=own[0].group,
        articles=tuple(own),
        names=tuple(names),
        unique_words=tuple(how),
        links=tuple(sorted((link.renumbered(new) for link in links), key=lambda link: (link.a, link.b))),
        original=likely_original(own, names, how),
    )


def names_of(articles: Sequence[Article]) -> list[str]:
    """What to call each article among the others: its outlet where no other has it, else its title, else its id."""
    outlets = Counter(article.outlet for article in articles)
    titles = Counter(article.title for article in articles)
    return [
        article.outlet
        if article.outlet and outlets[article.outlet] == 1
        else f"“{_short(article.title)}”"
        if article.title and titles[article.title] == 1
        else f"article {article.id}"
        for article in articles
    ]


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + " …"


def _day(article: Article) -> str:
    """The day for sorting; what has none comes last."""
    when = moment(article.published)
    return when.day.isoformat() if when else "9999"
