"""A page as a reader saw it: blocks of lines in order, and what the page says of itself outside its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unsourced.core.article import Origin, Removed


@dataclass(frozen=True, slots=True)
class Link:
    """The words of a link and where it leads, as the page gives it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is rendered, without line breaks inside; `soft` are the lines that the file had for it."""

    text: str
    links: tuple[Link, ...] = ()
    soft: tuple[str, ...] = ()

    @property
    def linked(self) -> float:
        """The share of the line's characters that are in links, 0 to 1."""
        return sum(len(link.text) for link in self.links) / len(self.text) if self.text else 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """A `paragraph`, `heading`, `item` of a list, `row` of a table or `code`; `level` is 1 to 6 for headings.

    `main` is False where the reader takes the block for a part of the page around the article.
    """

    kind: str
    lines: tuple[Line, ...]
    level: int = 0
    main: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of an article beside its text; None or empty where nothing is."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    origin: Origin | None = None
    topic: str | None = None
    language: str | None = None
    group: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)

    def over(self, other: "Metadata") -> "Metadata":
        """These facts, completed by the other's."""
        return Metadata(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            authors=self.authors or other.authors,
            published=self.published or other.published,
            url=self.url or other.url,
            origin=_merged(self.origin, other.origin),
            topic=self.topic or other.topic,
            language=self.language or other.language,
            group=self.group or other.group,
            extra={**other.extra, **self.extra},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a format's reader hands on: blocks in page order, the page's own metadata, and pieces never rendered."""

    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    removed: tuple[Removed, ...] = ()


def _merged(mine: Origin | None, other: Origin | None) -> Origin | None:
    if mine is None or other is None:
        return mine or other
    return Origin(mine.outlet or other.outlet, mine.url or other.url, mine.published or other.published)
