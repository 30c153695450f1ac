"""Where somebody is quoted: quotation ranges that survive the quotation marks of real pages.

The marks are read paragraph by paragraph, since a lost mark must not turn the rest of a text inside out. Some outlets
write '' for both ends, some straight marks, some curly ones, some mix them; British ones quote with single marks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = re.compile(r"''|``|[\"“”„«»]")
_ALWAYS_OPEN = {"“", "„", "«", "``"}
_ALWAYS_CLOSE = {"”", "»"}
# Single marks quote only where they open after a space, close before one, and hold no double mark.
_SINGLE = re.compile(
    r"(?<![\w’'])(?:‘(?P<curly>[^‘“”\"\n]{2,400}?)(?<!\s)’|'(?P<plain>(?=\w)[^'“”\"\n]{2,400}?(?:\w'\w[^'“”\"\n]*?)*)(?<!\s)')(?![\w])"
)


class Quotations:
    """The quotation ranges of a text, marks included, in order and without overlap."""

    def __init__(self, text: str) -> None:
        self.ranges: list[tuple[int, int]] = list(_ranges(text))
        self._starts = [start for start, _ in self.ranges]
        self._ends = [end for _, end in self.ranges]

    def first_beyond(self, offset: int) -> int:
        """The number of the first range that ends behind `offset`."""
        return bisect_right(self._ends, offset)

    def around(self, offset: int) -> tuple[int, int] | None:
        """The range with `offset` inside it or on its marks."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.ranges[index][1]:
            return self.ranges[index]
        return None

    def inside(self, start: int, end: int) -> bool:
        """Whether the whole of `start..end` is quoted."""
        around = self.around(start)
        return around is not None and end <= around[1]

    def share(self, start: int, end: int) -> float:
        """The share of the characters of `start..end` that are quoted."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        covered = 0
        for left, right in self.ranges[index:]:
            if left >= end:
                break
            covered += max(0, min(right, end) - max(left, start))
        return covered / (end - start) if end > start else 0.0


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        ranges = _double(text, start, end)
        if not ranges and ("'" in paragraph.group() or "‘" in paragraph.group()):
            ranges = _single(text, start, end)
        yield from ranges


def _double(text: str, start: int, end: int) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        if opened is None:
            if _may_open(text, mark, start, end):
                opened = mark.start()
        elif _may_close(mark):
            ranges.append((opened, mark.end()))
            opened = None
        elif mark.group() in _ALWAYS_OPEN and mark.start() - opened > 1:
            # A second opening mark: the first one was never closed, so it quotes up to here at most.
            opened = mark.start()
    if opened is not None and _runs_on(text, opened, end):
        ranges.append((opened, end))
    return ranges


def _may_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() in _ALWAYS_OPEN:
        return True
    if mark.group() in _ALWAYS_CLOSE:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    # 6'2" and 12" are measures; a mark before a space opens nothing.
    return not before.isdigit() and not after.isspace()


def _may_close(mark: re.Match[str]) -> bool:
    return mark.group() not in _ALWAYS_OPEN


def _runs_on(text: str, opened: int, end: int) -> bool:
    """Whether an unclosed quotation goes to the end of its paragraph: it began there, or the next one goes on."""
    follows = text[end : end + 4].lstrip("\n")
    begins = opened == 0 or text[opened - 1] == "\n"
    introduced = text[:opened].rstrip()[-1:] in {",", ":"}
    return begins or introduced or follows[:1] in {"“", '"', "„", "«"} or follows[:2] in {"''", "``"}


def _single(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in _SINGLE.finditer(text, start, end)]
