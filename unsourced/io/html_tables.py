"""Tables as fragments of HTML for a notebook: every text is escaped, nothing runs and nothing is fetched."""

import re
from collections.abc import Iterable, Sequence
from html import escape

# A number, perhaps with its interval, and what stands where there is none.
_FIGURE = re.compile(r"[-+−]?\d[\d.,%]*( [\[(].*)?$|–$|undefined|$")


def html_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """One table; columns of figures stand to the right, those of words to the left."""
    cells = [[str(cell) for cell in row] for row in rows]
    sides = [
        "right" if cells and all(_FIGURE.match(row[number]) for row in cells) else "left"
        for number in range(len(columns))
    ]
    heads = "".join(_cell("th", text, side) for text, side in zip(columns, sides, strict=True))
    body = "".join(
        f"<tr>{''.join(_cell('td', text, side) for text, side in zip(row, sides, strict=True))}</tr>" for row in cells
    )
    caption = f'<caption style="text-align: left; font-weight: 600">{escape(title)}</caption>' if title else ""
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def html_note(text: str) -> str:
    """One paragraph."""
    return f"<p>{escape(text)}</p>"


def _cell(tag: str, text: str, side: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return f'<{tag}{scope} style="text-align: {side}">{escape(text)}</{tag}>'
