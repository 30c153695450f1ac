"""Telling marked sentences from others: scikit-learn's area within folds, and what chance would do."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from classifier.metrics.auc import discrimination


def test_one_fold_is_scikit_learns_area() -> None:
    chance = np.random.default_rng(1)
    values, true = chance.integers(0, 9, 80) / 9, chance.random(80) < 0.3
    told = discrimination(values, true, [np.arange(80)])
    assert told is not None
    assert told.auc == pytest.approx(roc_auc_score(true, values))


def test_only_pairs_within_a_fold_count() -> None:
    """Two folds whose values lie apart, as other models give them: each tells perfectly."""
    values = np.array([0.1, 0.2, 0.8, 0.9])
    true = np.array([False, True, False, True])
    told = discrimination(values, true, [np.array([0, 1]), np.array([2, 3])])
    assert told is not None
    assert told.auc == 1
    assert discrimination(values, true, [np.array([0, 2]), np.array([1, 3])]) is None


def test_chance_is_seldom_beyond_chance() -> None:
    chance = np.random.default_rng(2)
    beyond = [
        told.beyond_chance
        for _ in range(300)
        if (told := discrimination(chance.random(60), chance.random(60) < 0.3, [np.arange(30), np.arange(30, 60)]))
    ]
    assert np.mean(beyond) < 0.1
    good = discrimination(np.arange(60) / 60, np.arange(60) > 40, [np.arange(60)])
    assert good is not None
    assert good.beyond_chance
