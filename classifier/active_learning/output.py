"""The queue as rows of a file and as a table for a terminal."""

from collections.abc import Iterator, Sequence

import pyarrow as pa

from classifier.active_learning.queue import Queued
from exports.report.tables import clip_text, console_text, text_console

COLUMNS = pa.schema(
    [
        ("position", pa.int64()),
        ("article_id", pa.string()),
        ("chosen", pa.string()),
        ("uncertainty", pa.float64()),
        ("disagreement", pa.float64()),
        ("outlet", pa.string()),
        ("title", pa.string()),
    ]
)
_TITLE = 60


def queue_rows(queued: Sequence[Queued]) -> Iterator[dict[str, object]]:
    """One row an article, with the columns of `COLUMNS`; both values are rounded to four digits."""
    for each in queued:
        yield {
            "position": each.position,
            "article_id": each.article.id,
            "chosen": each.chosen,
            "uncertainty": round(each.uncertainty, 4),
            "disagreement": round(each.disagreement, 4),
            "outlet": each.article.outlet,
            "title": each.article.title or each.article.text[:_TITLE],
        }


def queue_text(queued: Sequence[Queued]) -> str:
    """The queue as a table of text; long titles are cut."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title="What to label next", title_justify="left", box=SIMPLE_HEAD)
    for name in COLUMNS.names:
        numeric = name in ("position", "uncertainty", "disagreement")
        table.add_column(name, justify="right" if numeric else "left", no_wrap=name != "title")
    for row in queue_rows(queued):
        cells = [f"{value:.2f}" if isinstance(value, float) else str(value or "") for value in row.values()]
        table.add_row(*cells[:-1], clip_text(cells[-1], _TITLE))
    console = text_console(140)
    console.print(table)
    return console_text(console)
