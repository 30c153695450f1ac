"""Sketches of whole texts (MinHash), and an index that finds texts with a like sketch (locality-sensitive hashing).

Broder (1997), On the resemblance and containment of documents; permutations, bands and index are datasketch's.
"""

import numpy as np
from datasketch import MinHash, MinHashLSH

from annotate.reposts.same_article import NEAR_DUPLICATE_NUMBERS, SKETCH_NUMBERS, SKETCH_SHINGLE_WORDS
from annotate.reposts.shingles import shingle_hashes
from unsourced.core.types import UInt32

_BANDS, _ROWS = 20, 3  # SKETCH_NUMBERS in all
# Shingles times permutations that are worked on at once.
_CHUNK = 4000
_CANDIDATE_NUMBERS = 6
"""Numbers of 60 that two sketches must have in common: a band alone may agree by chance."""
_SCHEME = "affine32"

_plan = MinHash(num_perm=SKETCH_NUMBERS, scheme=_SCHEME)


def sketch(words: UInt32) -> UInt32:
    """The 60 numbers that stand for a text's set of three-word shingles; of two texts as many are equal, as a share,
    as their sets have in common (Jaccard).
    """
    shingles = shingle_hashes(words, SKETCH_SHINGLE_WORDS)
    a, b = _plan.permutations
    least: UInt32 = _plan.hashvalues
    for start in range(0, len(shingles), _CHUNK):
        some = shingles[start : start + _CHUNK, None]
        least = np.minimum(least, (some * a + b).min(axis=0))
    return least


class SketchIndex:
    """Finds the texts whose sketch agrees with a given one in a band of three numbers, and in three others.

    With half of the shingles in common that is 93% of them, with a third 53%, with none in common next to none.
    """

    def __init__(self) -> None:
        self._lsh = MinHashLSH(num_perm=SKETCH_NUMBERS, params=(_BANDS, _ROWS))
        self._sketches: dict[int, UInt32] = {}

    def add(self, number: int, sketch: UInt32) -> None:
        """Take in the sketch of the text with this number."""
        self._lsh.insert(number, _minhash(sketch), check_duplication=False)
        self._sketches[number] = sketch

    def candidates(self, sketch: UInt32) -> list[int]:
        """The numbers of the texts that may be like this one, ascending."""
        found = sorted(self._lsh.query(_minhash(sketch)))
        return [number for number in found if _equal(self._sketches[number], sketch) >= _CANDIDATE_NUMBERS]

    def nearest_duplicate(self, sketch: UInt32) -> int | None:
        """The number of the text that is most like this one, None where none has half of its shingles in common."""
        best = max(
            self.candidates(sketch), key=lambda number: (_equal(self._sketches[number], sketch), -number), default=None
        )
        return best if best is not None and _equal(self._sketches[best], sketch) >= NEAR_DUPLICATE_NUMBERS else None


def _equal(one: UInt32, other: UInt32) -> int:
    return int(np.count_nonzero(one == other))


def _minhash(sketch: UInt32) -> MinHash:
    return MinHash(hashvalues=sketch, permutations=_plan.permutations, scheme=_SCHEME)
