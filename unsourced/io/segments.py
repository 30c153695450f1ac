"""A text cut where spans begin and end, so that overlapping spans can be shown without overlapping elements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Segment:
    """`text` lies in the spans with these numbers, the first to begin first.

    `begins` are those that begin here or, where a line break parts them, are shown here first; `ends` are those that
    end with it.
    """

    text: str
    spans: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text from `start`: a paragraph or the headline."""

    start: int
    segments: tuple[Segment, ...]


def cut_lines(text: str, spans: Sequence[tuple[int, int]]) -> list[Line]:
    """The lines of a text that are not blank, in segments; `spans` are numbered in the order given.

    The segments of a line joined are the line: nothing is added, lost or moved. A sweep from left to right: each line
    and each cut visits only the spans that reach it.
    """
    order = sorted(range(len(spans)), key=lambda number: (spans[number][0], -spans[number][1], number))
    lines: list[Line] = []
    begun: set[int] = set()
    waiting = iter([*order, None])
    following = next(waiting)
    active: list[int] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while following is not None and spans[following][0] < end:
            active.append(following)
            following = next(waiting)
        active = [number for number in active if spans[number][1] > start]
        if line.strip():
            lines.append(Line(start, tuple(_segments(text, start, end, spans, active, begun))))
        start = end + 1
    return lines


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each span the lowest lane that no overlapping one before it has: underlines in lanes do not cover others."""
    ends: list[int] = []
    lane_of = [0] * len(spans)
    for number in sorted(range(len(spans)), key=lambda number: (spans[number][0], -spans[number][1], number)):
        start, end = spans[number]
        lane = next((lane for lane, last in enumerate(ends) if last <= start), len(ends))
        ends[lane : lane + 1] = [end]
        lane_of[number] = lane
    return lane_of


def _segments(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int]], active: Sequence[int], begun: set[int]
) -> Iterator[Segment]:
    cuts = {start, end}
    for number in active:
        cuts |= {max(spans[number][0], start), min(spans[number][1], end)}
    waiting = iter([*active, None])
    following = next(waiting)
    here: list[int] = []
    for left, right in pairwise(sorted(cuts)):
        while following is not None and spans[following][0] < right:
            here.append(following)
            following = next(waiting)
        here = [number for number in here if spans[number][1] > left]
        begins = tuple(number for number in here if number not in begun)
        begun.update(begins)
        yield Segment(text[left:right], tuple(here), begins, tuple(n for n in sorted(here) if spans[n][1] <= right))
