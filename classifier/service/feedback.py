"""What readers say of marks, kept with their consent: one article record a line, as `unsourced load` reads them."""

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from classifier.scoring.scores import Scores
from classifier.service.errors import FullError
from unsourced.core.article import Article, make_article
from unsourced.core.article_records import article_to_record
from unsourced.core.spans import Span
from unsourced.errors import InputError
from unsourced.io.record_files import as_json

NO_MARK, OTHER_LABEL, MISSING = "no-mark", "other-label", "missing"
LONGEST_REASON = 2_000
KEY = "feedback"
_MOST_BYTES = 100_000_000


class Feedback:
    """The file. It is readable by nobody else where it is made here."""

    def __init__(self, path: Path) -> None:
        """Raises InputError where the file cannot be written."""
        self._path = path
        self._turn = threading.Lock()
        try:
            os.close(self._opened())
        except OSError as error:
            raise InputError(
                f"cannot be written: {error.strerror or error}", where=str(path), remedy="Name another file."
            ) from error

    def keep(self, record: Mapping[str, object]) -> None:
        """Append a line, whole or not at all. Raises FullError, or OSError where it cannot be written."""
        line = as_json(record).encode() + b"\n"
        with self._turn:
            file = self._opened()
            try:
                end = os.lseek(file, 0, os.SEEK_END)
                if end + len(line) > _MOST_BYTES:
                    raise FullError
                if os.write(file, line) < len(line):
                    os.ftruncate(file, end)
                    raise OSError("the disk is full")
                os.fsync(file)
            finally:
                os.close(file)

    def _opened(self) -> int:
        return os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a reader says of a span: `verdict` is NO_MARK, OTHER_LABEL or MISSING. `whole` keeps all of the text."""

    span: Span
    verdict: str
    reason: str
    whole: bool


def remark_record(remark: Remark, scores: Scores) -> dict[str, object]:
    """The record to keep: the article, or the paragraphs that hold the span, with the remark in its `extra`."""
    article, span = scores.article, remark.span
    if not remark.whole:
        article, span = _around(article, span)
    remarks = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": scores.version,
        "verdict": remark.verdict,
        "label": span.label,
        "start": span.start,
        "end": span.end,
        "words": article.text[span.start : span.end],
        "score": span.score,
        "mark_reason": span.reason,
        "reason": remark.reason,
    }
    return article_to_record(replace(article, extra={**article.extra, KEY: remarks}))


def _around(article: Article, span: Span) -> tuple[Article, Span]:
    """The lines that a span stands in, as an article without a headline, and the span in it."""
    start = article.text.rfind("\n", 0, span.start) + 1
    end = article.text.find("\n", span.end)
    lines = article.text[start : end if end >= 0 else None]
    made = make_article(
        title="", body=lines, raw=lines, reader_version=article.reader_version, language=article.language
    )
    return made, replace(span, start=span.start - start, end=span.end - start)
