"""Tables of text for a report, and how the terminal prints them."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_LONGEST_CELL = 60


@dataclass(frozen=True, kw_only=True)
class TextTable:
    """A table with its heading; the first column names what a row is about."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def format_figure(
    value: float | None, low: float | None = None, high: float | None = None, reason: str = "", *, style: str = ".2f"
) -> str:
    """A figure for people: two decimals with its interval, or why it is undefined."""
    if value is None:
        return f"undefined: {reason}" if reason else "undefined"
    bounds = f" [{low:{style}}, {high:{style}}]" if low is not None and high is not None else ""
    return f"{value:{style}}{bounds}"


def text_console(width: int) -> "Console":
    """A console of `width` columns that writes plain text into memory; `console_text` gives it back."""
    from rich.console import Console

    return Console(file=io.StringIO(), width=width, color_system=None, markup=False, emoji=False)


def console_text(console: "Console") -> str:
    """What was printed on a `text_console`, without blanks at the ends of lines."""
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().split("\n"))


def print_table(console: "Console", table: TextTable) -> None:
    """Print a table; a long cell is cut."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    grid = Table(title=table.title, title_justify="left", box=SIMPLE_HEAD)
    for number, column in enumerate(table.columns):
        grid.add_column(column, justify="left" if number == 0 else "right")
    for row in table.rows:
        grid.add_row(*(clip_text(cell) for cell in row))
    console.print(grid)


def clip_text(text: str, longest: int = _LONGEST_CELL) -> str:
    """The text on one line, with � for what cannot be printed, cut to `longest` characters."""
    text = "".join(sign if sign.isprintable() else "�" for sign in " ".join(text.split()))
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
