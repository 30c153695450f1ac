"""What a word shows: columns of a hashed space, those of its type and those of its neighbours.

A type's columns (the word, its stem, beginnings, ends, character n-grams and shape) are computed once a type, and a
neighbour's column is arithmetic on a number that its stem has: so a text costs little more than looking its words up.
Features are hashed (Weinberger et al. 2009), so that a model is an array of weights without a vocabulary.
"""

import re
import zlib
from functools import lru_cache

import numpy as np

from unsourced.core.types import Bool, Int32, Int64, UInt64

BITS = 19
WIDTH = 1 << BITS
"""Columns of the space. BABE's 100,000 words use 40% of them."""
CONTEXT = 10
"""Columns that a word's context gives: four neighbours, two pairs, whether it stands in quotation marks or first, how
long its sentence is (annotators mark a few words, of however many), and which rules found something there."""


_DIGIT, _UPPER, _LOWER, _AGAIN = re.compile(r"\d"), re.compile(r"[A-Z]"), re.compile(r"[a-z]"), re.compile(r"(.)\1+")
_AFFIXES = range(1, 5)
_CHARACTERS = range(3, 6)
_LONG = 12
_LENGTH_STEP, _LONGEST = 8, 64
# Odd constants that spread a code and its role over the space (Knuth's multiplicative hashing).
_SPREAD = 0x9E3779B97F4A7C15
_SECOND = 0xC2B2AE3D27D4EB4F
_64_BITS = (1 << 64) - 1
_BEFORE_ALL, _AFTER_ALL = np.uint64(1), np.uint64(2)


def code(text: str) -> int:
    """A number in 32 bits that is the same on every machine."""
    return zlib.crc32(text.encode())


@lru_cache(maxsize=100_000)
def stem_code(word: str) -> int:
    """The code of a word's stem (Porter 2), by which its neighbours know it."""
    return code(_stem(word.lower()))


# Training asks for each word in every fold.
@lru_cache(maxsize=50_000)
def type_columns(word: str) -> Int32:
    """The columns of a word by itself, each once, in order; shared, and so not to be changed."""
    low = word.lower().replace("’", "'")
    framed = f"<{low}>"
    shape = _AGAIN.sub(r"\1", _LOWER.sub("x", _UPPER.sub("X", _DIGIT.sub("9", word))))
    features = [
        f"word {low}",
        f"stem {_stem(low)}",
        f"shape {shape}",
        f"length {min(len(word), _LONG)}",
        *(f"begins {low[:n]}" for n in _AFFIXES),
        *(f"ends {low[-n:]}" for n in _AFFIXES),
        *(framed[index : index + n] for n in _CHARACTERS for index in range(len(framed) - n + 1)),
    ]
    columns = np.unique(np.array([code(feature) & (WIDTH - 1) for feature in features], dtype=np.int32))
    columns.flags.writeable = False
    return columns


def context_columns(stems: UInt64, ends: Int64, quoted: Bool, rules: UInt64) -> Int32:
    """The columns that contexts give, (tokens, CONTEXT).

    `stems` are the stem codes of the tokens of some sentences laid end to end, `ends` where each sentence ends;
    `quoted` says which stand in quotation marks, and `rules` has a code for what rules found there.
    """
    starts = ends - np.diff(ends, prepend=0)
    first = np.repeat(starts, ends - starts)
    last = np.repeat(ends, ends - starts) - 1
    here = np.arange(len(stems))

    def neighbour(step: int) -> UInt64:
        index = here + step
        inside = np.clip(index, 0, max(len(stems) - 1, 0))
        return np.where(index < first, _BEFORE_ALL, np.where(index > last, _AFTER_ALL, stems[inside]))

    before, after = neighbour(-1), neighbour(1)
    columns = [
        _column(neighbour(-2), 1),
        _column(before, 2),
        _column(after, 3),
        _column(neighbour(2), 4),
        _column(before * np.uint64(_SECOND) + stems, 5),
        _column(stems * np.uint64(_SECOND) + after, 6),
        _column(quoted.astype(np.uint64), 7),
        _column((here == first).astype(np.uint64), 8),
        _column(np.minimum(last + 1 - first, _LONGEST).astype(np.uint64) // np.uint64(_LENGTH_STEP), 10),
        _column(rules, 9),
    ]
    return np.stack(columns, axis=1)


def _column(codes: UInt64, role: int) -> Int32:
    salt, spread = np.uint64(role * _SECOND & _64_BITS), np.uint64(_SPREAD)
    mixed: Int32 = (((codes * spread) ^ salt) * spread >> np.uint64(64 - BITS)).astype(np.int32)
    return mixed


@lru_cache(maxsize=1)
def _stemmer() -> object:
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    stem: str = _stemmer().stem(word)  # type: ignore[attr-defined]
    return stem
