"""How each text of a group stands to the others: words that only it has, and words that all the others share."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotate.reposts.shingles import shingle_hashes
from annotate.reposts.word_overlap import RUN_WORDS, spread
from unsourced.core.types import UInt32


@dataclass(frozen=True, slots=True)
class UniqueWords:
    """Counts of words: `own` stand in this text only, `lacks` in all of the others and not in this one.

    With two texts the one's own words are those that the other lacks.
    """

    own: int
    lacks: int


def unique_words(words: Sequence[UInt32]) -> list[UniqueWords]:
    """The standing of each text in its group, by runs of four words."""
    runs = [shingle_hashes(some, RUN_WORDS) for some in words]
    distinct = [np.unique(some) for some in runs]
    known, holders = np.unique(np.concatenate(distinct), return_counts=True)
    counts = [holders[np.searchsorted(known, some)] for some in runs]
    found = []
    for index, some in enumerate(words):
        common = spread(counts[index] > 1, len(some))
        other = 1 if index == 0 else 0
        missing = (counts[other] == len(words) - 1) & ~np.isin(runs[other], distinct[index])
        here = spread(np.isin(runs[other], distinct[index]), len(words[other]))
        lacks = spread(missing, len(words[other])) & ~here
        found.append(UniqueWords(own=int((~common).sum()), lacks=int(lacks.sum())))
    return found
