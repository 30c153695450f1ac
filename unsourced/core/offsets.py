"""Text that every part of the project agrees on, and the map from foreign offsets to ours.

An offset is always a code-point offset into a normalised text: what Python indexes, and what Label Studio's Text tag
stores. Foreign texts come with CRLF line ends, NULs or lone surrogates, which servers and databases refuse.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from unsourced.errors import OffsetError

Offsets = tuple[int, int]
"""Where a run of text starts and ends (the first code point after it)."""

_FOREIGN = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]|\x00|[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Places in the original text and in the normalised one, in code points.

    Between two breakpoints both texts advance together; `_original[k]` and `_normal[k]` are the k-th pair of places
    from which they do.
    """

    _original: tuple[int, ...]
    _normal: tuple[int, ...]
    original_length: int
    normal_length: int

    def to_normal(self, offset: int) -> int:
        """The place in the normalised text for a place in the original.

        Raises OffsetError where the original has no such place.
        """
        if not 0 <= offset <= self.original_length:
            raise OffsetError(f"offset {offset} is outside a text of {self.original_length} characters")
        k = bisect_right(self._original, offset) - 1
        following = self._normal[k + 1] if k + 1 < len(self._normal) else self.normal_length
        return min(self._normal[k] + offset - self._original[k], following)


def normalise(text: str) -> tuple[str, OffsetMap]:
    """The text with LF line ends, without NULs and lone surrogates, and the map between both.

    A lone surrogate becomes U+FFFD, so that the reader sees that something was there.
    """
    pieces: list[str] = []
    original, normal = [0], [0]
    done = length = 0
    for match in _FOREIGN.finditer(text):
        pieces.append(text[done : match.start()])
        found = match.group()
        replacement = "" if found == "\x00" else _REPLACEMENT if "\ud800" <= found <= "\udfff" else "\n"
        pieces.append(replacement)
        length += match.start() - done + len(replacement)
        done = match.end()
        if len(replacement) != len(found):
            original.append(done)
            normal.append(length)
    pieces.append(text[done:])
    length += len(text) - done
    return "".join(pieces), OffsetMap(tuple(original), tuple(normal), len(text), length)
