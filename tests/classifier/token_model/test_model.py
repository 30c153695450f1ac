"""The word model adds the weights of a word's columns, of its context's and of its vector."""

import numpy as np
import pytest

from classifier.token_model.features import type_columns
from classifier.token_model.model import NO_WORDS, WordModel
from classifier.token_model.token_table import word_table
from unsourced.core.types import Float32

WORDS = word_table(["vile pier"])


def model(columns: dict[int, float], vectors: Float32 | None = None) -> WordModel:
    used = np.array(sorted(columns), dtype=np.int32)
    return WordModel(
        labels=("x",),
        columns=used,
        weights=np.array([columns[column] for column in used.tolist()], dtype=np.float32).reshape(-1, 1),
        intercepts=np.array([-1], dtype=np.float32),
        vectors=np.zeros((0, 1), dtype=np.float32) if vectors is None else vectors,
    )


def test_log_odds_are_sums_of_weights() -> None:
    own = int(np.setdiff1d(type_columns("vile"), [*type_columns("pier"), *WORDS.context.ravel()])[0])
    before = int(WORDS.context[1, 1])
    found = model({own: 3, before: 0.5})
    assert found.logits(WORDS).tolist() == [[2], [-0.5]]
    assert found.probabilities(WORDS).ravel().tolist() == pytest.approx([0.880797, 0.377541], abs=1e-6)
    assert found.logits(WORDS).tolist() == [[2], [-0.5]]  # the second time from memory


def test_vectors_are_weighed_where_there_are_some() -> None:
    found = model({}, vectors=np.array([[2], [-1]], dtype=np.float32))
    vectors = np.array([[1, 0], [0.5, 3]], dtype=np.float16)
    assert found.logits(WORDS, vectors).ravel().tolist() == pytest.approx([1, -3])
    assert found.logits(WORDS).ravel().tolist() == [-1, -1]


def test_a_model_of_no_labels_has_no_columns() -> None:
    assert NO_WORDS.logits(WORDS).shape == (2, 0)
    assert NO_WORDS.probabilities(word_table([""])).shape == (0, 0)
