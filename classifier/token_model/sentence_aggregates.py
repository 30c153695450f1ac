"""Aggregates of the word model over a sentence: a few numbers from the scores of its words.

They are the part of the sentence model that learns from the words annotators marked; on BABE it is worth more than
everything else together.
"""

import numpy as np

from unsourced.core.types import Float32, Float64, Int64

TOP = 4
LEVELS = (0.05, 0.15, 0.3)
AGGREGATES = (
    *(f"its {index} word" for index in ("most striking", "second most striking", "third", "fourth")),
    "how many words would be marked",
    "the share of words that would be marked",
    "the log of that share",
    "the chance that any word would be marked",
    *(f"how many words reach {level:.0%}" for level in LEVELS),
)
"""In the order of the columns, for one label."""
_LEAST = 1e-5


def aggregates(probabilities: Float64, ends: Int64) -> Float32:
    """One row a sentence, len(AGGREGATES) columns a label, label by label.

    `probabilities` is (tokens, labels), `ends` (sentences,) says where each sentence's tokens end. A sentence without
    tokens has a row of the least values.
    """
    clipped = np.clip(probabilities, _LEAST, 1 - _LEAST)
    blocks = [_of_label(clipped[:, column], ends) for column in range(clipped.shape[1])]
    return np.hstack([np.zeros((len(ends), 0)), *blocks]).astype(np.float32)


def _of_label(scores: Float64, ends: Int64) -> Float64:
    count = np.diff(ends, prepend=0)
    of = np.repeat(np.arange(len(ends)), count)

    def summed(values: Float64) -> Float64:
        return np.bincount(of, values, minlength=len(ends)).astype(np.float64)

    top = np.full((len(ends), TOP), _LEAST)
    # Strongest first within each sentence, so that a token's rank is its distance from where its sentence begins.
    order = np.lexsort((-scores, of))
    rank = np.arange(len(scores)) - np.repeat(ends - count, count)
    shown = rank < TOP
    top[of[shown], rank[shown]] = scores[order][shown]
    mean = summed(scores) / np.maximum(count, 1)
    return np.column_stack(
        [
            np.log(top / (1 - top)),
            summed(scores),
            mean,
            np.log(np.maximum(mean, _LEAST)),
            np.log(_LEAST - summed(np.log1p(-scores))),
            *(summed((scores >= level).astype(np.float64)) for level in LEVELS),
        ]
    )
