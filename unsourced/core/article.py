"""The Article and its one constructor.

`text` begins with the headline and a blank line; the body starts at `body_start`. Every offset in the project is a
code-point offset into `text`.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from unsourced.core.offsets import normalise
from unsourced.errors import InputError

HEADLINE_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a repost says of the original: its outlet, address and date (ISO), each None where it says nothing."""

    outlet: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the page that is not part of the article, and what it is: `byline`, `donation`, `copyright`, …"""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of one outlet. Make it with `make_article`, which keeps `text`, `body_start` and `id` true.

    Example:
        >>> import unsourced as us
        >>> article = us.article("Bridge shut\\n\\nThe bridge will stay shut.", outlet="Harbour Post")
        >>> article.title, article.body
        ('Bridge shut', 'The bridge will stay shut.')
    """

    id: str
    text: str
    body_start: int
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    url: str | None
    origin: Origin | None
    topic: str | None
    language: str
    group: str | None
    extra: Mapping[str, object]
    removed: tuple[Removed, ...]
    source_id: str
    reader_version: str

    def __repr__(self) -> str:
        facts = "".join(f", {name}={value!r}" for name in ("outlet", "published") if (value := getattr(self, name)))
        return f"Article({short(self.title or self.body)!r}, {len(self.text)} characters{facts}, id={self.id!r})"

    def _repr_html_(self) -> str:
        facts = " · ".join(escape(fact) for fact in (self.outlet, self.published) if fact)
        body = "".join(f"<p>{escape(line)}</p>" for line in self.body.split("\n") if line.strip())
        return f"<div><p><strong>{escape(self.title)}</strong></p><p><small>{facts}</small></p>{body}</div>"

    @property
    def title(self) -> str:
        """The headline: the text before the body, without the blank line between them."""
        return self.text[: self.body_start].removesuffix(HEADLINE_GAP)

    @property
    def body(self) -> str:
        """The text from `body_start` on."""
        return self.text[self.body_start :]


def make_article(
    *,
    title: str,
    body: str,
    raw: str | bytes,
    reader_version: str,
    outlet: str | None = None,
    authors: Sequence[str] = (),
    published: str | None = None,
    url: str | None = None,
    origin: Origin | None = None,
    topic: str | None = None,
    language: str = "en",
    group: str | None = None,
    extra: Mapping[str, object] | None = None,
    removed: Sequence[Removed] = (),
) -> Article:
    """An Article from its parts; title and body are normalised and trimmed of blank lines at their ends.

    `raw` is what the reader was given (the page, the row), for `source_id`; dates are ISO. Raises InputError where
    neither title nor body has a word.
    """
    headline = " ".join(normalise(title)[0].split())
    paragraphs = normalise(body)[0].strip("\n").rstrip()
    if not (headline or paragraphs).strip():
        raise InputError("the article has no text")
    text = headline + HEADLINE_GAP + paragraphs if headline else paragraphs
    return Article(
        id=article_id(text, outlet, url),
        text=text,
        body_start=len(headline) + len(HEADLINE_GAP) if headline else 0,
        outlet=outlet,
        authors=tuple(authors),
        published=published,
        url=url,
        origin=origin,
        topic=topic,
        language=language,
        group=group,
        extra=dict(extra or {}),
        removed=tuple(removed),
        source_id=short_hash(raw),
        reader_version=reader_version,
    )


def short(text: str, longest: int = 40) -> str:
    """The begin of a text on one line, for a repr."""
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def article_id(text: str, outlet: str | None, url: str | None) -> str:
    """16 hexadecimal digits for a text of an outlet at an address, so that two outlets' copies stay two articles."""
    return short_hash(json.dumps([text, outlet, url], ensure_ascii=False))


def short_hash(raw: str | bytes) -> str:
    """The first 16 hexadecimal digits of SHA-256; lone surrogates in a str are hashed as they stand."""
    data = raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]
