"""The trained model in memory: its log-odds are sums of blocks of weights, its values scores or probabilities."""

from dataclasses import replace

import numpy as np

from classifier.features.sentence_features import SURFACE_FEATURES
from tests.classifier.hand_model import LABEL, SCHEME, hand_model
from unsourced.core.types import Float32

TEXTS = ["A vile plan.", "A plan?", "vile"]
NONE = np.zeros((3, 0), dtype=np.float32)


def features(asks: int) -> Float32:
    rows = np.zeros((3, len(SURFACE_FEATURES)), dtype=np.float32)
    rows[asks, SURFACE_FEATURES.index("it asks")] = 1
    return rows


def test_log_odds_are_sums_over_words_features_and_the_intercept() -> None:
    assert hand_model().logits(TEXTS, features(asks=1), NONE).tolist() == [[2], [-1], [2]]
    assert hand_model().logits([], features(asks=0)[:0], NONE[:0]).shape == (0, 1)


def test_a_vector_counts_for_a_model_with_an_embedding_alone() -> None:
    plain = hand_model()
    with_vectors = replace(
        plain,
        embedding="invented",
        vector_centre=np.zeros(2, dtype=np.float32),
        weights=np.vstack([plain.weights, np.array([[1], [-2]], dtype=np.float32)]),
    )
    vectors = np.array([[1, 0], [0, 1], [0, 0]], dtype=np.float16)
    assert with_vectors.logits(TEXTS, features(asks=1), NONE, vectors).tolist() == [[3], [-3], [2]]
    assert plain.logits(TEXTS, features(asks=1), NONE, vectors).tolist() == [[2], [-1], [2]]
    assert with_vectors.vector_weights.ravel().tolist() == [1, -2]


def test_the_blocks_of_weights_are_all_of_them() -> None:
    model = hand_model()
    blocks = (model.word_weights, model.character_weights, model.feature_weights, model.aggregate_weights)
    assert [len(block) for block in blocks] == [1, 0, len(SURFACE_FEATURES), 0]
    assert model.feature_count == len(model.weights)
    np.testing.assert_array_equal(np.vstack(blocks), model.weights)


def test_values_are_scores_until_they_are_calibrated() -> None:
    logits = np.array([[0.0], [2.0]])
    np.testing.assert_allclose(hand_model().values(logits).ravel(), [0.5, 0.880797], atol=1e-6)
    calibrated = hand_model(calibration=np.array([0.5, 1.0]))
    np.testing.assert_allclose(calibrated.values(logits).ravel(), [0.731059, 0.880797], atol=1e-6)


def test_learned_labels_are_those_of_the_columns() -> None:
    assert [label.label for label in hand_model().learned] == [LABEL]
    assert repr(hand_model()) == (
        f"Model(hand: 1 of {len(SCHEME.labels)} labels of credibility learned from 8 sentences of 2 articles)"
    )
    assert "from ? sentences of ? articles, synthetic)" in repr(replace(hand_model(), card={"synthetic": True}))
