"""Plain text as a Page: paragraphs between blank lines, with hard-wrapped lines put together again."""

import re
from itertools import pairwise

from annotate.readers.page import Block, Line, Page

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_NARROWEST, _WIDEST = 40, 100  # the widths at which people and programs wrap prose
_LONGEST_TITLE = 200


def plain_page(text: str, _url: str | None = None) -> Page:
    """The blocks of a normalised text; the first is a heading where it has a headline's shape."""
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in _BLANK.split(text)]
    blocks = [lines for lines in blocks if lines]
    width = max((len(line) for lines in blocks for line in lines), default=0)
    if len(blocks) == 1 and not _wrapped(blocks[0], width):
        blocks = [[line] for line in blocks[0]]  # one paragraph a line
    made = tuple(_block(lines, width) for lines in blocks)
    if len(made) > 1 and _is_headline(made[0]):
        made = (Block("heading", made[0].lines, level=1), *made[1:])
    return Page(blocks=made)


def _block(lines: list[str], width: int) -> Block:
    if _wrapped(lines, width):
        return Block("paragraph", (Line(" ".join(lines), soft=tuple(lines)),))
    return Block("paragraph", tuple(Line(line) for line in lines))


def _wrapped(lines: list[str], width: int) -> bool:
    """Whether a program filled these lines: no first word of a line would have fitted on the line before."""
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST:
        return False
    return all(len(line) + 1 + len(after.split(" ", 1)[0]) > width for line, after in pairwise(lines))


def _is_headline(block: Block) -> bool:
    line = block.lines[0].text
    return len(block.lines) == 1 and len(line) <= _LONGEST_TITLE and not line.endswith((".", ",", ";", ":"))
