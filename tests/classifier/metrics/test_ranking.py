"""Area under the curve and average precision are scikit-learn's, with ties, for each draw and as the mean of folds."""

import numpy as np
import pytest
from sklearn import metrics

from classifier.metrics.bootstrap import draws
from classifier.metrics.ranking import auc_and_average_precision, mean_of_folds, precision_recall_curve
from tests.classifier.metrics.random_case import Case


def test_area_and_average_precision_with_ties(case: Case) -> None:
    area, precision = auc_and_average_precision(case.values, case.true, case.article, case.drawn)
    for draw in range(len(case.drawn.weights)):
        weights = case.weights(draw)
        assert area[draw] == pytest.approx(metrics.roc_auc_score(case.true, case.values, sample_weight=weights))
        expected = metrics.average_precision_score(case.true, case.values, sample_weight=weights)
        assert precision[draw] == pytest.approx(expected)


def test_ranking_is_the_mean_of_folds(case: Case) -> None:
    fold = case.article % 2
    area, precision = mean_of_folds(case.values, case.true, case.article, fold, case.drawn)
    folds = [(case.true[fold == own], case.values[fold == own]) for own in (0, 1)]
    assert area[0] == pytest.approx(np.mean([metrics.roc_auc_score(*own) for own in folds]))
    assert precision[0] == pytest.approx(np.mean([metrics.average_precision_score(*own) for own in folds]))


def test_a_fold_without_both_classes_is_left_out_of_the_mean() -> None:
    values, true = np.array([0.9, 0.1, 0.8, 0.2]), np.array([True, False, True, True])
    once = draws(4, seed=1, resamples=0)
    area, _ = mean_of_folds(values, true, np.arange(4), np.array([0, 0, 1, 1]), once)
    assert area.tolist() == [1]
    area, precision = auc_and_average_precision(np.ones(3), np.ones(3, bool), np.arange(3), once)
    assert np.isnan(area).all()
    assert precision.tolist() == [1]


def test_the_curve_goes_through_scikit_learns_points(case: Case) -> None:
    precision, recall, _ = metrics.precision_recall_curve(case.true, case.values)
    points = set(zip(recall.round(9), precision.round(9), strict=True))
    curve = precision_recall_curve(case.values, case.true)
    assert {(round(r, 9), round(p, 9)) for r, p in curve} <= points
    assert len(curve) == len(np.unique(case.values))


def test_a_curve_without_positives_has_no_points() -> None:
    assert precision_recall_curve(np.array([0.5, 0.4]), np.zeros(2, bool)) == []
