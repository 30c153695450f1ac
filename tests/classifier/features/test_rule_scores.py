"""The rules' own value for a sentence depends on how much of it a label asks for."""

import numpy as np

from classifier.features.rule_scores import rule_sentence_scores

BEST = np.array([0.9, 0.9, 0.5, 0.0], dtype=np.float32)
COVER = np.array([0.1, 0.5, 0.49, 0.0], dtype=np.float32)


def test_half_of_the_sentence_must_be_covered() -> None:
    np.testing.assert_allclose(rule_sentence_scores(BEST, COVER, "half"), [0, 0.9, 0, 0], rtol=1e-6)


def test_any_span_counts_for_other_rules() -> None:
    found = rule_sentence_scores(BEST, COVER, "any")
    np.testing.assert_allclose(found, BEST)
    assert found.dtype == np.float64
