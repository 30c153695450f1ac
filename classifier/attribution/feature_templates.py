"""Features of the CRF: which attributes of which neighbours are looked at together, and where their weights are.

A template is some (column, offset) pairs; its values are one number, its *key*. Every key that training kept has a row
of weights. So what a token gets from all its features is a sum of rows that numpy looks up for a whole batch at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from classifier.attribution.token_arrays import Reading
from classifier.attribution.token_attributes import (
    BREAK,
    NEIGHBOURS,
    POSITION_COLUMNS,
    VERB_COLUMNS,
    WORD_COLUMNS,
    WordTable,
    position_values,
)
from unsourced.core.types import Int32, Int64

Template = tuple[tuple[str, int], ...]

REACH = 4
"""How many tokens to either side a template may look."""


def _around(column: str, reach: int) -> list[Template]:
    return [((column, offset),) for offset in range(-reach, reach + 1)]


TEMPLATES: tuple[Template, ...] = (
    (),  # the same for every token
    *_around("word", REACH),
    *_around("ending", 1),
    *_around("short ending", 2),
    *_around("beginning", 1),
    *_around("shape", 2),
    *_around("class", REACH),
    *_around("quote", 2),
    (("word", -1), ("word", 0)),
    (("word", 0), ("word", 1)),
    (("word", -2), ("word", -1)),
    (("word", 1), ("word", 2)),
    (("shape", -1), ("shape", 0)),
    (("shape", 0), ("shape", 1)),
    (("shape", -1), ("shape", 0), ("shape", 1)),
    (("class", -1), ("class", 0)),
    (("class", 0), ("class", 1)),
    (("class", -2), ("class", -1)),
    (("class", 1), ("class", 2)),
    (("class", -1), ("class", 0), ("class", 1)),
    (("word", 0), ("quote", 0)),
    (("class", 0), ("quote", 0)),
    (("verb before", 0),),
    (("verb after", 0),),
    (("verb before", 0), ("verb after", 0), ("quote", 0)),
    (("verb before is", 0),),
    (("verb after is", 0),),
    (("verb before is", 0), ("verb before", 0)),
    (("verb after is", 0), ("verb after", 0)),
    (("verb before is", 0), ("since that", 0)),
    (("verb before", 0), ("class", 0)),
    (("verb after", 0), ("class", 0)),
    (("verb before", 0), ("shape", 0)),
    (("verb after", 0), ("shape", 0)),
    (("place", 0),),
    (("place from end", 0),),
    (("place", 0), ("class", 0)),
    (("paragraph", 0),),
    (("quoted share", 0),),
    (("quoted share before", 0), ("quoted share", 0), ("quoted share after", 0)),
    (("signs before", 0),),
    (("signs", 0),),
    (("signs after", 0),),
    (("signs", 0), ("quote", 0)),
    (("signs before", 0), ("paragraph", 0), ("quote", 0)),
    (("signs", 0), ("verb before", 0)),
    (("signs", 0), ("verb after", 0)),
    (("since that", 0),),
    (("since comma", 0), ("verb after", 0)),
    (("since comma", 0), ("verb before", 0)),
    (("quotes in sentence", 0), ("quote", 0)),
    *_around("speaks in article", 1),
    (("speaks in article", 0), ("verb after", 0)),
    (("speaks in article", 0), ("verb before", 0)),
)
_DENSE = 1 << 18


@dataclass(frozen=True)
class Features:
    """The templates' keys that have weights: `keys` of all templates one after another, sorted in each.

    `counts` says how many keys each template has. The row of a key is its index in `keys` plus one; row 0 is for keys
    without weights.
    """

    sizes: tuple[int, ...]
    """How many values each word column has."""
    keys: Int64
    counts: Int32

    @cached_property
    def _lookups(self) -> list[tuple[int, Int64 | None, Int32 | None]]:
        """Per template: the row of its first key, and its keys, or for a small template the row of every key."""
        found: list[tuple[int, Int64 | None, Int32 | None]] = []
        begin = 0
        for template, count in zip(TEMPLATES, self.counts.tolist(), strict=True):
            keys = self.keys[begin : begin + count]
            size = int(np.prod([self.size(column) for column, _ in template], dtype=np.int64))
            if size <= _DENSE:
                dense = np.zeros(size, dtype=np.int32)
                dense[keys] = np.arange(begin + 1, begin + count + 1)
                found.append((begin + 1, None, dense))
            else:
                found.append((begin + 1, keys, None))
            begin += count
        return found

    def size(self, column: str) -> int:
        """How many values a column has."""
        return column_size(column, self.sizes)

    def fit_each_other(self) -> bool:
        """Whether there are counts for all templates, and every key is one that its template can have, in order."""
        if len(self.counts) != len(TEMPLATES) or int(self.counts.sum()) != len(self.keys) or (self.counts < 0).any():
            return False
        begin = 0
        for template, count in zip(TEMPLATES, self.counts.tolist(), strict=True):
            keys = self.keys[begin : begin + count]
            size = int(np.prod([self.size(column) for column, _ in template], dtype=np.int64))
            if count and (keys[0] < 0 or keys[-1] >= size or (np.diff(keys) <= 0).any()):
                return False
            begin += count
        return True

    def rows(self, batch: "Batch") -> Iterable[Int32]:
        """For each template the row of each token of the batch."""
        for template, (begin, keys, dense) in zip(TEMPLATES, self._lookups, strict=True):
            key = batch.key(template, self.sizes)
            if dense is not None:
                yield dense[key]
            elif keys is not None and len(keys):
                position = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
                yield np.where(keys[position] == key, begin + position, 0).astype(np.int32)


def column_size(column: str, sizes: Sequence[int]) -> int:
    """How many values a column has."""
    if column in WORD_COLUMNS:
        return sizes[WORD_COLUMNS.index(column)]
    return sizes[0] if column in VERB_COLUMNS else (POSITION_COLUMNS | NEIGHBOURS)[column]


@dataclass(frozen=True)
class Batch:
    """Some articles laid end to end, a break before each paragraph and more between articles.

    `tokens` are the indices of the real tokens on that line, `lengths` those of the paragraphs.
    """

    columns: Mapping[str, Int32]
    tokens: Int64
    lengths: Int32

    def key(self, template: Template, sizes: Sequence[int]) -> Int64:
        """One number a token for the values that a template looks at."""
        key: Int64 = np.zeros(len(self.tokens), dtype=np.int64)
        for column, offset in template:
            values = self.columns[column][self.tokens + offset]
            key = key * column_size(column, sizes) + values
        return key


def batch_of(readings: Sequence[Reading], table: WordTable) -> Batch:
    """The columns of some readings, ready for the templates."""
    words = [table.rows(reading) for reading in readings]
    positions = [position_values(reading, rows[:, 0]) for reading, rows in zip(readings, words, strict=True)]
    counts = np.array([len(reading) for reading in readings], dtype=np.int64)
    breaks = np.array([int(reading.paragraph[-1]) + 1 if len(reading) else 0 for reading in readings], dtype=np.int64)
    spans = counts + breaks + REACH
    begins = REACH + np.cumsum(spans) - spans
    tokens = np.concatenate(
        [
            begin + np.arange(len(reading)) + reading.paragraph + 1
            for begin, reading in zip(begins, readings, strict=True)
        ]
        or [np.zeros(0, dtype=np.int64)]
    ).astype(np.int64)
    length = int(spans.sum()) + 2 * REACH
    columns: dict[str, Int32] = {}
    for position, name in enumerate(WORD_COLUMNS):
        columns[name] = _laid(np.concatenate([rows[:, position] for rows in words]), tokens, length, BREAK)
    for name in positions[0] if positions else ():
        fill = BREAK if name in VERB_COLUMNS else (POSITION_COLUMNS | NEIGHBOURS)[name] - 1
        columns[name] = _laid(np.concatenate([values[name] for values in positions]), tokens, length, fill)
    lengths = np.concatenate([np.bincount(reading.paragraph) for reading in readings if len(reading)])
    return Batch(columns, tokens, lengths.astype(np.int32))


def _laid(values: Int32, tokens: Int64, length: int, fill: int) -> Int32:
    line = np.full(length, fill, dtype=np.int32)
    line[tokens] = values
    return line
