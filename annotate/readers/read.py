"""Read articles: files, folders, globs, addresses, tables and stdin, as Articles with what was removed and why."""

import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from annotate.readers.build_article import READER_VERSION, article_of_page
from annotate.readers.columns import metadata_of_row
from annotate.readers.encoding import decoded
from annotate.readers.format_detection import (
    format_of_bytes,
    format_of_name,
    format_of_response,
    format_of_text,
    is_table,
)
from annotate.readers.inputs import Source, sources
from annotate.readers.page import Metadata
from annotate.readers.registry import AUTO, READERS
from annotate.readers.tables import Row, Rows
from unsourced.core.article import Article
from unsourced.core.article_records import article_from_record, is_article_record
from unsourced.core.offsets import normalise
from unsourced.errors import BatchError, InputError
from unsourced.io.progress import say

__all__ = ["MAX_BYTES", "READER_VERSION", "raise_failures", "read", "read_articles", "read_batch", "read_page"]

MAX_BYTES = 20_000_000  # of one page; no article is as long, and no annotator could work on it
# Fields of a stored article whose value is no text.
_NESTED = ("authors", "origin", "extra", "removed")
_LARGEST_TABLE = 100  # times MAX_BYTES, for formats that have to be held in memory


@dataclass(frozen=True, slots=True)
class _Reading:
    """How to read: see `read`."""

    columns: Mapping[str, str] = field(default_factory=dict)
    input_format: str | None = None
    max_bytes: int = MAX_BYTES
    allow_private: bool = False
    note: Callable[[str], None] = say


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    input_format: str | None = None,
    max_bytes: int = MAX_BYTES,
    allow_private: bool = False,
    note: Callable[[str], None] = say,
) -> Iterator[Article | InputError]:
    """Each article behind these paths in order, and an InputError in the place of each that cannot be read.

    `paths` are files, folders, globs, http(s) addresses or `-`. `columns` says which column of a table holds a field
    (`{"text": "Body"}`); `input_format` (one of `annotate.readers.registry.INPUT_FORMATS`) overrides name and content;
    `max_bytes` is the size of the largest page; `allow_private` lets addresses on private networks through. `note`
    gets a line for what a person should know: an encoding that was assumed, an article that came twice and was kept
    once.
    """
    how = _Reading(columns or {}, input_format, max_bytes, allow_private, note)
    seen: dict[str, str] = {}
    for source in sources(paths):
        if isinstance(source, InputError):
            yield source
            continue
        for where, article in _articles(source, how):
            if isinstance(article, InputError):
                yield article
            elif article.id in seen:
                note(f"{where}: the same article as {seen[article.id]}; kept once")
            else:
                seen[article.id] = where
                yield article


def read_articles(
    paths: str | Path | Sequence[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    input_format: str | None = None,
    max_bytes: int = MAX_BYTES,
    allow_private: bool = False,
    note: Callable[[str], None] = say,
) -> list[Article]:
    """All articles behind these paths; see `read`.

    Raises:
        InputError: there is one failure and no article.
        BatchError: some of several failed.
    """
    articles: list[Article] = []
    failures: list[InputError] = []
    for item in read(
        paths, columns=columns, input_format=input_format, max_bytes=max_bytes, allow_private=allow_private, note=note
    ):
        if isinstance(item, InputError):
            failures.append(item)
        else:
            articles.append(item)
    raise_failures(failures, len(articles))
    return articles


def read_batch(
    inputs: str | Path | Sequence[str | Path], *, note: Callable[[str], None] = say
) -> tuple[list[Article], list[InputError]]:
    """The articles of a batch that must be whole before anything is done with it, and what could not be read.

    Raises what stood in the way where there is no article at all.
    """
    found = list(read(inputs, note=note))
    articles = [item for item in found if isinstance(item, Article)]
    failures = [item for item in found if isinstance(item, InputError)]
    if not articles:
        raise_failures(failures, 0)
    return articles, failures


def read_page(raw: bytes, name: str) -> Article:
    """The article in a file that somebody sent: text, Markdown or HTML, by its name and by how it begins.

    Raises:
        InputError: for anything else, and where there is no article on the page.
    """
    input_format = format_of_name(name) or format_of_bytes(raw)
    if is_table(input_format):
        raise InputError("is a table, not a page", where=name, remedy="`unsourced score` reads tables of articles.")
    ((_, article),) = _from_bytes(raw, input_format, name, _Reading(note=lambda _: None))
    if isinstance(article, InputError):
        raise article
    return article


def raise_failures(failures: Sequence[InputError], done: int) -> None:
    """Raise what a batch must say at its end: nothing, its only failure, or a BatchError."""
    if len(failures) == 1 and not done:
        raise failures[0]
    if failures:
        raise BatchError(failures, done)


def _articles(source: Source, how: _Reading) -> Iterator[tuple[str, Article | InputError]]:
    """The articles of one source, each with its place for messages."""
    try:
        if source.url:
            yield from _from_web(source.url, how)
        elif source.path is None:
            raw = _read_whole(sys.stdin.buffer, how.max_bytes * _LARGEST_TABLE, source.where, "Read it from a file.")
            yield from _from_bytes(raw, how.input_format or format_of_bytes(raw), source.where, how)
        else:
            yield from _from_file(source.path, how)
    except InputError as error:
        yield source.where, error
    except OSError as error:
        yield source.where, InputError(f"cannot be read: {error.strerror or error}", where=source.where)


def _from_web(url: str, how: _Reading) -> Iterator[tuple[str, Article | InputError]]:
    from annotate.readers.web import fetch

    page = fetch(url, max_bytes=how.max_bytes, allow_private=how.allow_private)
    input_format = how.input_format or format_of_response(page.content_type, page.url)
    yield from _from_bytes(page.raw, input_format, url, how, charset=page.charset, url=page.url)


def _from_file(path: Path, how: _Reading) -> Iterator[tuple[str, Article | InputError]]:
    where = str(path)
    input_format = how.input_format or format_of_name(where)
    with path.open("rb") as file:
        if input_format and input_format != AUTO and READERS[input_format].holds == "streamed table":
            yield from _from_rows(READERS[input_format].load()(file, where, how.max_bytes), input_format, where, how)
            return
        has_rows = input_format is not None and is_table(input_format)
        limit = how.max_bytes * (_LARGEST_TABLE if has_rows else 1)
        remedy = "Write it as JSONL or Parquet." if has_rows else "Raise the limit with --max-size."
        raw = _read_whole(file, limit, where, remedy)
    yield from _from_bytes(raw, input_format or format_of_bytes(raw), where, how)


def _read_whole(file: IO[bytes], limit: int, where: str, remedy: str) -> bytes:
    """All of a file, by what it gives and not by what it says of its size: a device has none and never ends."""
    raw = file.read(limit + 1)
    if len(raw) > limit:
        raise _too_large(limit, where, remedy)
    return raw


def _too_large(limit: int, where: str, remedy: str) -> InputError:
    return InputError(f"is larger than the limit of {limit / 1e6:g} MB", where=where, remedy=remedy)


def _from_bytes(
    raw: bytes, input_format: str, where: str, how: _Reading, *, charset: str | None = None, url: str | None = None
) -> Iterator[tuple[str, Article | InputError]]:
    if input_format != AUTO and READERS[input_format].holds == "streamed table":
        rows = READERS[input_format].load()(io.BytesIO(raw), where, how.max_bytes)
        yield from _from_rows(rows, input_format, where, how)
        return
    if not is_table(input_format) and len(raw) > how.max_bytes:
        raise _too_large(how.max_bytes, where, "Raise the limit with --max-size.")
    text, assumed = decoded(raw, where=where, declared=charset)
    if assumed:
        how.note(f"{where}: its encoding is not declared; read as {assumed}")
    if is_table(input_format):
        yield from _from_rows(READERS[input_format].load()(text, where), input_format, where, how)
    else:
        given = Metadata(url=url, extra={"encoding": assumed} if assumed else {})
        yield where, _article(text, input_format, raw, given, where)


class _NoTextError(InputError):
    """No column of a row holds the text."""


def _from_rows(rows: Rows, input_format: str, where: str, how: _Reading) -> Iterator[tuple[str, Article | InputError]]:
    """The articles of the rows; what is missing in a table with one header is said once, not for each row."""
    is_empty = True
    for row in rows:
        is_empty = False
        if isinstance(row, InputError):
            yield row.where, row
            continue
        try:
            yield row.where, _article_of_row(row, how)
        except InputError as error:
            yield row.where, error
            if READERS[input_format].one_header and isinstance(error, _NoTextError):
                return
    if is_empty:
        raise InputError("has no rows", where=where, remedy="Leave it out.")


def _article_of_row(row: Row, how: _Reading) -> Article:
    if is_article_record(row.cells):
        return _stored_article(row.cells, row.where)
    metadata, text = metadata_of_row(row.cells, how.columns)
    if text is None:
        raise _NoTextError(
            f"no column holds the text; there are: {', '.join(map(str, row.cells)) or 'none'}",
            where=row.where,
            remedy="Name it with --column text=NAME.",
        )
    if not text.strip():
        raise InputError("field text: is empty", where=row.where, remedy="Leave the row out.")
    if len(text) > how.max_bytes:
        raise InputError(
            f"field text: has {len(text):,} characters, more than the limit of {how.max_bytes:,}",
            where=row.where,
            remedy="Raise the limit with --max-size.",
        )
    raw = json.dumps(row.cells, ensure_ascii=False, sort_keys=True, default=str)
    return _article(text, AUTO, raw, metadata, row.where)


def _stored_article(cells: Mapping[str, Any], where: str) -> Article:
    """The article that `unsourced read` wrote into this row, in any of its formats, as it was.

    In CSV and Parquet nested values are JSON, and in CSV nothing is an empty cell.

    Raises:
        InputError: the row was changed or a nested value is no JSON.
    """
    record = {key: value for key, value in cells.items() if value is not None and (value != "" or key == "text")}
    for name in _NESTED:
        if isinstance(value := record.get(name), str):
            try:
                record[name] = json.loads(value)
            except ValueError as error:
                raise InputError(f"field {name} is not JSON: {error}", where=where) from error
    return article_from_record(record, where=where)


def _article(text: str, input_format: str, raw: str | bytes, given: Metadata, where: str) -> Article:
    text = normalise(text)[0]
    page = READERS[format_of_text(text) if input_format == AUTO else input_format].load()
    try:
        return article_of_page(page(text, given.url), raw, given=given)
    except InputError as error:
        raise InputError(error.what, where=where, remedy=error.remedy) from error
