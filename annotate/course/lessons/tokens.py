"""Words: the unit in which marks are compared, so that a bracket or comma more or less is no mistake."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from unsourced.core.offsets import Offsets

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
# What a reader can point at: a word with the marks that stand at it.
_PIECE = re.compile(r"[^\s—]+—?|—+")


def words(text: str) -> list[Offsets]:
    """The words of a text as (start, end) code-point offsets, in order."""
    return [match.span() for match in _WORD.finditer(text)]


def pieces(text: str) -> list[Offsets]:
    """The pieces between white space (or after a long dash), in order: where a mark may begin and end by hand."""
    return [match.span() for match in _PIECE.finditer(text)]


def words_within(offsets: Sequence[Offsets], start: int, end: int) -> frozenset[int]:
    """The numbers of the words that share a character with `text[start:end]`."""
    return frozenset(number for number, (left, right) in enumerate(offsets) if left < end and right > start)


def quoted(text: str, offsets: Sequence[Offsets], numbers: Iterable[int]) -> tuple[str, ...]:
    """The words with these numbers as the text has them, neighbours together."""
    runs: list[list[int]] = []
    ordered = sorted(numbers)
    for before, number in pairwise([-2, *ordered]):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(" ".join(text[offsets[run[0]][0] : offsets[run[-1]][1]].split()) for run in runs)
