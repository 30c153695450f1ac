"""What two texts share word for word, exactly: the check of what sketches and samples suggest."""

from dataclasses import dataclass

import numpy as np

from annotate.reposts.same_article import (
    PASSAGE_WORDS,
    SHARE_OF_BOTH_TEXTS,
    SHARE_OF_SHORT_TEXT,
    SHORT_PASSAGE_WORDS,
)
from annotate.reposts.shingles import quoted_words, shingle_hashes
from unsourced.core.types import Bool, Int64, UInt32

RUN_WORDS = 4
"""Words in a row that count as shared; of shorter runs any two texts have many."""
# In tenths of a word: what a shared word adds to a passage, what a shared one in quotation marks, what any other takes.
_SHARED, _QUOTED, _OTHER = 10, 2, -5
_CLOSING_WORDS = 80
"""Words of the longest closing line: what two texts end with alike, a house adds below each of its reports."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, and what each adds to a passage where it is shared, in tenths of a word."""

    hashes: UInt32
    worth: Int64

    @classmethod
    def of(cls, text: str) -> "Words":
        """Words in quotation marks are worth a fifth."""
        hashes, quoted = quoted_words(text)
        return cls(hashes, np.where(quoted, _QUOTED, _SHARED))

    def without(self, stock: Bool) -> "Words":
        """The same words; those that are stock are worth nothing."""
        return Words(self.hashes, np.where(stock, 0, self.worth))

    def __len__(self) -> int:
        return len(self.hashes)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a text shares with another in runs of four words or more.

    `words` counts them, `of_a` and `of_b` say what share of either text they are. `passage` is the weight of the
    heaviest passage that both have, in words: its shared words, those in quotation marks for a fifth, less half of the
    others within it. Two reporters who quote one speech share next to no passage, nor do two reports of one house that
    end with the same lines.
    """

    words: int
    of_a: float
    of_b: float
    passage: float


def word_overlap(a: Words, b: Words) -> Overlap:
    """What two texts share, in whatever order it stands there."""
    in_a, in_b = _covered(a.hashes, b.hashes)
    words = int(min(in_a.sum(), in_b.sum()))
    closing = _closing(a.hashes, b.hashes)
    return Overlap(
        words=words,
        of_a=words / max(1, len(a)),
        of_b=words / max(1, len(b)),
        passage=min(_passage(in_a, a.worth, closing), _passage(in_b, b.worth, closing)),
    )


def is_repost(overlap: Overlap, a: Words, b: Words) -> bool:
    """Whether one text took its words from the other, or both from a third.

    So it is where they share a passage of 20 words, or most of the shorter text (8 words at least), or half of both:
    that tells copies from reports that quote the same people (benchmarks/bench_reposts.py).
    """
    enough = min(PASSAGE_WORDS, max(SHORT_PASSAGE_WORDS, SHARE_OF_SHORT_TEXT * min(len(a), len(b))))
    return overlap.passage >= enough or min(overlap.of_a, overlap.of_b) >= SHARE_OF_BOTH_TEXTS


def _covered(a: UInt32, b: UInt32) -> tuple[Bool, Bool]:
    """Which words of either text stand in a run that the other has too."""
    size = min(RUN_WORDS, len(a), len(b))
    if not size:
        return np.zeros(len(a), dtype=bool), np.zeros(len(b), dtype=bool)
    runs_a, runs_b = shingle_hashes(a, size), shingle_hashes(b, size)
    common = np.intersect1d(runs_a, runs_b)
    return spread(np.isin(runs_a, common), len(a)), spread(np.isin(runs_b, common), len(b))


def spread(starts: Bool, count: int) -> Bool:
    """Which of `count` words stand in a run, of `count - len(starts) + 1` words, that begins where `starts` is set."""
    words = np.zeros(count, dtype=bool)
    for index in range(count - len(starts) + 1 if len(starts) else 0):
        words[index : index + len(starts)] |= starts
    return words


def _closing(a: UInt32, b: UInt32) -> int:
    """How many words at the end of both are alike and to be left out: none where they are all of one of them."""
    reach = min(len(a), len(b), _CLOSING_WORDS + 1)
    alike = a[len(a) - reach :][::-1] == b[len(b) - reach :][::-1]
    count = reach if alike.all() else int(alike.argmin())
    return 0 if count == min(len(a), len(b)) else min(count, _CLOSING_WORDS)


def _passage(covered: Bool, each: Int64, closing: int) -> float:
    """The largest worth of a stretch of words before the closing ones (a maximal sum of neighbours; Bentley 1984)."""
    worth = np.where(covered, each, _OTHER)[: len(covered) - closing]
    so_far = np.concatenate(([0], worth.cumsum()))
    return int((so_far - np.minimum.accumulate(so_far)).max()) / 10
