"""The words of some sentences as arrays: their types, their offsets, and the columns that both give."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from classifier.token_model.features import code, context_columns, stem_code
from classifier.token_model.tokens import is_word, token_offsets
from unsourced.core.offsets import Offsets
from unsourced.core.spans import Span
from unsourced.core.types import Bool, Int32, Int64, UInt64

_OPENS, _CLOSES = "“«„", "”»"
_MARKS = f'{_OPENS}{_CLOSES}"'


@dataclass(frozen=True, kw_only=True)
class WordTable:
    """The n tokens of some sentences, laid end to end.

    `types` are the different tokens and `type_of` (n,) says which each is; `context` (n, CONTEXT) are columns of the
    hashed space; `starts` and `stops` (n,) are offsets into the token's sentence; `ends` (sentences,) says where each
    sentence's tokens end.
    """

    types: tuple[str, ...]
    type_of: Int32
    context: Int32
    starts: Int32
    stops: Int32
    ends: Int64

    @property
    def sentence_of(self) -> Int64:
        """The number of each token's sentence, (n,)."""
        return np.repeat(np.arange(len(self.ends)), np.diff(self.ends, prepend=0))

    @property
    def is_word(self) -> Bool:
        """Which tokens are words and not punctuation, (n,)."""
        return np.array([is_word(word) for word in self.types], dtype=bool)[self.type_of]

    @property
    def word_before(self) -> Int64:
        """For each word the one before it in its sentence, (n,); −1 where there is none, and for punctuation."""
        words = np.flatnonzero(self.is_word)
        sentence = self.sentence_of[words]
        before = np.full(len(self.type_of), -1, dtype=np.int64)
        before[words[1:]] = np.where(sentence[1:] == sentence[:-1], words[:-1], -1)
        return before


def word_table(texts: Sequence[str], found: Iterable[Sequence[Span]] | None = None) -> WordTable:
    """The words of some sentences; `found` has for each the spans that rules found, in offsets into the sentence."""
    types = _Numbers()
    type_of: list[int] = []
    offsets: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    rules: list[int] = []
    for text, spans in zip(texts, found if found is not None else [()] * len(texts), strict=True):
        here = token_offsets(text)
        words = [text[start:end] for start, end in here]
        offsets += chain.from_iterable(here)
        type_of += map(types.__getitem__, words)
        quoted += _quoted(words) if any(mark in text for mark in _MARKS) else [False] * len(words)
        rules += _rules(here, spans) if spans else [0] * len(words)
        ends.append(len(type_of))
    known = tuple(types)
    stems: UInt64 = np.array([stem_code(word) for word in known], dtype=np.uint64)
    numbers = np.array(type_of, dtype=np.int32)
    pairs = np.array(offsets, dtype=np.int32).reshape(-1, 2)
    last = np.array(ends, dtype=np.int64)
    return WordTable(
        types=known,
        type_of=numbers,
        context=context_columns(stems[numbers], last, np.array(quoted, dtype=bool), np.array(rules, dtype=np.uint64)),
        starts=pairs[:, 0],
        stops=pairs[:, 1],
        ends=last,
    )


def covered(words: WordTable, found: Sequence[Sequence[Span]], label: str) -> Bool:
    """Which tokens stand in a span of this label, (tokens,); `found` as for `word_table`."""
    inside = np.zeros(len(words.starts), dtype=bool)
    begin = 0
    for spans, end in zip(found, words.ends.tolist(), strict=True):
        for span in spans:
            if span.label == label:
                inside[begin:end] |= (words.starts[begin:end] < span.end) & (words.stops[begin:end] > span.start)
        begin = end
    return inside


class _Numbers(dict[str, int]):
    """The number of each word, counted from 0 as they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def _quoted(words: Sequence[str]) -> list[bool]:
    """Which words stand in quotation marks; a straight mark opens or closes, whichever is due."""
    inside = False
    states = []
    for word in words:
        if word in _OPENS or (word == '"' and not inside):
            inside = True
        elif word in _CLOSES or word == '"':
            inside = False
        states.append(inside)
    return states


def _rules(offsets: Sequence[Offsets], spans: Sequence[Span]) -> list[int]:
    """For each token a code for the labels that rules gave it, and whether one begins there; 0 for none."""
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    met: dict[int, list[str]] = {}
    for span in spans:
        for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            met.setdefault(number, []).append(f"{span.label}{span.start >= starts[number]:d}")
    codes = [0] * len(offsets)
    for number, names in met.items():
        codes[number] = code(" ".join(sorted(names)))
    return codes
