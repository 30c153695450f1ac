"""The marks that readers doubted on the page, as suggestions: what `unsourced feedback` does."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from classifier.service.feedback import KEY, MISSING, NO_MARK, OTHER_LABEL
from unsourced.core.article import Article
from unsourced.core.article_records import read_article_records
from unsourced.core.spans import Span, Suggestions
from unsourced.core.suggestion_records import suggestions_to_records
from unsourced.errors import InputError
from unsourced.io.progress import say
from unsourced.io.record_files import Record, write_records

VERSION = "feedback-1"
_DESCRIPTIONS = {
    NO_MARK: "A reader says that nothing should be marked here",
    OTHER_LABEL: "A reader says that this is another kind of mark",
    MISSING: "A reader says that this lacks a mark",
}


class _Remark(BaseModel):
    verdict: str
    label: str
    start: int
    end: int
    reason: str


def write_suggestions(
    path: Path, *, output_format: str = "jsonl", out: Path | None = None, quiet: bool = False
) -> None:
    """Write each mark that a reader doubted as a suggestion, with what was said of it, to `out` or stdout.

    The article of a suggestion is that of its line, so that the same file can be loaded with them. Raises InputError
    where a line is no remark that the page kept.
    """
    records = list(_records(path))
    write_records(records, output_format, out)
    doubted = f"{len(records)} doubted mark{'' if len(records) == 1 else 's'}"
    spans = out or "SPANS.jsonl"
    say(f"{doubted}. To check them: unsourced load {path} --suggestions {spans} --suggest all", quiet=quiet)


def _records(path: Path) -> Iterator[Record]:
    articles: dict[str, Article] = {}
    remarks: dict[str, dict[tuple[str, int, int], list[str]]] = {}
    for number, article in enumerate(read_article_records(path), 1):
        remark = _remark(article, f"{path}, remark {number}")
        articles[article.id] = article
        key = (remark.label, remark.start, remark.end)
        remarks.setdefault(article.id, {}).setdefault(key, []).append(
            f"{_DESCRIPTIONS[remark.verdict]}: {remark.reason}"
        )
    for article_id, marks in remarks.items():
        yield from _of_article(articles[article_id], marks)


def _of_article(article: Article, marks: dict[tuple[str, int, int], list[str]]) -> Iterable[Record]:
    spans = tuple(
        Span(label=label, start=start, end=end, reason="\n".join(words), region_id=f"f{number}")
        for number, ((label, start, end), words) in enumerate(marks.items(), 1)
    )
    return suggestions_to_records(article, Suggestions(article_id=article.id, version=VERSION, spans=spans))


def _remark(article: Article, where: str) -> _Remark:
    found: Any = article.extra.get(KEY)
    try:
        remark = _Remark.model_validate(found)
    except ValidationError:
        remark = None
    if remark is None or remark.verdict not in _DESCRIPTIONS or not 0 <= remark.start < remark.end <= len(article.text):
        raise InputError(
            "is no remark that `unsourced serve --feedback` kept", where=where, remedy="Leave the line out."
        )
    return remark
