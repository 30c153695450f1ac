"""Suggested spans as records: what `unsourced suggest` and `score` print, one span a line, and reads back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from unsourced.core.article import Article
from unsourced.core.spans import Relation, Span, Suggestions, check_offsets
from unsourced.errors import InputError, OffsetError


class _Link(BaseModel):
    model_config = ConfigDict(extra="forbid")
    type: str
    to: str


class _Record(BaseModel):
    # Other columns (a sentence's number, a model's name) are somebody else's and do no harm.
    model_config = ConfigDict(extra="ignore")
    article_id: str
    label: str = Field(min_length=1)
    start: int
    end: int
    text: str
    score: float | None = Field(default=None, ge=0, le=1)
    reason: str = ""
    region_id: str = ""
    version: str = Field(min_length=1)
    answers: dict[str, str] = {}
    relations: list[_Link] = []


def suggestions_to_records(article: Article, suggestions: Suggestions) -> Iterator[dict[str, object]]:
    """One record a span, in the order of the suggestions; a relation stands with the span it starts from.

    Raises OffsetError where a span is not a piece of the article's text.
    """
    for span in suggestions.spans:
        check_offsets(article.text, span.start, span.end, where=f"article {article.id}, region {span.region_id}")
        yield {
            "article_id": article.id,
            "label": span.label,
            "start": span.start,
            "end": span.end,
            "text": article.text[span.start : span.end],
            "score": span.score,
            "reason": span.reason,
            "region_id": span.region_id,
            "version": suggestions.version,
            "answers": dict(span.answers),
            "relations": [
                {"type": link.type, "to": link.to_region}
                for link in suggestions.relations
                if link.from_region == span.region_id
            ],
        }


def read_suggestions(path: Path, articles: Iterable[Article] = ()) -> dict[str, Suggestions]:
    """The suggestions of a JSONL file by the id of their article.

    Each record's offsets are checked against its own text, and against the article's where `articles` has it. Raises
    InputError that names the line where a record is broken, a region is given twice, a relation leads nowhere, or one
    article has suggestions of two versions.
    """
    texts = {article.id: article.text for article in articles}
    records: dict[str, list[tuple[str, _Record]]] = {}
    for where, record in _records(path):
        _check_place(record, texts.get(record.article_id), where)
        records.setdefault(record.article_id, []).append((where, record))
    return {article_id: _suggestions(article_id, rows) for article_id, rows in records.items()}


def _records(path: Path) -> Iterator[tuple[str, _Record]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = f"{path}, line {number}"
                    yield where, _checked(_parsed(line, where), where)
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", where=str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error


def _parsed(line: str, where: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error}", where=where) from error
    if not isinstance(record, dict):
        raise InputError("is not a JSON object", where=where)
    return record


def _checked(record: Mapping[str, Any], where: str) -> _Record:
    try:
        return _Record.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"field {field}: {first['msg']}", where=where) from error


def _check_place(record: _Record, text: str | None, where: str) -> None:
    if not 0 <= record.start < record.end or record.end - record.start != len(record.text):
        raise InputError(f"start {record.start} and end {record.end} do not fit the span's text", where=where)
    if text is None:
        return
    try:
        check_offsets(text, record.start, record.end, where=where)
    except OffsetError as error:
        raise InputError(error.what, where=where) from error
    if text[record.start : record.end] != record.text:
        raise InputError(
            f"article {record.article_id} has other words at {record.start}..{record.end}",
            where=where,
            remedy="Make the suggestions again from the articles as they are now.",
        )


def _suggestions(article_id: str, rows: list[tuple[str, _Record]]) -> Suggestions:
    version = rows[0][1].version
    seen: set[str] = set()
    for where, row in rows:
        if row.version != version:
            raise InputError(f"article {article_id} has suggestions of {version} and of {row.version}", where=where)
        if row.region_id and row.region_id in seen:
            raise InputError(f"region {row.region_id} of article {article_id} is given twice", where=where)
        seen.add(row.region_id)
    for where, row in rows:
        for link in row.relations:
            if not row.region_id or link.to not in seen:
                raise InputError(f"a relation leads from region {row.region_id!r} to {link.to!r}", where=where)
    return Suggestions(
        article_id=article_id,
        version=version,
        spans=tuple(_span(row) for _, row in rows),
        relations=tuple(
            Relation(type=link.type, from_region=row.region_id, to_region=link.to)
            for _, row in rows
            for link in row.relations
        ),
    )


def _span(row: _Record) -> Span:
    return Span(
        label=row.label,
        start=row.start,
        end=row.end,
        score=row.score,
        reason=row.reason,
        region_id=row.region_id,
        answers=row.answers,
    )
