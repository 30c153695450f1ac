"""Read articles: files, folders, globs, addresses, tables and stdin, as Articles with what was removed and why."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from annotate.readers.assemble import READER_VERSION, article_of_page
from annotate.readers.columns import facts_of_row
from annotate.readers.encoding import decoded
from annotate.readers.page import Facts, Page
from annotate.readers.sources import FORMATS, Source, sources
from annotate.readers.tables import TABLES, Row, read_bytes, rows
from unsourced.article import Article
from unsourced.article_record import article_from_record, is_article_record
from unsourced.errors import BatchError, InputError
from unsourced.offsets import normalise
from unsourced.progress import say

__all__ = ["READER_VERSION", "read", "read_articles"]


def read(
    paths: Sequence[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    format_: str | None = None,
    note: Callable[[str], None] = say,
) -> Iterator[Article | InputError]:
    """Each article behind these paths in order, and an InputError in the place of each that cannot be read.

    `paths` are files, folders, globs, http(s) addresses or `-`. `columns` says which column of a table holds a field
    (`{"text": "Body"}`); `format_` overrides what name and content say. `note` gets a line for what a person should
    know: an encoding that was assumed, an article that came twice and was kept once.
    """
    seen: dict[str, str] = {}
    for source in sources(paths):
        if isinstance(source, InputError):
            yield source
            continue
        for where, article in _read_source(source, columns or {}, format_, note):
            if isinstance(article, InputError):
                yield article
            elif article.id in seen:
                note(f"{where}: the same article as {seen[article.id]}; kept once")
            else:
                seen[article.id] = where
                yield article


def read_articles(
    paths: Sequence[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    format_: str | None = None,
    note: Callable[[str], None] = say,
) -> list[Article]:
    """All articles behind these paths; see `read`.

    Raises InputError where there is one failure and no article, BatchError where some of several failed.
    """
    articles: list[Article] = []
    failures: list[InputError] = []
    for item in read(paths, columns=columns, format_=format_, note=note):
        (failures if isinstance(item, InputError) else articles).append(item)  # type: ignore[arg-type]
    raise_failures(failures, len(articles))
    return articles


def raise_failures(failures: Sequence[InputError], done: int) -> None:
    """Raise what a batch must say at its end; nothing where nothing failed."""
    if len(failures) == 1 and not done:
        raise failures[0]
    if failures:
        raise BatchError(failures, done)


def _read_source(
    source: Source, columns: Mapping[str, str], format_: str | None, note: Callable[[str], None]
) -> Iterator[tuple[str, Article | InputError]]:
    try:
        raw = sys.stdin.buffer.read() if source.path is None else read_bytes(source.path)
        kind = format_ or _format(source, raw)
        text = ""
        if kind != "parquet":
            text, assumed = decoded(raw, where=source.where)
            if assumed:
                note(f"{source.where}: its encoding is not declared; read as {assumed}")
        if kind not in TABLES:
            yield source.where, _article(text, kind, raw, Facts(), source.where)
            return
    except InputError as error:
        yield source.where, error
        return
    for row in rows(kind, raw, text, source.where):
        yield (source.where, row) if isinstance(row, InputError) else (row.where, _article_of_row(row, columns))


def _format(source: Source, raw: bytes) -> str:
    if raw.startswith(b"PAR1"):
        return "parquet"
    return FORMATS.get(source.path.suffix.lower(), "text") if source.path else "text"


def _article(text: str, format_: str, raw: str | bytes, given: Facts, where: str) -> Article:
    try:
        return article_of_page(_page(normalise(text)[0], format_), raw, given=given)
    except InputError as error:
        raise InputError(error.what, where=where, remedy="Leave it out.") from error


def _page(text: str, format_: str) -> Page:
    if format_ == "html" or (format_ == "text" and text.lstrip()[:100].lower().startswith(("<!doctype html", "<html"))):
        from annotate.readers.html import html_page

        return html_page(text)
    from annotate.readers.markdown import looks_like_markdown, markdown_page
    from annotate.readers.plain import plain_page

    if format_ == "markdown" or looks_like_markdown(text):
        return markdown_page(text)
    return plain_page(text)


def _article_of_row(row: Row, columns: Mapping[str, str]) -> Article | InputError:
    try:
        if is_article_record(row.cells):
            return article_from_record(row.cells, where=row.where)
        facts, text = facts_of_row(row.cells, columns)
        if text is None:
            raise InputError(
                f"no column holds the text; there are: {', '.join(map(str, row.cells))}",
                where=row.where,
                remedy="Name it with --column text=NAME.",
            )
        raw = json.dumps(row.cells, ensure_ascii=False, sort_keys=True, default=str)
        return _article(text, "text", raw, facts, row.where)
    except InputError as error:
        return error
