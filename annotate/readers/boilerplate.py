"""Which lines of a page are furniture and not the article: by shape, and by where they stand.

Bylines and section labels are believed near the top, notices and appeals near the bottom, a few shapes anywhere. Both
zones reach over a couple of lines that no rule knows (a standfirst above the byline, a note below the copyright), and
those lines stay: what no rule recognises is the article's.
"""

from dataclasses import dataclass

from annotate.readers.furniture import (
    ANYWHERE,
    COMMENTS_HEADING,
    HEAD,
    TAIL,
    is_bare_name,
    is_related_label,
    is_sentence,
    kind_of,
)
from annotate.readers.page import Block, Line

_HEAD_SLACK = 2  # lines of the article above the last byline or date: a standfirst
_TAIL_SLACK = 2  # lines that no rule knows, below the article: an author's note
_ENDS_AN_ARTICLE = frozenset({"copyright", "fair-use", "disclaimer"})
_LINK_ROW = 0.9


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of a page, the number of its block, and the kind of furniture that it is, or None."""

    line: Line
    block: int
    kind: str | None


def judged(blocks: tuple[Block, ...], title_block: int | None) -> list[Unit]:
    """Every line of the page in order with its kind; the title's lines are never furniture."""
    lines = _lines_of(blocks)
    kinds: list[str | None] = [blocks[block].furniture or None for _, block in lines]
    open_ = [place for place, (_, block) in enumerate(lines) if block != title_block and not kinds[place]]
    _judge_head(lines, kinds, open_, title_block)
    _judge_tail(lines, kinds, open_, blocks)
    for place in open_:
        if kinds[place] is None and blocks[lines[place][1]].kind != "heading":
            kinds[place] = kind_of(lines[place][0], frozenset({ANYWHERE}))
    return [Unit(line, block, kind) for (line, block), kind in zip(lines, kinds, strict=True)]


def _lines_of(blocks: tuple[Block, ...]) -> list[tuple[Line, int]]:
    """The lines of all blocks; one of soft lines that are furniture each by itself comes apart into these."""
    everywhere = frozenset({ANYWHERE, HEAD, TAIL})
    lines = []
    for number, block in enumerate(blocks):
        for line in block.lines:
            parts = [Line(part, tuple(link for link in line.links if link.text in part)) for part in line.soft]
            if parts and all(kind_of(part, everywhere) for part in parts):
                lines += [(part, number) for part in parts]
            else:
                lines.append((line, number))
    return lines


def _judge_head(
    lines: list[tuple[Line, int]], kinds: list[str | None], open_: list[int], title_block: int | None
) -> None:
    known = 0
    loose: list[int] = []
    for place in open_:
        line, block = lines[place]
        if title_block is not None and block < title_block:
            # Above the headline there is no article; what no rule knows there still stays, unless it is all links.
            kinds[place] = kind_of(line, frozenset({ANYWHERE, HEAD})) or ("navigation" if _is_link_row(line) else None)
            continue
        kind = kind_of(line, frozenset({ANYWHERE, HEAD}))
        if kind:
            kinds[place] = kind
            _settle(lines, kinds, loose)
            loose = []
        elif _is_link_row(line) or is_bare_name(line):
            loose.append(place)
        else:
            known += 1
            if known > _HEAD_SLACK:
                break
    else:
        return
    _name_below_title(lines, kinds, open_)


def _settle(lines: list[tuple[Line, int]], kinds: list[str | None], loose: list[int]) -> None:
    """Rows of links and lone names that stand above a byline or a date are furniture as well."""
    for place in loose:
        kinds[place] = "byline" if is_bare_name(lines[place][0]) else "navigation"


def _name_below_title(lines: list[tuple[Line, int]], kinds: list[str | None], open_: list[int]) -> None:
    """A lone name right below a date is the author's."""
    for place in open_:
        if place and kinds[place] is None and kinds[place - 1] == "date" and is_bare_name(lines[place][0]):
            kinds[place] = "byline"


def _judge_tail(
    lines: list[tuple[Line, int]], kinds: list[str | None], open_: list[int], blocks: tuple[Block, ...]
) -> None:
    start = _tail_start(lines, open_, kinds)
    zone = [place for place in open_ if place >= start]
    first_known = None
    below_label = below_comments = False
    for place in zone:
        line, block = lines[place]
        is_heading = blocks[block].kind == "heading"
        if below_comments or (is_heading and COMMENTS_HEADING.match(line.text)):
            kinds[place], below_comments = "comments", True
            continue
        kind = kinds[place] or kind_of(line, frozenset({ANYWHERE, TAIL}))
        if (
            kind is None
            and below_label
            and not is_sentence(line)
            and (blocks[block].kind == "item" or _is_link_row(line))
        ):
            kind = "related"
        if kind is None and first_known is not None and _is_link_row(line):
            kind = "navigation"
        if kind:
            first_known = place if first_known is None else first_known
        below_label = kind == "related" and (below_label or is_related_label(line))
        kinds[place] = kind


def _tail_start(lines: list[tuple[Line, int]], open_: list[int], kinds: list[str | None]) -> int:
    """Where the tail begins: upwards from the bottom over furniture and a few unknown lines, or at the first notice
    that ends an article, whichever is higher."""
    places = frozenset({ANYWHERE, TAIL})
    unknown, start = 0, len(lines)
    for place in reversed(open_):
        line = lines[place][0]
        kind = kind_of(line, places)
        if kind is None and not _is_link_row(line):
            unknown += 1
            if unknown > _TAIL_SLACK:
                break
        start = place
    return start


def _is_link_row(line: Line) -> bool:
    return line.linked >= _LINK_ROW and not is_sentence(line)
