"""Articles as records: what `unsourced read` prints, one a line, and reads back without a change."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from unsourced.core.article import Article, Origin, Removed, article_id
from unsourced.errors import InputError


class _Origin(BaseModel):
    model_config = ConfigDict(extra="forbid")
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


class _Removed(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: str
    text: str


class _Record(BaseModel):
    # `title` is written for people and left out of reading: it is a view of `text`.
    model_config = ConfigDict(extra="ignore")
    id: str
    text: str
    body_start: int
    outlet: str | None = None
    authors: list[str] = []
    published: str | None = None
    url: str | None = None
    origin: _Origin | None = None
    topic: str | None = None
    language: str = "en"
    group: str | None = None
    extra: dict[str, Any] = {}
    removed: list[_Removed] = []
    source_id: str
    reader_version: str


def article_to_record(article: Article) -> dict[str, object]:
    """The record of an article, ready for JSON; keys as in the Article, and its title."""
    origin = article.origin
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "body_start": article.body_start,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "url": article.url,
        "origin": origin and {"outlet": origin.outlet, "url": origin.url, "published": origin.published},
        "topic": article.topic,
        "language": article.language,
        "group": article.group,
        "extra": dict(article.extra),
        "removed": [{"kind": piece.kind, "text": piece.text} for piece in article.removed],
        "source_id": article.source_id,
        "reader_version": article.reader_version,
    }


def article_from_record(record: Mapping[str, Any], *, where: str = "") -> Article:
    """The article of a record that `article_to_record` made.

    Raises InputError where a field is missing or wrong, or the text is not the one that the id was made of.
    """
    try:
        checked = _Record.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"field {field}: {first['msg']}", where=where) from error
    if checked.id != article_id(checked.text, checked.outlet, checked.url):
        raise InputError(
            f"text, outlet or url of article {checked.id} were changed after it was read",
            where=where,
            remedy="Read the page again, or remove `id` so that the row is read as a new article.",
        )
    if not 0 <= checked.body_start <= len(checked.text):
        raise InputError(f"body_start {checked.body_start} is outside the text", where=where)
    return Article(
        id=checked.id,
        text=checked.text,
        body_start=checked.body_start,
        outlet=checked.outlet,
        authors=tuple(checked.authors),
        published=checked.published,
        url=checked.url,
        origin=Origin(**checked.origin.model_dump()) if checked.origin else None,
        topic=checked.topic,
        language=checked.language,
        group=checked.group,
        extra=checked.extra,
        removed=tuple(Removed(piece.kind, piece.text) for piece in checked.removed),
        source_id=checked.source_id,
        reader_version=checked.reader_version,
    )


def is_article_record(record: Mapping[str, Any]) -> bool:
    """Whether `unsourced read` made this record, rather than somebody's table with a text column."""
    return {"id", "text", "body_start", "source_id", "reader_version"} <= record.keys()


def read_article_records(path: Path) -> Iterator[Article]:
    """The articles of a JSONL file that `unsourced read` wrote, in order.

    Raises InputError with the line's number where a line is not such a record.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _article_of_line(line, f"{path}, line {number}")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", where=str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error


def _article_of_line(line: str, where: str) -> Article:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error}", where=where) from error
    if not isinstance(record, dict):
        raise InputError("is not a JSON object", where=where)
    return article_from_record(record, where=where)
