"""From a Page to an Article: the title, the paragraphs that stay, the boilerplate that goes, the facts."""

from collections.abc import Sequence

from annotate.readers.boilerplate.classify import Unit, classify_lines
from annotate.readers.boilerplate.metadata import boilerplate_metadata
from annotate.readers.language import language_of
from annotate.readers.page import Block, Metadata, Page
from unsourced.core.article import Article, Removed, make_article
from unsourced.errors import InputError

# Raise it whenever a rule or a format's reader changes what an article's text or fields come out as.
READER_VERSION = "1"


def article_of_page(page: Page, raw: str | bytes, *, given: Metadata = Metadata()) -> Article:  # noqa: B008 - frozen
    """The article on a page.

    `given` is what is known beside the page (a table's row) and goes before what the page says; `raw` is what the
    reader was given, for `source_id`.

    Raises:
        InputError: the page has no text.
    """
    title_block = _title_block(page.blocks, given.title or page.metadata.title)
    units = classify_lines(page.blocks, title_block)
    line_metadata = boilerplate_metadata(units, title_block)
    metadata = given.over(page.metadata).over(line_metadata)
    title = _block_text(page.blocks[title_block]) if title_block is not None else metadata.title or ""
    if given.title and title_block is None:
        title = given.title
    body = _body(units, page.blocks, title_block)
    if not body.strip():
        raise InputError(
            "there is a title and no article below it" if title else "there is no article on the page",
            remedy="Look at the page; leave it out if it has none.",
        )
    return make_article(
        title=title,
        body=body,
        raw=raw,
        reader_version=READER_VERSION,
        outlet=metadata.outlet,
        # A byline that readers see is truer than what a template put into the page's metadata.
        authors=given.authors or line_metadata.authors or metadata.authors,
        published=metadata.published,
        url=metadata.url,
        origin=metadata.origin,
        topic=metadata.topic,
        language=language_of(body or title, metadata.language),
        group=metadata.group,
        extra=metadata.extra,
        removed=[*page.removed, *(Removed(unit.kind, unit.line.text) for unit in units if unit.kind)],
    )


def _title_block(blocks: Sequence[Block], known: str | None) -> int | None:
    """The number of the headline's block: the heading with the title's words, else the first of the highest level."""
    headings = [number for number, block in enumerate(blocks) if block.kind == "heading" and block.main]
    if known:
        folded = " ".join(known.split()).casefold()
        for number, block in enumerate(blocks):
            if " ".join(_block_text(block).split()).casefold() == folded:
                return number
        return None
    first = [number for number in headings if blocks[number].level == 1]
    if first:
        return first[0]
    # A subheading between paragraphs is no headline.
    return headings[0] if headings and headings[0] == 0 else None


def _block_text(block: Block) -> str:
    return " ".join(line.text for line in block.lines)


def _body(units: list[Unit], blocks: Sequence[Block], title_block: int | None) -> str:
    """The blocks that stay, a blank line between them; items of a list and rows of a table on lines of their own."""
    pieces: list[str] = []
    last: int | None = None
    for unit in units:
        if unit.kind or unit.block == title_block:
            continue
        if last is not None:
            pieces.append("\n" if _together(last, unit.block, blocks) else "\n\n")
        pieces.append(unit.line.text)
        last = unit.block
    return "".join(pieces)


def _together(one: int, other: int, blocks: Sequence[Block]) -> bool:
    """Whether two blocks are one, or neighbours in a list or a table."""
    return one == other or (other == one + 1 and blocks[one].kind == blocks[other].kind in ("item", "row"))
