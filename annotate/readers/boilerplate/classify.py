"""Which lines of a page are boilerplate and not the article: by shape, and by where they stand.

Bylines and section labels are believed near the top, notices and appeals near the bottom, a few shapes anywhere. Both
zones reach over a couple of lines that no rule knows (a standfirst above the byline, a note below the copyright), and
those lines stay: what no rule recognises is the article's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotate.readers.boilerplate import (
    CLOSING_KINDS,
    HEAD,
    MIDDLE,
    TAIL,
    appeals,
    bylines,
    kinds_of,
)
from annotate.readers.boilerplate import (
    page_elements as parts,
)
from annotate.readers.boilerplate.patterns import is_sentence
from annotate.readers.page import Block, Line

_HEAD_SLACK = 2  # unknown lines above the last byline or date: a standfirst
_TAIL_SLACK = 2  # unknown lines below the article: a note on its author
_LINK_ROW = 0.9
_HEADING_KINDS = frozenset({"byline", "date", "section"})  # what pages set as a second headline


@dataclass(slots=True)
class Unit:
    """One line of a page, the number of its block, and the kind of boilerplate that it is, or None.

    `fits` holds what it would be in each part of a page; `main` is its block's.
    """

    line: Line
    block: int
    main: bool
    kind: str | None = None
    fits: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_link_row(self) -> bool:
        """Whether the line is next to nothing but links."""
        return self.line.linked >= _LINK_ROW and not is_sentence(self.line)


def classify_lines(blocks: Sequence[Block], title_block: int | None) -> list[Unit]:
    """Every line of the page in order with its kind; the title's lines are never boilerplate."""
    units = _units(blocks, title_block)
    _classify_above_title([unit for unit in units if title_block is not None and unit.block < title_block])
    below = [unit for unit in units if title_block is None or unit.block > title_block]
    _classify_head(below, blocks)
    _classify_tail(below, blocks)
    _keep_headings_of_text(below, blocks)
    for unit in below:
        if unit.kind is None and blocks[unit.block].kind != "heading":
            unit.kind = unit.fits.get(MIDDLE)
    for unit in units:
        if not unit.main and unit.kind is None and unit.block != title_block:
            unit.kind = next(iter(unit.fits.values()), "page")
    return units


def _units(blocks: Sequence[Block], title_block: int | None) -> list[Unit]:
    """The lines of all blocks; one of soft lines that are boilerplate each by itself comes apart into these."""
    units = []
    for number, block in enumerate(blocks):
        for line in block.lines:
            soft = [Line(part, tuple(link for link in line.links if link.text in part)) for part in line.soft]
            fits = [kinds_of(part) for part in soft]
            if number == title_block:
                units.append(Unit(line, number, block.main))
            elif soft and all(fits):
                units += [Unit(part, number, block.main, fits=fit) for part, fit in zip(soft, fits, strict=True)]
            else:
                units.append(Unit(line, number, block.main, fits=kinds_of(line)))
    return units


def _classify_above_title(units: list[Unit]) -> None:
    """Above the headline stands the site's; what no rule knows stays all the same, unless it is all links."""
    for unit in units:
        unit.kind = unit.fits.get(HEAD) or ("navigation" if unit.is_link_row else None)


def _classify_head(units: list[Unit], blocks: Sequence[Block]) -> None:
    unknown = 0
    loose: list[Unit] = []  # rows of links and lone names: boilerplate where a byline or a date follows
    after_date = False
    for unit in units:
        unit.kind = unit.fits.get(HEAD)
        if blocks[unit.block].kind == "heading" and unit.kind not in _HEADING_KINDS:
            unit.kind = None
        is_person = bylines.is_person(unit.line)
        if unit.kind is None and after_date and is_person:
            unit.kind = "byline"
        if unit.kind:
            for passed in loose:
                passed.kind = "byline" if bylines.is_person(passed.line) else "navigation"
            loose = []
        elif unit.is_link_row or is_person:
            loose.append(unit)
        elif unit.main:
            unknown += 1
            loose = []
            if unknown > _HEAD_SLACK:
                return
        after_date = unit.kind == "date"


def _classify_tail(units: list[Unit], blocks: Sequence[Block]) -> None:
    authors = [name for unit in units if unit.kind == "byline" for name in bylines.names(unit.line)]
    start = _tail_start(units)
    comments = _comments_start(units, blocks)
    is_known = below_label = False
    for index, unit in enumerate(units):
        if index >= comments:
            unit.kind = unit.kind or _kind_below_comments(unit)
        elif index >= start and unit.kind is None:
            unit.kind = unit.fits.get(TAIL)
            if unit.kind is None and bylines.is_author_note(unit.line, authors):
                unit.kind = "byline"
            listed = blocks[unit.block].kind == "item" or unit.is_link_row
            if unit.kind is None and below_label and listed and not is_sentence(unit.line):
                unit.kind = "related"
            elif unit.kind is None and is_known and unit.is_link_row:
                unit.kind = "navigation"
            is_known = is_known or unit.kind is not None
            below_label = unit.kind == "related" and (below_label or parts.is_related_label(unit.line))


def _keep_headings_of_text(units: Sequence[Unit], blocks: Sequence[Block]) -> None:
    """A heading right above a line that stays is that text's, however much it looks like the site's."""
    for unit, below in pairwise(units):
        is_heading = unit.main and blocks[unit.block].kind == "heading"
        if is_heading and below.main and below.kind is None and unit.kind not in _HEADING_KINDS:
            unit.kind = None


def _kind_below_comments(unit: Unit) -> str:
    """What readers wrote, unless it is the site's: below the comments comes its own footer."""
    return unit.fits.get(TAIL) or ("navigation" if unit.is_link_row else "comments")


def _tail_start(units: Sequence[Unit]) -> int:
    """Where the tail begins: upwards from the bottom over boilerplate and a few unknown lines, and again from the first
    notice that closes an article."""
    start = _upwards(units, len(units))
    half = sum(len(unit.line.text) for unit in units) / 2
    above = 0
    for index, unit in enumerate(units[:start]):
        if above >= half and unit.fits.get(TAIL) in CLOSING_KINDS:
            return _upwards(units, index)
        above += len(unit.line.text)
    return start


def _upwards(units: Sequence[Unit], end: int) -> int:
    unknown = 0
    start = end
    for index in range(end - 1, -1, -1):
        if units[index].main and TAIL not in units[index].fits and not units[index].is_link_row:
            unknown += 1
            if unknown > _TAIL_SLACK:
                break
        start = index
    return start


def _comments_start(units: Sequence[Unit], blocks: Sequence[Block]) -> int:
    """Where readers' comments begin: at their heading, in the lower half of the page."""
    half = len(units) / 2
    for index, unit in enumerate(units):
        line_metadata = unit.line.text.lstrip()[:1].isdigit()
        is_heading = line_metadata or blocks[unit.block].kind == "heading"
        if index >= half and is_heading and appeals.opens_comments(unit.line):
            return index
    return len(units)
