"""The word model: for each word and label the share of annotators who would mark it there."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from classifier.linear.logistic import sigmoid
from classifier.token_model.features import WIDTH, type_columns
from classifier.token_model.token_table import WordTable
from unsourced.core.types import Float16, Float32, Float64, Int32

_REMEMBERED = 200_000


@dataclass(frozen=True, kw_only=True)
class WordModel:
    """Weights for the m labels whose words are learned.

    `columns` (k,) are the columns of the hashed space that have a weight, in order, `weights` is (k, m), `intercepts`
    (m,). `vectors` (d, m) weighs what an embedding says of a word; without one d is 0.
    """

    labels: tuple[str, ...]
    columns: Int32
    weights: Float32
    intercepts: Float32
    vectors: Float32 = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    _known: dict[str, Float32] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _spread(self) -> Float32:
        """The weights of the whole space, (WIDTH, m)."""
        space = np.zeros((WIDTH, len(self.labels)), dtype=np.float32)
        space[self.columns] = self.weights
        return space

    def logits(self, words: WordTable, vectors: Float16 | None = None) -> Float32:
        """The log-odds of each token and label, (tokens, m); `vectors` (tokens, d) where d is not 0."""
        if not self.labels:
            return np.zeros((len(words.type_of), 0), dtype=np.float32)
        total = self._of_types(words.types)[words.type_of] + self.intercepts
        for column in words.context.T:
            total += self._spread[column]
        if vectors is not None and len(self.vectors):
            total += vectors.astype(np.float32) @ self.vectors
        return total

    def probabilities(self, words: WordTable, vectors: Float16 | None = None) -> Float64:
        """The share of annotators who would mark each token, (tokens, m)."""
        return sigmoid(self.logits(words, vectors).astype(np.float64))

    def _of_types(self, types: tuple[str, ...]) -> Float32:
        """What each type adds by itself; remembered, since few types make most of a text."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        known = self._known
        for word in types:
            if word not in known:
                known[word] = self._spread[type_columns(word)].sum(axis=0)
        none = np.zeros(0, dtype=np.float32)
        return np.concatenate([none, *map(known.__getitem__, types)]).reshape(-1, len(self.labels))


NO_WORDS = WordModel(
    labels=(),
    columns=np.zeros(0, dtype=np.int32),
    weights=np.zeros((0, 0), dtype=np.float32),
    intercepts=np.zeros(0, dtype=np.float32),
)
