"""Which paragraphs stand beside each other: those that share words, or of which one replaced the other."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from annotate.compare.alignment.offset_mapping import Carry
from annotate.compare.comparison import ALTERED, Comparison, Place
from unsourced.core.article import Article

_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"\n\s*\n")

Row = tuple[tuple[Place, ...], tuple[Place, ...]]


def rows(found: Comparison) -> list[Row]:
    """The paragraphs of a and b, in order, in rows; a side of a row is empty where the other has more."""
    ours, theirs = paragraphs(found.a), paragraphs(found.b)
    links = _links(found, ours, theirs)
    made: list[Row] = []
    i = j = 0
    while i < len(ours) or j < len(theirs):
        reach = [b for b in links.get(i, ()) if b >= j]
        if i < len(ours) and not reach:
            made.append(((ours[i],), ()))
            i += 1
            continue
        first = min(reach, default=len(theirs))
        made += [((), (theirs[b],)) for b in range(j, first)]
        if not reach:
            break
        last_a, last_b = i, max(reach)
        while last_a + 1 < len(ours) and any(first <= b <= last_b for b in links.get(last_a + 1, ())):
            last_a += 1
            last_b = max(last_b, *links[last_a])
        made.append((tuple(ours[i : last_a + 1]), tuple(theirs[first : last_b + 1])))
        i, j = last_a + 1, last_b + 1
    return made


def paragraphs(article: Article) -> list[Place]:
    """The headline and the paragraphs of the body: parted by blank lines, or by line ends where there are none."""
    parted = _BLANK if _BLANK.search(article.body) else re.compile("\n")
    found = [Place(0, len(article.title))] if article.title else []
    start = article.body_start
    for gap in [*parted.finditer(article.text, article.body_start), None]:
        end = gap.start() if gap else len(article.text)
        if article.text[start:end].strip():
            found.append(Place(start, end))
        start = gap.end() if gap else end
    return found


def _links(found: Comparison, ours: Sequence[Place], theirs: Sequence[Place]) -> dict[int, set[int]]:
    """For each paragraph of a those of b that hold some of its words, or what they were altered to."""
    carry = Carry(found)
    starts = [place.start for place in theirs]
    links: dict[int, set[int]] = {}
    for number, place in enumerate(ours):
        for word in _WORD.finditer(found.a.text, *place):
            offset = carry.to_b(word.start())
            if offset is not None:
                links.setdefault(number, set()).add(max(bisect_right(starts, offset) - 1, 0))
    begins = [place.start for place in ours]
    for change in found.changes:
        if change.kind == ALTERED and not change.typographic and change.a is not None and change.b is not None:
            number = max(bisect_right(begins, change.a.start) - 1, 0)
            links.setdefault(number, set()).add(max(bisect_right(starts, change.b.start) - 1, 0))
    return links
