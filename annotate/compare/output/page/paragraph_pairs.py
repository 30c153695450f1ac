"""Which paragraphs stand beside each other: those that share words, or of which one replaced the other."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from annotate.compare.alignment.offset_mapping import OffsetMapping
from annotate.compare.comparison import ALTERED, Comparison, TextRange
from unsourced.core.article import Article

_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"\n\s*\n")

Row = tuple[tuple[TextRange, ...], tuple[TextRange, ...]]


def paragraph_pairs(comparison: Comparison) -> list[Row]:
    """The paragraphs of a and b, in order, in rows; a side of a row is empty where the other has more."""
    ours, theirs = paragraphs(comparison.a), paragraphs(comparison.b)
    links = _links(comparison, ours, theirs)
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


def paragraphs(article: Article) -> list[TextRange]:
    """The headline and the paragraphs of the body: parted by blank lines, or by line ends where there are none."""
    parted = _BLANK if _BLANK.search(article.body) else re.compile("\n")
    found = [TextRange(0, len(article.title))] if article.title else []
    start = article.body_start
    for gap in [*parted.finditer(article.text, article.body_start), None]:
        end = gap.start() if gap else len(article.text)
        if article.text[start:end].strip():
            found.append(TextRange(start, end))
        start = gap.end() if gap else end
    return found


def _links(comparison: Comparison, ours: Sequence[TextRange], theirs: Sequence[TextRange]) -> dict[int, set[int]]:
    """For each paragraph of a those of b that hold some of its words, or what they were altered to."""
    mapping = OffsetMapping(comparison)
    starts = [extent.start for extent in theirs]
    links: dict[int, set[int]] = {}
    for number, extent in enumerate(ours):
        for word in _WORD.finditer(comparison.a.text, *extent):
            offset = mapping.to_b(word.start())
            if offset is not None:
                links.setdefault(number, set()).add(max(bisect_right(starts, offset) - 1, 0))
    begins = [extent.start for extent in ours]
    for change in comparison.changes:
        if change.kind == ALTERED and not change.typographic and change.a is not None and change.b is not None:
            number = max(bisect_right(begins, change.a.start) - 1, 0)
            links.setdefault(number, set()).add(max(bisect_right(starts, change.b.start) - 1, 0))
    return links
