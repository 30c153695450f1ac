"""Thresholds by the best F1 whose precision is worth a reader's time, and predictions that they owe nothing to."""

import numpy as np
import pytest

from classifier.metrics.decision_threshold import PrecisionRecall, best_threshold, cross_fitted, precision_recall


def test_precision_and_recall_of_yes_and_no() -> None:
    predicted, true = np.array([True, True, False, False]), np.array([True, False, True, False])
    assert precision_recall(predicted, true) == PrecisionRecall(0.5, 0.5, 0.5)
    nothing = np.zeros(4, bool)
    assert precision_recall(nothing, true) == PrecisionRecall(0, 0, 0)
    assert precision_recall(predicted, nothing) == PrecisionRecall(0, 0, 0)


def test_the_threshold_lies_halfway_to_the_first_that_is_not_marked() -> None:
    scores, true = np.array([0.2, 0.9, 0.6, 0.4]), np.array([False, True, True, False])
    assert best_threshold(scores, true) == pytest.approx(0.5)
    assert best_threshold(scores, np.ones(4, bool)) == pytest.approx(0.1)


def test_ties_are_marked_together_and_precision_has_its_least() -> None:
    scores, true = np.array([0.8, 0.8, 0.8, 0.1]), np.array([True, False, False, False])
    assert best_threshold(scores, true) is None
    assert best_threshold(scores, true, least=0.3) == pytest.approx(0.45)
    assert best_threshold(scores, np.zeros(4, bool)) is None


def test_a_fold_is_predicted_by_the_threshold_of_the_others() -> None:
    scores = np.array([0.9, 0.1, 0.3, 0.2])
    true = np.array([True, False, True, False])
    folds = [np.array([0, 1]), np.array([2, 3])]
    # The second fold's threshold is 0.25 and the first fold's 0.5: neither finds 0.3 by looking at it.
    assert cross_fitted(scores, true, folds).tolist() == [True, False, False, False]
    assert cross_fitted(scores, np.array([True, False, False, False]), folds).tolist() == [False] * 4
