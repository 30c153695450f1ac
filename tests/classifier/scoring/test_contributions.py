"""What each word and feature adds to a sentence's log-odds, worked out on paper."""

import numpy as np

from classifier.features.sentence_features import SURFACE_FEATURES
from classifier.scoring.contributions import SentenceInputs, contributions
from tests.classifier.hand_model import hand_model
from unsourced.core.types import Float32


def inputs(text: str, features: Float32 | None = None) -> SentenceInputs:
    none = np.zeros(len(SURFACE_FEATURES), dtype=np.float32)
    return SentenceInputs(
        text=text,
        features=none if features is None else features,
        starts=np.zeros(0, dtype=np.int32),
        word_scores=np.zeros((0, 0)),
        aggregates=np.zeros(0, dtype=np.float32),
    )


def test_a_word_adds_its_weight_where_it_stands() -> None:
    (parts,) = contributions(hand_model(), [inputs("A vile, vile plan")])
    assert parts.offsets == [(0, 1), (2, 7), (8, 12), (13, 17)]
    # The two share the row's one entry, whose length is 1.
    assert parts.pieces.ravel().tolist() == [0, 2, 2, 0]
    assert parts.intercepts.tolist() == [-2]
    assert parts.totals.tolist() == [2]


def test_a_feature_adds_its_weight() -> None:
    row = np.full(len(SURFACE_FEATURES), 0.5, dtype=np.float32)
    (parts,) = contributions(hand_model(), [inputs("Who?", row)])
    assert parts.features.ravel().tolist() == [0, 0, 0, 0, 0, 0, 0.5, 0]
    assert parts.totals.tolist() == [-1.5]


def test_sentences_are_apart_whatever_their_number() -> None:
    texts = ["vile", "", "A plan", "so vile"] * 20
    found = list(contributions(hand_model(), [inputs(text) for text in texts]))
    assert [parts.totals.tolist() for parts in found] == [[2], [-2], [-2], [2]] * 20
    assert list(contributions(hand_model(), [])) == []
