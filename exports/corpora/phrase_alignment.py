"""Words that annotators wrote down without saying where they stand, and their offsets in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from unsourced.core.offsets import Offsets

AlignmentKind = Literal["exact", "inside", "gaps", "respelled"]

ALIKE = 0.8
"""Share of equal letters (difflib's ratio) from which a word of the text counts as the one that was written down."""
SHORTEST_PIECE = 4
"""Letters from which a piece of a word is looked for inside words."""

# Different keyboards write these differently; each stands for one character, so that offsets stay true.
_FOLDED = str.maketrans("‘’‚‛`´“”„«»–—―‑\u00a0\u2009\u202f", "''''''\"\"\"\"\"----   ")
_SEPARATOR = re.compile(r"(?<!\d),|,(?!\d)|[;|\n]")
_EDGE = " \t\"'.,:!?()[]{}*…"
_WORD = re.compile(r"\w+(?:[-'.]\w+)*")


@dataclass(frozen=True, slots=True)
class PhraseAlignment:
    """Where a phrase stands: its pieces in order, in code points, and how it was found.

    `exact` but for case and kind of quotation marks; `inside` a word, which is then taken whole; with `gaps` of other
    words between its own; `respelled`, for words that were written down with a typing error. `choices` is the number
    of places where it stands so; the first free one is taken.
    """

    pieces: tuple[Offsets, ...]
    how: AlignmentKind
    choices: int = 1


def phrases(written: str) -> list[str]:
    """The words and phrases of a list that somebody typed, without the punctuation around them."""
    return [phrase for piece in _SEPARATOR.split(written.translate(_FOLDED)) if (phrase := piece.strip(_EDGE))]


def align(text: str, phrase: str, taken: Sequence[Offsets] = ()) -> PhraseAlignment | None:
    """Where a phrase stands in a text, away from offsets that are taken if it can be; None where it does not."""
    folded, wanted = _fold(text), _fold(phrase).strip(_EDGE).split()
    if not wanted:
        return None
    pattern = r"\s+".join(map(re.escape, wanted))
    matches = _offsets(rf"(?<!\w){pattern}(?!\w)", folded)
    if matches:
        return PhraseAlignment((_free(matches, taken),), "exact", len(matches))
    if len("".join(wanted)) >= SHORTEST_PIECE and (matches := _offsets(rf"\w*{pattern}\w*", folded)):
        return PhraseAlignment((_free(matches, taken),), "inside", len(matches))
    if len(wanted) > 1 and (pieces := _with_gaps(folded, wanted)):
        return PhraseAlignment(pieces, "gaps")
    respelled = _respelled(folded, " ".join(wanted), len(wanted))
    return PhraseAlignment((respelled,), "respelled") if respelled else None


def _fold(text: str) -> str:
    """The text in lower case with one kind of quotation mark, dash and space: as long as it was."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := character.lower()) == 1 else character for character in text)
    return low.translate(_FOLDED)


def _offsets(pattern: str, folded: str) -> list[Offsets]:
    return [match.span() for match in re.finditer(pattern, folded)]


def _free(matches: Sequence[Offsets], taken: Sequence[Offsets]) -> Offsets:
    def is_free(offsets: Offsets) -> bool:
        return not any(offsets[0] < end and start < offsets[1] for start, end in taken)

    return next(filter(is_free, matches), matches[0])


def _with_gaps(folded: str, wanted: Sequence[str]) -> tuple[Offsets, ...]:
    """The offsets of all the words, in their order, those that stand side by side as one; nothing where one lacks."""
    pieces: list[Offsets] = []
    for word in wanted:
        match = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(folded, pieces[-1][1] if pieces else 0)
        if match is None:
            return ()
        if pieces and not folded[pieces[-1][1] : match.start()].strip():
            pieces[-1] = (pieces[-1][0], match.end())
        else:
            pieces.append(match.span())
    return tuple(pieces)


def _respelled(folded: str, wanted: str, words: int) -> Offsets | None:
    """The run of as many words that is most like the wanted one, where it is alike enough; the first of equals."""
    best, offsets = ALIKE, None
    for window in _windows(folded, words):
        matcher = SequenceMatcher(None, wanted, folded[slice(*window)], autojunk=False)
        if matcher.real_quick_ratio() >= best and (ratio := matcher.ratio()) >= best and (ratio > best or not offsets):
            best, offsets = ratio, window
    return offsets


def _windows(folded: str, words: int) -> Iterator[Offsets]:
    found = [match.span() for match in _WORD.finditer(folded)]
    for first in range(len(found) - words + 1):
        yield found[first][0], found[first + words - 1][1]
