"""A text cut where marks begin and end, so that overlapping marks can be shown without overlapping elements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unsourced.core.spans import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """`text` carries the marks with these numbers, the outermost first; `begins` are those that begin here."""

    text: str
    marks: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text from `start`: a paragraph or the headline."""

    start: int
    segments: tuple[Segment, ...]


def lines(text: str, spans: Sequence[Span]) -> list[Line]:
    """The lines of a text that are not blank, in segments; marks are numbered by their place in `spans`.

    The segments of a line joined are the line: nothing is added, lost or moved.
    """
    order = sorted(range(len(spans)), key=lambda number: (spans[number].start, -spans[number].end, number))
    found: list[Line] = []
    begun: set[int] = set()
    waiting = iter([*order, None])
    following = next(waiting)
    active: list[int] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while following is not None and spans[following].start < end:
            active.append(following)
            following = next(waiting)
        active = [number for number in active if spans[number].end > start]
        if line.strip():
            found.append(Line(start, tuple(_segments(text, start, end, spans, active, begun))))
        start = end + 1
    return found


def lanes(spans: Sequence[Span]) -> list[int]:
    """For each mark the lowest lane that no overlapping mark before it has: underlines in lanes do not cover others."""
    ends: list[int] = []
    found = [0] * len(spans)
    for number in sorted(range(len(spans)), key=lambda number: (spans[number].start, -spans[number].end, number)):
        lane = next((lane for lane, end in enumerate(ends) if end <= spans[number].start), len(ends))
        ends[lane : lane + 1] = [spans[number].end]
        found[number] = lane
    return found


def _segments(
    text: str, start: int, end: int, spans: Sequence[Span], active: Sequence[int], begun: set[int]
) -> Iterator[Segment]:
    cuts = {start, end}
    for number in active:
        cuts |= {max(spans[number].start, start), min(spans[number].end, end)}
    waiting = iter([*active, None])
    following = next(waiting)
    here: list[int] = []
    for left, right in pairwise(sorted(cuts)):
        while following is not None and spans[following].start < right:
            here.append(following)
            following = next(waiting)
        here = [number for number in here if spans[number].end > left]
        begins = tuple(number for number in here if number not in begun)
        begun.update(begins)
        yield Segment(text[left:right], tuple(here), begins)
