"""Reliability, Brier score, calibration error and soft scores: scikit-learn's and SciPy's, and by hand."""

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon
from sklearn import metrics

from classifier.metrics.bootstrap import draws
from classifier.metrics.calibration_error import (
    Bin,
    brier,
    calibration_error,
    coverage_curve,
    cross_entropy,
    jensen_shannon,
    mean_of,
    reliability,
)
from tests.classifier.metrics.random_case import Case


def test_losses_of_values(case: Case) -> None:
    for draw in range(len(case.drawn.weights)):
        weights = case.weights(draw)
        found = mean_of(brier(case.values, case.true), case.article, case.drawn)[draw]
        assert found == pytest.approx(metrics.brier_score_loss(case.true, case.values, sample_weight=weights))
    sure = np.clip(case.values, 0.005, 0.995)
    hard = cross_entropy(case.values, case.true.astype(np.float64)).mean()
    assert hard == pytest.approx(metrics.log_loss(case.true, sure))
    apart = [jensenshannon([v, 1 - v], [s, 1 - s], base=2) ** 2 for v, s in zip(case.values, case.shares, strict=True)]
    np.testing.assert_allclose(jensen_shannon(case.values, case.shares), apart, atol=1e-12)


def test_calibration_error_by_hand() -> None:
    values = np.array([0.05, 0.05, 0.85, 0.85])
    true = np.array([False, True, True, True])
    once = draws(4, seed=1, resamples=0)
    # Two of four in the lowest tenth, 0.45 off; two in the ninth, 0.15 off.
    assert calibration_error(values, true, np.arange(4), once)[0] == pytest.approx(0.3)
    assert reliability(values, true) == [Bin(2, 0.05, 0.5), Bin(2, 0.85, 1.0)]


def test_a_value_of_one_is_in_the_last_bin() -> None:
    found = reliability(np.array([0.875, 0.9, 1.0]), np.array([False, True, True]))
    assert found == [Bin(1, 0.875, 0.0), Bin(2, 0.95, 1.0)]


def test_values_that_are_shares_have_no_calibration_error() -> None:
    values = np.repeat([0.25, 0.75], 4)
    true = np.array([True, False, False, False, True, True, True, False])
    assert calibration_error(values, true, np.arange(8), draws(8, seed=1, resamples=0))[0] == pytest.approx(0)


def test_coverage_judges_the_surest_first() -> None:
    values = np.array([0.99, 0.98, 0.6, 0.4])
    true = np.array([True, True, False, True])
    assert coverage_curve(values, true, steps=4) == [(0.25, 1.0, 0.99), (0.5, 1.0, 0.98), (1.0, 0.5, 0.6)]
    assert coverage_curve(values[:0], true[:0]) == []
