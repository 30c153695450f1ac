"""A text cut where marks begin and end, so that overlapping marks can be shown one inside the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from unsourced.core.offsets import Offsets


@dataclass(frozen=True, slots=True)
class Segment:
    """`text` lies in the places with these numbers, the longest first; `ends` are those that end with it."""

    text: str
    inside: tuple[int, ...]
    ends: tuple[int, ...]


def paragraphs(text: str, places: Sequence[Offsets]) -> list[tuple[Segment, ...]]:
    """The lines of a text that are not blank, in segments; the segments of a line joined are the line."""
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(_segments(text, start, end, places))
        start = end + 1
    return found


def _segments(text: str, start: int, end: int, places: Sequence[Offsets]) -> tuple[Segment, ...]:
    here = [number for number, (left, right) in enumerate(places) if left < end and right > start]
    here.sort(key=lambda number: (places[number][0] - places[number][1], number))
    cuts = {start, end}
    for number in here:
        cuts |= {max(start, places[number][0]), min(end, places[number][1])}
    return tuple(
        Segment(
            text[left:right],
            tuple(n for n in here if places[n][0] < right and places[n][1] > left),
            tuple(sorted(n for n in here if left < places[n][1] <= right)),
        )
        for left, right in pairwise(sorted(cuts))
    )
