"""Texts that share a passage, however long the rest: they hold the same rare shingles.

A sketch of a whole text is blind to three paragraphs inside a longer one. So the shingles themselves are sorted, one of
four (those whose hash says so: the same in each text; Manber 1994), and texts that meet in several are a pair. What
many texts hold (stock phrases, agency lines, a house's closing words) is no sign of copying and is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotate.reposts.shingles import shingle_hashes
from annotate.reposts.word_overlap import spread
from unsourced.core.types import Bool, Float64, Int64, UInt32

WORDS = 4
_ONE_OF = np.uint32(4)
_MOST_HOLDERS = 12
"""Families that may hold a shingle before it is taken for stock."""
_NEAR = 6
_ENOUGH = 1.5
"""What the sampled shingles of two texts must weigh together: one that only these two hold weighs 1, one that many hold
less (two by the number of holders). Of the shingles that two texts share, one of four is sampled."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Sampled shingles and who holds each, sorted by shingle, then family: one row for a shingle and a family."""

    shingles: UInt32
    families: Int64
    texts: Int64


def sampled(words: UInt32) -> UInt32:
    """The sampled shingles of a text, each once."""
    shingles = shingle_hashes(words, WORDS)
    once: UInt32 = np.unique(shingles[shingles % _ONE_OF == 0])
    return once


def passage_pairs(samples: Sequence[UInt32], families: Sequence[int]) -> tuple[list[tuple[int, int]], UInt32]:
    """Pairs of texts (numbers, the smaller first) of different families that may share a passage, and what is stock.

    `samples` holds the sampled shingles of each text, `families` its family: texts known to be copies of each other,
    which count as one holder of a shingle. Of two families the pair of texts is given that shares the most. The second
    value are the sampled shingles that too many families hold.
    """
    held = _held(samples, np.asarray(families, dtype=np.int64))
    starts = np.flatnonzero(np.concatenate(([True], held.shingles[1:] != held.shingles[:-1]))[: len(held.shingles)])
    holders = np.diff(np.append(starts, len(held.shingles)))
    pairs = _pairs(held, *_meetings(starts, holders), len(samples))
    return pairs, held.shingles[starts[holders > _MOST_HOLDERS]]


def stock_words(words: UInt32, stock: UInt32) -> Bool:
    """Which words of a text are stock: those of the sampled shingles that are, and some on either side."""
    starts = np.isin(shingle_hashes(words, WORDS), stock)
    near = np.convolve(spread(starts, len(words)), np.ones(2 * _NEAR + 1), mode="same")[: len(words)]
    mask: Bool = near > 0.5
    return mask


def _pairs(held: _Held, ones: Int64, others: Int64, weights: Float64, size: int) -> list[tuple[int, int]]:
    """The pairs of texts behind meetings of two rows, one for two families whose meetings weigh enough."""
    if not len(ones):
        return []
    pairs, of_pair = np.unique(held.texts[ones] * size + held.texts[others], return_inverse=True)
    times = np.bincount(of_pair, weights=weights)
    first, second = pairs // size, pairs % size
    family = np.zeros(size, dtype=np.int64)
    family[held.texts] = held.families
    lower, upper = np.minimum(family[first], family[second]), np.maximum(family[first], family[second])
    between, of = np.unique(lower * size + upper, return_inverse=True)
    total = np.bincount(of, weights=times, minlength=len(between))
    # The first row of each pair of families, the pair of texts that share most before the others.
    best = np.lexsort((pairs, -times, of))
    best = best[np.unique(of[best], return_index=True)[1]]
    chosen = best[total >= _ENOUGH]
    return sorted((min(a, b), max(a, b)) for a, b in zip(first[chosen].tolist(), second[chosen].tolist(), strict=True))


def _held(samples: Sequence[UInt32], families: Int64) -> _Held:
    lengths = np.fromiter(map(len, samples), dtype=np.int64, count=len(samples))
    shingles = np.concatenate([*samples, np.empty(0, dtype=np.uint32)])
    texts = np.repeat(np.arange(len(samples)), lengths)
    order = np.lexsort((texts, families[texts], shingles))
    shingles, texts = shingles[order], texts[order]
    holders = families[texts]
    new = np.ones(len(texts), dtype=bool)
    new[1:] = (shingles[1:] != shingles[:-1]) | (holders[1:] != holders[:-1])
    return _Held(shingles[new], holders[new], texts[new])


def _meetings(starts: Int64, holders: Int64) -> tuple[Int64, Int64, Float64]:
    """Three equally long arrays: the rows of each two holders of each shingle that is not stock, and its weight.

    `starts` are the first rows of the shingles, `holders` how many rows each has.
    """
    ones: list[Int64] = []
    others: list[Int64] = []
    weights: list[Float64] = []
    for count in range(2, _MOST_HOLDERS + 1):
        begin = starts[holders == count]
        for one in range(count):
            for other in range(one + 1, count):
                ones.append(begin + one)
                others.append(begin + other)
                weights.append(np.full(len(begin), 2 / count))
    return np.concatenate(ones), np.concatenate(others), np.concatenate(weights)
