"""A comparison as people get it in Python: with a frame, a view for a notebook, and files."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Self

from annotate.compare import comparison
from annotate.compare.effects.explain import rank
from annotate.compare.output.notebook import comparison_html
from annotate.compare.output.page import render_page
from annotate.compare.output.records import records
from unsourced.core.batch import records_frame, save_result

if TYPE_CHECKING:
    import pandas as pd


class Comparison(comparison.Comparison):
    """What two versions of one report have in common, and what only one of them says.

    Attributes:
        a, b: the two Articles.
        changes: every difference, with offsets into both texts; `substantial` are those of words.
        shared_a, shared_b: the share of each text's words (0 to 1) that the other has too.
        quotations: quotations that differ.
        lineage: which of the two is the repost, as far as dates and "original source" lines say, and the evidence.
        abstained: why nothing is said of effects; empty where something is.

    Example:
        >>> import unsourced as us
        >>> us.compare("The port is open.", "The port [run by crooks] is open.").save("compared.html")
    """

    @classmethod
    def of(cls, found: comparison.Comparison) -> Self:
        """The same comparison, for people."""
        return cls(**{field.name: getattr(found, field.name) for field in fields(found)})

    def to_frame(self) -> "pd.DataFrame":
        """One row a change of words, and one a quotation that differs.

        Columns: `type` (change, quotation), `number`, `kind`, `part`, `article_a`, `article_b`, `a_start`, `a_end`,
        `b_start`, `b_end` (code points; missing outside the text), `words_a`, `words_b`, `typographic`, `effects`,
        `said`, `repost`, `evidence`, `reason`, `changes`.
        """
        return records_frame(records(self, self.substantial))

    def save(self, path: str | Path) -> None:
        """Write it to a file, whole or not at all: .html (a page by itself), .jsonl, .json, .csv or .parquet.

        Raises:
            InputError: the name ends in something else, or the file cannot be written.
        """
        save_result(
            path,
            records=lambda: records(self, sorted(self.substantial, key=rank)),
            page=lambda: render_page(self),
        )

    def _repr_html_(self) -> str:
        return comparison_html(self)
