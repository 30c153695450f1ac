"""Logistic regression on shares: its intercept, its weights, and what it says where there is nothing to learn."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from classifier.linear.logistic import fit_attribution, fit_shares, fit_vectors, sigmoid


def test_shares_of_yes_and_no_give_scikit_learns_weights() -> None:
    random = np.random.default_rng(1)
    rows = random.normal(size=(60, 2))
    shares = (rows[:, 0] + random.normal(size=60) > 0).astype(np.float64)
    weights, intercept = fit_shares(rows, shares, C=0.5)
    peer = LogisticRegression(C=0.5, tol=1e-8).fit(rows, shares)
    np.testing.assert_allclose(weights, peer.coef_[0], atol=1e-3)
    assert intercept == pytest.approx(float(peer.intercept_[0]), abs=1e-3)


def test_rows_that_are_alike_get_their_mean_share() -> None:
    rows = np.repeat([[0.0], [1.0]], 3, axis=0)
    weights, intercept = fit_shares(rows, np.array([0.0, 0.25, 0.5, 0.5, 0.75, 1.0]), C=1e6)
    np.testing.assert_allclose(sigmoid(np.array([intercept, intercept + weights[0]])), [0.25, 0.75], atol=1e-3)


@pytest.mark.parametrize(("share", "log_odds"), [(0.0, -6.907), (1.0, 6.907)])
def test_shares_without_difference_have_no_weights(share: float, log_odds: float) -> None:
    weights, intercept = fit_shares(np.eye(3), np.full(3, share))
    assert weights.tolist() == [0, 0, 0]
    assert intercept == pytest.approx(log_odds, abs=1e-3)


def test_attribution_and_vectors_are_scaled_before_they_are_weighed() -> None:
    column = np.array([[0.0], [0.0], [1.0], [1.0]])
    shares = np.array([0.0, 0.0, 1.0, 1.0])
    for rows in (column, 20 * column):
        weights, intercept = fit_attribution(np.hstack([rows, np.ones((4, 1))]).astype(np.float32), shares)
        # Columns are −1 and 1 when they are weighed: w = 4C · sigmoid(−w), so 0.182 and 0.00995, twice from 0 to 1.
        np.testing.assert_allclose(weights * [rows.max(), 1], [0.364, 0], atol=1e-3)
        assert weights[0] * rows.max() / 2 + intercept == pytest.approx(0, abs=1e-6)
        vectors, _ = fit_vectors(rows.astype(np.float16), shares)
        assert vectors[0] * rows.max() == pytest.approx(0.0199, abs=1e-4)


def test_no_columns_say_nothing() -> None:
    for weights, intercept in (
        fit_attribution(np.zeros((2, 0), np.float32), np.array([0.0, 1.0])),
        fit_vectors(np.zeros((2, 0), np.float16), np.array([0.0, 1.0])),
    ):
        assert weights.shape == (0,)
        assert intercept == 0


def test_sigmoid_does_not_overflow() -> None:
    found = sigmoid(np.array([-1e6, -np.log(3), 0.0, 1e6]))
    np.testing.assert_allclose(found, [0, 0.25, 0.5, 1])
