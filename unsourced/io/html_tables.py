"""Tables as fragments of HTML for a notebook: every text is escaped, nothing runs and nothing is fetched."""

from collections.abc import Iterable, Sequence
from html import escape


def html_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """One table; the first column names what a row is about, and the others stand to the right."""
    heads = "".join(_cell("th", column, number) for number, column in enumerate(columns))
    body = "".join(f"<tr>{''.join(_cell('td', cell, number) for number, cell in enumerate(row))}</tr>" for row in rows)
    caption = f'<caption style="text-align: left; font-weight: 600">{escape(title)}</caption>' if title else ""
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def html_note(text: str) -> str:
    """One paragraph."""
    return f"<p>{escape(text)}</p>"


def _cell(tag: str, value: object, number: int) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return f'<{tag}{scope} style="text-align: {"left" if number == 0 else "right"}">{escape(str(value))}</{tag}>'
