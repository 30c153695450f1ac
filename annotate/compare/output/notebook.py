"""A comparison side by side, as a fragment of HTML for a notebook: no script, no style sheet, every text escaped."""

from html import escape

from annotate.compare.comparison import Comparison
from annotate.compare.output.page.view import SYMBOLS, Cell, PageView, Segment, page_view
from unsourced.io.html_tables import html_note, html_table

_STYLES = {
    "only-in-a": "text-decoration: line-through #b3261e 2px",
    "only-in-b": "text-decoration: underline #1b6e3c 3px",
    "altered": "text-decoration: underline dashed #8a5a00 2px",
    "moved": "text-decoration: underline dotted #3457a6 3px",
    "typography": "",
}
_MOST_CHANGES = 20


def comparison_html(found: Comparison) -> str:
    """Both texts beside each other with each change numbered, and below them what the changes do."""
    view = page_view(found, typography=False)
    told = "".join(html_note(line) for line in (view.warning, view.summary, view.lineage) if line)
    heads = "".join(
        f'<th scope="col" style="text-align: left">{escape(version.name)}: {escape(version.title)}'
        f"{f'<br><small>{escape(version.facts)}</small>' if version.facts else ''}</th>"
        for version in view.versions
    )
    body = "".join(f"<tr>{_cell(left)}{_cell(right)}</tr>" for left, right in view.paragraph_pairs)
    table = (
        f'<table style="table-layout: fixed; width: 100%"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )
    return f"<div>{told}{table}{_notes(view)}{html_note(view.no_verdict)}</div>"


def _cell(cell: Cell) -> str:
    weight = "font-weight: 600; " if cell.headline else ""
    shown = "".join(
        f'<p dir="auto" style="{weight if number == 0 else ""}white-space: normal; margin: 0 0 .4em">'
        f"{''.join(map(_piece, paragraph))}</p>"
        for number, paragraph in enumerate(cell.paragraphs)
    )
    return f'<td style="text-align: left; vertical-align: top; white-space: normal">{shown}</td>'


def _piece(piece: Segment) -> str:
    if not piece.number:
        return escape(piece.text)
    if piece.gap:
        return f'<sup title="the other version has more here">‸{piece.number}</sup>'
    symbol = f"<sup>{SYMBOLS[piece.kind]}{piece.number}</sup>" if piece.begins else ""
    return f'{symbol}<span style="{_STYLES[piece.kind]}">{escape(piece.text)}</span>'


def _notes(view: PageView) -> str:
    rows = [
        (str(note.number), note.name, " ".join(reason for _, reason in note.effects), note.description)
        for note in view.notes[:_MOST_CHANGES]
    ]
    more = len(view.notes) - len(rows)
    table = html_table("Changes, what matters most first", ("change", "kind", "effect", "known"), rows) if rows else ""
    return table + (html_note(f"… and {more} more") if more > 0 else "")
