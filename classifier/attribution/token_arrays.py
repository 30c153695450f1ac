"""An article as attribution sees it: its tokens as arrays, once for the tagger and for the sentence features.

Clitics are tokens of their own ("Holm's", "we've"), since a source ends before them; "don't" is one word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotate.rules.text.quotations import Quotations
from classifier.attribution.word_traits import traits
from unsourced.core.offsets import Offsets
from unsourced.core.types import Bool, Int32

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*"
    r"|[’'](?:s|re|ve|ll|d|m|S)\b"
    r"|[^\W_]+(?:(?:[-&]|[’'](?!(?:s|re|ve|ll|d|m|S)\b))[^\W_]+)*"
    r"|''|``|\.\.\.|--|[^\w\s]|_"
)
_REMEMBERED = 200_000
_known: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of one text, in order; every array has one value a token.

    `sentence` and `paragraph` are numbers from 0; `quoted` says whether the token stands in a quotation, its marks
    included; `traits` are the bits of `classifier.attribution.word_traits.Trait`. `offsets` are the sentences.
    """

    words: list[str]
    start: Int32
    end: Int32
    sentence: Int32
    paragraph: Int32
    quoted: Bool
    traits: Int32
    offsets: Sequence[Offsets]
    body_start: int

    def __len__(self) -> int:
        return len(self.words)


def read(text: str, offsets: Sequence[Offsets], body_start: int = 0) -> Reading:
    """The tokens of a text with these sentences (start, end), which are in order and do not overlap.

    A token outside all of them belongs to the sentence before it. The state of quotation marks begins anew with each
    paragraph, and where an outlet writes '' for both ends the marks take turns (`annotate.rules.text.quotations`).
    """
    words: list[str] = []
    starts: list[int] = []
    for match in _TOKEN.finditer(text):
        words.append(match.group())
        starts.append(match.start())
    start = np.array(starts, dtype=np.int32)
    end = start + np.fromiter(map(len, words), dtype=np.int32, count=len(words))
    breaks = np.array([match.start() for match in re.finditer(r"\n", text)], dtype=np.int32)
    line = np.searchsorted(breaks, start)
    new = np.diff(line, prepend=line[:1]) > 0
    begins = np.array([position[0] for position in offsets], dtype=np.int32)
    sentence = np.maximum(np.searchsorted(begins, start, side="right") - 1, 0)
    return Reading(
        words=words,
        start=start,
        end=end,
        sentence=sentence.astype(np.int32),
        paragraph=np.cumsum(new).astype(np.int32),
        quoted=_quoted(text, start),
        traits=np.fromiter(map(_traits, words), dtype=np.int32, count=len(words)),
        offsets=offsets,
        body_start=body_start,
    )


def _traits(word: str) -> int:
    found = _known.get(word)
    if found is None:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        found = _known[word] = traits(word)
    return found


def _quoted(text: str, start: Int32) -> Bool:
    ranges = np.array(Quotations(text).ranges, dtype=np.int32).reshape(-1, 2)
    if not len(ranges):
        return np.zeros(len(start), dtype=np.bool_)
    index = np.searchsorted(ranges[:, 0], start, side="right") - 1
    inside: Bool = (index >= 0) & (start < ranges[np.maximum(index, 0), 1])
    return inside
