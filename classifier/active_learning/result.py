"""The queue as people get it in Python: with a frame, and files that `unsourced load` takes."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from classifier.active_learning.queue import Queued
from unsourced.core.article_records import article_to_record
from unsourced.core.batch import Batch, save_result
from unsourced.io.html_tables import html_note, html_table
from unsourced.io.record_files import Record


class Queue(Batch[Queued]):
    """What to label next, in order.

    Each item has `position` (from 1), `article`, `chosen` (`informative`, or `control` where it was drawn at random),
    `uncertainty` and `disagreement` (0 to 1), and `scores`. `random_state` is what drew the control slice.

    Example:
        >>> import unsourced as us
        >>> us.select_next(us.sample(), count=5).save("next.jsonl")
    """

    def __init__(self, items: Iterable[Queued], *, random_state: int) -> None:
        super().__init__(items, records=_rows)
        self.random_state = random_state

    def save(self, path: str | Path) -> None:
        """Write it to a file, whole or not at all: .jsonl has the articles, to be loaded; .csv, .parquet the rows.

        Raises:
            InputError: the name ends in something else, or the file cannot be written.
        """
        if str(path).lower().endswith((".jsonl", ".json")):
            save_result(path, records=lambda: (article_to_record(each.article) for each in self))
        else:
            super().save(path)

    def _repr_html_(self) -> str:
        heads = ("position", "title", "outlet", "chosen", "uncertainty", "disagreement")
        rows = [
            (
                each.position,
                each.article.title,
                each.article.outlet or "",
                each.chosen,
                f"{each.uncertainty:.2f}",
                f"{each.disagreement:.2f}",
            )
            for each in self
        ]
        note = html_note(f"Drawn with random_state {self.random_state}.")
        return f"<div>{html_table('What to label next', heads, rows)}{note}</div>"


def _rows(each: Queued) -> Iterator[Record]:
    yield {
        "position": each.position,
        "article_id": each.article.id,
        "chosen": each.chosen,
        "uncertainty": each.uncertainty,
        "disagreement": each.disagreement,
        "outlet": each.article.outlet,
        "title": each.article.title,
    }
