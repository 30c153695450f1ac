"""The rules' suggestions as people get them in Python: with the article that they are of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.rules.suggest import rules_apply, suggest
from unsourced.core import spans
from unsourced.core.article import Article, short
from unsourced.core.batch import records_frame, save_result
from unsourced.core.suggestion_records import suggestions_to_records
from unsourced.io.record_files import Record
from unsourced.schemes.marked_text import marked_article
from unsourced.schemes.scheme import Scheme

if TYPE_CHECKING:
    import pandas as pd

QUESTION = "A mark is a question to ask, not a verdict."
COLUMNS = (
    *("article_id", "label", "start", "end", "text", "score", "reason", "region_id", "version"),
    *("answers", "relations"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions(spans.Suggestions):
    """What the rules suggest for one article.

    Attributes:
        article: the Article; `article.text[span.start:span.end]` are a span's words.
        scheme: the label scheme.
        spans, relations: what is suggested, in the order of the text.
        version: the version of the rules.
        abstained: why nothing was looked for; empty where something was.

    Example:
        >>> import unsourced as us
        >>> us.suggest("Critics say the ferry is late.").save("spans.jsonl")
    """

    article: Article
    scheme: Scheme
    abstained: str = ""

    def __repr__(self) -> str:
        summary = self.abstained or f"{len(self.spans)} spans"
        return f"Suggestions({short(self.article.title or self.article.text)!r}: {summary}, by {self.version})"

    def _repr_html_(self) -> str:
        note = self.abstained or (QUESTION if self.spans else "The rules found nothing to ask about.")
        return marked_article(self.article, self.spans, self.scheme, note=note)

    def records(self) -> Iterator[Record]:
        """One record a span, as `unsourced suggest` prints it."""
        return suggestions_to_records(self.article, self)

    def to_frame(self) -> "pd.DataFrame":
        """One row a span.

        Columns: `article_id`, `label`, `start`, `end` (code points), `text`, `score` (0 to 1), `reason`, `region_id`,
        `version`, `answers`, `relations`.
        """
        return _frame(self.records())

    def save(self, path: str | Path) -> None:
        """Write it to a file, whole or not at all: .jsonl (for `unsourced load`), .json, .csv or .parquet.

        Raises:
            InputError: the name ends in something else, or the file cannot be written.
        """
        save_result(path, records=self.records)


def article_suggestions(article: Article, scheme: Scheme) -> Suggestions:
    """The suggestions for one article, with the article."""
    suggestions = suggest(article, scheme)
    why = "" if rules_apply(article) else f"its language is {article.language}, and the rules know English only"
    return Suggestions(
        article_id=suggestions.article_id,
        version=suggestions.version,
        spans=suggestions.spans,
        relations=suggestions.relations,
        article=article,
        scheme=scheme,
        abstained=why,
    )


def _frame(records: Iterable[Record]) -> "pd.DataFrame":
    frame = records_frame(records)
    return frame if len(frame) else frame.reindex(columns=list(COLUMNS))
