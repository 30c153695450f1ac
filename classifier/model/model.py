"""The trained model in memory: one row of weights per label, over words, characters, features, aggregates, vectors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import numpy as np
from scipy import sparse

from classifier.attribution.extractor import AttributionModel
from classifier.attribution.sentence_features import feature_names
from classifier.features.ngrams import Vocabulary, weighted
from classifier.features.sentence_features import SURFACE_FEATURES
from classifier.linear.calibration import Calibration
from classifier.linear.logistic import sigmoid
from classifier.token_model.model import WordModel
from classifier.token_model.sentence_aggregates import AGGREGATES
from classifier.token_model.spans import WordMarks
from unsourced.core.types import Float16, Float32, Float64
from unsourced.schemes.scheme import Scheme

ATTRIBUTION_FEATURES = feature_names()
Extent = Literal["sentence", "words", "rules"]


@dataclass(frozen=True, kw_only=True)
class LabelModel:
    """How one label is decided.

    A label that was not learned is left to the rules; `why` says why, in words. A sentence is marked where its score,
    before calibration, reaches `threshold`. `extent` says how much of it: all (`sentence`), the words that the word
    model marks (`words`, by `marks`), or what rules found in it (`rules`), where neither would be what annotators mark.
    """

    label: str
    learned: bool
    why: str = ""
    threshold: float = 0.5
    extent: Extent = "sentence"
    marks: WordMarks | None = None
    calibration: Calibration | None = None


@dataclass(frozen=True, kw_only=True)
class SentenceModel:
    """The stack as one row of weights per label.

    `weights` is (features, m labels): words, characters, sentence features (rule scores and covers per rule label,
    surface features, and attribution features where it has them), aggregates per label of `word_model`, and the vector
    of an embedding.
    `centre` (aggregates,) are their means and `vector_centre` (d,) the mean vector, from which explanations measure;
    `embedding` is its name (see `classifier.embedding.encode.name`); it is empty, and d 0, without one. `intercepts`
    (m,).
    """

    rule_labels: tuple[str, ...]
    has_attribution: bool
    words: Vocabulary
    characters: Vocabulary
    word_model: WordModel
    weights: Float32
    centre: Float32
    intercepts: Float32
    embedding: str = ""
    vector_centre: Float32 = field(default_factory=lambda: np.zeros(0, dtype=np.float32))

    @property
    def feature_count(self) -> int:
        """The rows of `weights`."""
        return sum(self._sizes)

    @property
    def _sizes(self) -> tuple[int, int, int, int, int]:
        return (
            len(self.words.terms),
            len(self.characters.terms),
            2 * len(self.rule_labels) + len(SURFACE_FEATURES) + len(ATTRIBUTION_FEATURES) * self.has_attribution,
            len(AGGREGATES) * len(self.word_model.labels),
            len(self.vector_centre),
        )

    @cached_property
    def _blocks(self) -> list[Float32]:
        return np.split(self.weights, np.cumsum(self._sizes)[:-1])

    @property
    def word_weights(self) -> Float32:
        """The weights of words and pairs of words, (labels, terms)."""
        return self._blocks[0]

    @property
    def character_weights(self) -> Float32:
        """The weights of character n-grams, (labels, terms)."""
        return self._blocks[1]

    @property
    def feature_weights(self) -> Float32:
        """The weights of the features of a sentence, (labels, features)."""
        return self._blocks[2]

    @property
    def aggregate_weights(self) -> Float32:
        """The weights of what the token model says of a sentence, (labels, columns)."""
        return self._blocks[3]

    @property
    def vector_weights(self) -> Float32:
        """The weights of the embedding, (labels, d); no columns without one."""
        return self._blocks[4]

    def logits(
        self, texts: Sequence[str], features: Float32, aggregates: Float32, vectors: Float16 | None = None
    ) -> Float64:
        """The log-odds of each sentence and label, (sentences, m).

        `features` is (sentences, features), as `SentenceTable.features`, and `aggregates` what
        `classifier.token_model.sentence_aggregates` makes of the word model's scores; `vectors` (sentences, d) are
        asked for by a model with an embedding alone.
        """
        logits: Float32 = (
            self.word_rows(texts) @ self.word_weights
            + self.character_rows(texts) @ self.character_weights
            + features @ self.feature_weights
            + aggregates @ self.aggregate_weights
            + self.intercepts
        )
        if self.embedding and vectors is not None:
            logits += vectors.astype(np.float32) @ self.vector_weights
        return logits.astype(np.float64)

    def word_rows(self, texts: Sequence[str]) -> sparse.csr_array:
        """TF-IDF of words and pairs of words, (texts, terms)."""
        return weighted(self.words.word_counts(texts), self.words.idf)

    def character_rows(self, texts: Sequence[str]) -> sparse.csr_array:
        """TF-IDF of character n-grams, (texts, terms)."""
        return weighted(self.characters.character_counts(texts), self.characters.idf)


@dataclass(frozen=True, kw_only=True)
class Model(SentenceModel):
    """A trained model; `classifier.model.persistence` keeps it.

    The weights' columns are the learned labels. `attribution`, where there is one, marks the labels that the scheme's
    relations connect, learned or not. `card` is plain JSON: what it was trained on, its precision and recall on
    held-out text, what it is not for.
    """

    scheme: Scheme
    version: str
    rules_version: str
    labels: tuple[LabelModel, ...]
    attribution: AttributionModel | None = None
    card: Mapping[str, Any]

    def __repr__(self) -> str:
        told = self.card.get("trained_on", {})
        synthetic = ", synthetic" if self.card.get("synthetic") else ""
        return (
            f"Model({self.version}: {len(self.learned)} of {len(self.labels)} labels of {self.scheme.name} learned "
            f"from {told.get('sentences', '?')} sentences of {told.get('articles', '?')} articles{synthetic})"
        )

    @cached_property
    def learned(self) -> tuple[LabelModel, ...]:
        """The learned labels in the order of the weights' columns."""
        return tuple(label for label in self.labels if label.learned)

    def values(self, logits: Float64) -> Float64:
        """What is reported: a probability for calibrated labels, else a score; same shape as `logits`."""
        values = sigmoid(logits)
        for column, label in enumerate(self.learned):
            if label.calibration is not None:
                values[:, column] = label.calibration(logits[:, column])
        return values
