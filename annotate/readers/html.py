"""HTML as a Page (first version: words only)."""

from annotate.readers.page import Block, Line, Page
from unsourced.article import Removed


def html_fragment(content: str) -> tuple[list[Block], list[Removed]]:
    """Blocks of a piece of HTML, and what a browser does not show."""
    from lxml import html

    text = " ".join(html.fromstring(f"<div>{content}</div>").text_content().split())
    return ([Block("paragraph", (Line(text),))] if text else []), []


def html_page(text: str) -> Page:
    """The blocks of a page."""
    blocks, removed = html_fragment(text)
    return Page(blocks=tuple(blocks), removed=tuple(removed))
