"""Random predictions about the sentences of a few articles, for comparisons with scikit-learn."""

import numpy as np

from classifier.metrics.bootstrap import Draws, draws
from unsourced.core.types import Float64

SEEDS = range(6)


class Case:
    """Values have ties, `shares` are those of four annotators, and there are five draws of twelve articles."""

    def __init__(self, seed: int, count: int = 200) -> None:
        random = np.random.default_rng(seed)
        self.article = np.sort(random.integers(0, 12, count))
        self.true = random.random(count) < 0.3
        self.values = np.asarray(np.round(np.clip(0.3 * self.true + random.random(count) * 0.7, 0, 1), 1), np.float64)
        self.shares: Float64 = np.round(random.random(count) * 4) / 4
        self.drawn: Draws = draws(12, seed=seed, resamples=5)

    def weights(self, draw: int) -> Float64:
        """How often a draw holds each sentence: scikit-learn's `sample_weight`."""
        return np.asarray(self.drawn.weights[draw][self.article])
