"""The words of some sentences as arrays: their types, their places, and the columns that both give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.words.features import Codes, Columns, code, context_columns, stem_code
from classifier.words.tokens import Place, token_places
from unsourced.span import Span

_OPENS, _CLOSES = "“«„", "”»"


@dataclass(frozen=True, kw_only=True)
class WordTable:
    """The n tokens of some sentences, laid end to end.

    `types` are the different tokens and `type_of` (n,) says which each is; `context` (n, CONTEXT) are columns of the
    hashed space; `starts` and `stops` (n,) are offsets into the token's sentence; `ends` (sentences,) says where each
    sentence's tokens end.
    """

    types: tuple[str, ...]
    type_of: NDArray[np.int32]
    context: Columns
    starts: NDArray[np.int32]
    stops: NDArray[np.int32]
    ends: NDArray[np.int64]

    @property
    def sentence_of(self) -> NDArray[np.int64]:
        """The number of each token's sentence, (n,)."""
        return np.repeat(np.arange(len(self.ends)), np.diff(self.ends, prepend=0))


def word_table(texts: Sequence[str], found: Iterable[Sequence[Span]] | None = None) -> WordTable:
    """The words of some sentences; `found` has for each the spans that rules found, in offsets into the sentence."""
    types: dict[str, int] = {}
    type_of: list[int] = []
    places: list[Place] = []
    ends: list[int] = []
    quoted: list[bool] = []
    rules: list[int] = []
    for text, spans in zip(texts, found if found is not None else [()] * len(texts), strict=True):
        here = token_places(text)
        words = [text[start:end] for start, end in here]
        places += here
        type_of += [types.setdefault(word, len(types)) for word in words]
        quoted += _quoted(words)
        rules += _rules(here, spans)
        ends.append(len(places))
    known = tuple(types)
    stems: Codes = np.array([stem_code(word) for word in known], dtype=np.uint64)
    numbers = np.array(type_of, dtype=np.int32)
    offsets = np.array(places, dtype=np.int32).reshape(-1, 2)
    last = np.array(ends, dtype=np.int64)
    return WordTable(
        types=known,
        type_of=numbers,
        context=context_columns(stems[numbers], last, np.array(quoted, dtype=bool), np.array(rules, dtype=np.uint64)),
        starts=offsets[:, 0],
        stops=offsets[:, 1],
        ends=last,
    )


def covered(words: WordTable, found: Sequence[Sequence[Span]], label: str) -> NDArray[np.bool_]:
    """Which tokens stand in a span of this label, (tokens,); `found` as for `word_table`."""
    inside = np.zeros(len(words.starts), dtype=bool)
    begin = 0
    for spans, end in zip(found, words.ends.tolist(), strict=True):
        for span in spans:
            if span.label == label:
                inside[begin:end] |= (words.starts[begin:end] < span.end) & (words.stops[begin:end] > span.start)
        begin = end
    return inside


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


def _rules(places: Sequence[Place], spans: Sequence[Span]) -> list[int]:
    """For each token a code for the labels that rules gave it, and whether one begins there; 0 for none."""
    if not spans:
        return [0] * len(places)
    codes = []
    for start, end in places:
        met = [span for span in spans if span.start < end and start < span.end]
        codes.append(code(" ".join(sorted(f"{span.label}{span.start >= start:d}" for span in met))) if met else 0)
    return codes
