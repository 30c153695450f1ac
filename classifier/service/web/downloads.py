"""A marked text as a file to keep: JSON, CSV or one HTML page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from annotate.compare.comparison import Comparison
from annotate.compare.output.page import render_page as comparison_file
from classifier.model.card import QUESTION
from classifier.scoring.output.page import render_page
from classifier.scoring.scores import Scores, span_records, span_schema
from classifier.service.api import scored_text
from classifier.service.schemas import Answer
from unsourced.core.article import Article
from unsourced.io.record_files import record_bytes, without_formulas

FORMATS = {"json": "application/json", "csv": "text/csv; charset=utf-8", "html": "text/html; charset=utf-8"}
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 60
_EXCEL = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Download:
    """A file and its headers."""

    content: bytes
    media_type: str
    headers: Mapping[str, str]


def download(scores: Scores, output_format: str) -> Download:
    """The file in one of FORMATS."""
    made = {"json": _json, "csv": _csv, "html": _html}[output_format](scores)
    return _download(scores.article, "marks", output_format, made)


def comparison_download(found: Comparison) -> Download:
    """Two versions as one HTML page."""
    return _download(found.b, "compared", "html", comparison_file(found).encode())


def _download(article: Article, what: str, output_format: str, content: bytes) -> Download:
    name = _NO_NAME.sub("-", article.title)[:_LONGEST_NAME].strip("-").lower() or "text"
    headers = {"Content-Disposition": f'attachment; filename="{name}-{what}.{output_format}"'}
    return Download(content, FORMATS[output_format], headers)


def _json(scores: Scores) -> bytes:
    answer = Answer(version=scores.version, note=QUESTION, results=[scored_text(scores, sentences=True)])
    return answer.model_dump_json(indent=1).encode()


def _csv(scores: Scores) -> bytes:
    rows = map(without_formulas, span_records([scores]))
    return _EXCEL + record_bytes(rows, "csv", schema=span_schema())


def _html(scores: Scores) -> bytes:
    return render_page([scores]).encode()
