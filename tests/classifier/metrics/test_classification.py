"""Precision, recall and F1 are scikit-learn's, also for each draw, where it takes the draw as weights."""

import numpy as np
import pytest
from sklearn import metrics

from classifier.metrics.bootstrap import draws
from classifier.metrics.classification import (
    NO_POSITIVES,
    NOTHING_MARKED,
    counts,
    f1_of,
    figures,
    over_labels,
    statistics,
)
from tests.classifier.metrics.random_case import Case


def test_statistics_are_scikit_learns(case: Case) -> None:
    predicted = case.values >= 0.5
    found = statistics(counts(predicted, case.true, case.article, case.drawn))
    for draw in range(len(case.drawn.weights)):
        weights = case.weights(draw)
        precision, recall, f1, _ = metrics.precision_recall_fscore_support(
            case.true, predicted, average="binary", sample_weight=weights, zero_division=0
        )
        macro = metrics.f1_score(case.true, predicted, average="macro", sample_weight=weights)
        weighted = metrics.f1_score(case.true, predicted, average="weighted", sample_weight=weights)
        accuracy = metrics.accuracy_score(case.true, predicted, sample_weight=weights)
        expected = [precision, recall, f1, accuracy, macro, weighted]
        names = ["precision", "recall", "f1", "accuracy", "f1_macro", "f1_weighted"]
        for name, value in zip(names, expected, strict=True):
            assert found[name][draw] == pytest.approx(value)


def test_the_mean_over_labels_is_scikit_learns(case: Case) -> None:
    other = Case(99)
    predicted = np.stack([case.values >= 0.5, other.values >= 0.6], axis=1)
    true = np.stack([case.true, other.true], axis=1)
    cells = {str(n): counts(predicted[:, n], true[:, n], case.article, case.drawn) for n in (0, 1)}
    found = over_labels(cells)
    for average in ("macro", "weighted", "micro"):
        assert found[f"f1_{average}"][0] == pytest.approx(metrics.f1_score(true, predicted, average=average))


def test_what_is_undefined_has_a_reason_and_no_number() -> None:
    nothing = np.zeros(4, bool)
    cells = counts(nothing, nothing, np.arange(4), draws(4, seed=1, resamples=20))
    found = figures(cells)
    assert (found["f1"].value, found["f1"].reason) == (None, NO_POSITIVES)
    assert (found["recall"].value, found["recall"].reason) == (None, NO_POSITIVES)
    assert (found["precision"].value, found["precision"].reason) == (None, NOTHING_MARKED)
    assert found["accuracy"].value == 1
    assert over_labels({"a": cells}) == {}


def test_f1_is_undefined_only_where_there_was_nothing_to_find_and_nothing_was_found() -> None:
    found = f1_of(np.array([0.0, 0.0, 2.0]), np.array([0.0, 1.0, 1.0]), np.array([0.0, 0.0, 1.0]))
    np.testing.assert_allclose(found, [np.nan, 0, 2 / 3])
