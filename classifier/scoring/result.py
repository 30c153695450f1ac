"""Scores as people get them in Python: with frames, a view for a notebook, and files."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Self

from classifier.model.card import QUESTION
from classifier.scoring import scores
from classifier.scoring.output.page import render_page
from classifier.scoring.scores import sentence_records, sentence_schema, span_records, span_schema
from unsourced.core.batch import records_frame, save_result
from unsourced.schemes.marked_text import marked_article

if TYPE_CHECKING:
    import pandas as pd


class Scores(scores.Scores):
    """The marks and sentence values of one article, by rules or models.

    Attributes:
        article, scheme: the Article and the label scheme.
        version: the version of the rules or models.
        spans, relations: the marks, in the order of the text.
        sentences: per sentence `start`, `end` and a value in 0 to 1 for each label, None where the rules found nothing.
        calibrated: the labels whose values are probabilities; those of all others are scores, higher is surer.
        because: by a mark's `region_id`, what moved its sentence's log-odds most.
        abstained: why nothing was scored; empty where something was.

    Example:
        >>> import unsourced as us
        >>> us.score("Critics say the ferry is late.").save("marks.html")
    """

    @classmethod
    def of(cls, found: scores.Scores) -> Self:
        """The same scores, for people."""
        return cls(**{field.name: getattr(found, field.name) for field in fields(found)})

    def to_frame(self, *, sentences: bool = False) -> "pd.DataFrame":
        """One row a mark, or with `sentences` one row a sentence and label.

        Columns of marks: `article_id`, `label`, `start`, `end` (code points), `text`, `score` (0 to 1), `reason`,
        `region_id`, `version`, `answers`, `relations`, `calibrated` (whether the score is a probability), `because`.
        Columns of sentences: `article_id`, `sentence` (from 0), `label`, `start`, `end`, `text`, `score`, `calibrated`,
        `judged`, `version`.
        """
        if sentences:
            return records_frame(sentence_records([self]), sentence_schema())
        return records_frame(span_records([self]), span_schema())

    def save(self, path: str | Path) -> None:
        """Write it to a file, whole or not at all: .html (a page by itself), .jsonl, .json, .csv or .parquet.

        All but the page hold one record a mark.

        Raises:
            InputError: the name ends in something else, or the file cannot be written.
        """
        save_result(path, records=lambda: span_records([self]), schema=span_schema(), page=lambda: render_page([self]))

    def _repr_html_(self) -> str:
        note = self.abstained or (QUESTION if self.spans else "No mark: no rule or model found something to ask about.")
        return marked_article(self.article, self.spans, self.scheme, note=note)
