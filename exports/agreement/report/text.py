"""Agreement as JSON and as tables for a terminal."""

import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from exports.agreement.agreement import Agreement
from exports.agreement.report.tables import ViewTable, dispute_tables, labels_table, overall_tables, questions_table

if TYPE_CHECKING:
    from rich.console import Console

_SHOWN = 10
_WIDTH = 140


def agreement_json(found: Agreement) -> str:
    return json.dumps(asdict(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def agreement_table(found: Agreement) -> str:
    """Tables for a terminal: the headline's origin in full, of the other the labels."""
    from rich.console import Console

    console = Console(file=io.StringIO(), width=_WIDTH, color_system=None, markup=False, emoji=False)
    if found.synthetic:
        console.print("Synthetic: articles or annotators are invented.\n")
    for origin in sorted(found.origins, key=lambda one: one.origin != found.headline):
        console.print(
            f"{origin.origin.capitalize()} work. Annotators: {origin.annotators}; articles: {origin.articles}, "
            f"{origin.shared_articles} of them by two or more. 95% intervals by bootstrap over articles."
        )
        print_table(console, labels_table(origin))
        if origin.origin == found.headline:
            for table in (*overall_tables(origin), questions_table(origin)):
                print_table(console, table)
    for table in dispute_tables(found, _SHOWN):
        print_table(console, table)
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().split("\n"))


def print_table(console: "Console", table: ViewTable) -> None:
    """Print a table; a long cell is cut."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    shown = Table(title=table.title, title_justify="left", box=SIMPLE_HEAD)
    for number, column in enumerate(table.columns):
        shown.add_column(column, justify="left" if number == 0 else "right")
    for row in table.rows:
        shown.add_row(*(_clipped(cell) for cell in row))
    console.print(shown)


def _clipped(text: str) -> str:
    text = "".join(sign if sign.isprintable() else "�" for sign in " ".join(text.split()))
    return text if len(text) <= 60 else f"{text[:59]}…"
