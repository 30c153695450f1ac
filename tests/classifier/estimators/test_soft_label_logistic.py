"""Soft-label logistic regression: scikit-learn's own checks, and shares that count as votes do."""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from sklearn.linear_model import LogisticRegression
from sklearn.utils.estimator_checks import parametrize_with_checks

from classifier.estimators import SoftLabelLogistic
from tests.classifier.estimators.contract import EstimatorContract

DRAWN = np.random.default_rng(3)
ROWS = DRAWN.normal(size=(40, 3))


class TestSoftLabelLogistic(EstimatorContract):
    estimator = SoftLabelLogistic
    rows = ROWS
    target = ROWS[:, 0] + DRAWN.normal(size=40) > 0


@parametrize_with_checks([SoftLabelLogistic()])
def test_scikit_learns_own_checks(estimator: Any, check: Any) -> None:
    check(estimator)


def test_shares_move_it_as_repeated_votes_would() -> None:
    drawn = np.random.default_rng(2)
    rows = drawn.normal(size=(40, 3))
    votes = drawn.integers(0, 6, 40)
    ours = SoftLabelLogistic(C=5.0).fit(rows, votes > 2, shares=votes / 5)
    many = np.repeat(np.arange(40), 5)
    votes_of_each = np.concatenate([[True] * count + [False] * (5 - count) for count in votes])
    peer = LogisticRegression(C=1.0, tol=1e-8).fit(rows[many], votes_of_each)
    assert_allclose(ours.coef_, peer.coef_, atol=1e-3)
    with pytest.raises(ValueError, match="0..1"):
        ours.fit(rows, votes > 2, shares=votes)
    with pytest.raises(ValueError, match="shape"):
        ours.fit(rows, votes > 2, shares=[0.5])
