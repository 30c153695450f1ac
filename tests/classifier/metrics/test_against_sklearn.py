"""The figures are scikit-learn's, also for each draw of the bootstrap, where it is told the draw as weights."""

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon
from sklearn import metrics

from classifier.metrics import classification as decisions
from classifier.metrics.bootstrap import Draws, draws, figure
from classifier.metrics.calibration_error import (
    brier,
    calibration_error,
    coverage_curve,
    cross_entropy,
    jensen_shannon,
    mean_of,
    reliability,
)
from classifier.metrics.ranking import auc_and_average_precision, mean_of_folds, precision_recall_curve
from unsourced.core.types import Float64


class Case:
    """Random answers about the sentences of a few articles; values have ties."""

    def __init__(self, seed: int, count: int = 200) -> None:
        random = np.random.default_rng(seed)
        self.article = np.sort(random.integers(0, 12, count))
        self.true = random.random(count) < 0.3
        self.values = np.asarray(np.round(np.clip(0.3 * self.true + random.random(count) * 0.7, 0, 1), 1), np.float64)
        self.shares: Float64 = np.round(random.random(count) * 4) / 4
        self.drawn: Draws = draws(12, seed=seed, resamples=5)

    def weights(self, draw: int) -> Float64:
        return np.asarray(self.drawn.weights[draw][self.article])


@pytest.fixture(params=range(6))
def case(request: pytest.FixtureRequest) -> Case:
    return Case(request.param)


def test_precision_recall_and_f1(case: Case) -> None:
    predicted = case.values >= 0.5
    found = decisions.statistics(decisions.counts(predicted, case.true, case.article, case.drawn))
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


def test_area_and_average_precision_with_ties(case: Case) -> None:
    area, precision = auc_and_average_precision(case.values, case.true, case.article, case.drawn)
    for draw in range(len(case.drawn.weights)):
        weights = case.weights(draw)
        assert area[draw] == pytest.approx(metrics.roc_auc_score(case.true, case.values, sample_weight=weights))
        expected = metrics.average_precision_score(case.true, case.values, sample_weight=weights)
        assert precision[draw] == pytest.approx(expected)


def test_ranking_is_the_mean_of_folds(case: Case) -> None:
    fold = case.article % 2
    area, _ = mean_of_folds(case.values, case.true, case.article, fold, case.drawn)
    expected = [metrics.roc_auc_score(case.true[fold == own], case.values[fold == own]) for own in (0, 1)]
    assert area[0] == pytest.approx(sum(expected) / 2)


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


def test_the_mean_over_labels_is_sklearns(case: Case) -> None:
    other = Case(99)
    predicted = np.stack([case.values >= 0.5, other.values >= 0.6], axis=1)
    true = np.stack([case.true, other.true], axis=1)
    cells = {str(n): decisions.counts(predicted[:, n], true[:, n], case.article, case.drawn) for n in (0, 1)}
    found = decisions.over_labels(cells)
    for average in ("macro", "weighted", "micro"):
        assert found[f"f1_{average}"][0] == pytest.approx(metrics.f1_score(true, predicted, average=average))


def test_the_curve_goes_through_sklearns_points(case: Case) -> None:
    precision, recall, _ = metrics.precision_recall_curve(case.true, case.values)
    points = set(zip(recall.round(9), precision.round(9), strict=True))
    assert {(round(r, 9), round(p, 9)) for r, p in precision_recall_curve(case.values, case.true)} <= points


def test_calibration_error_by_hand() -> None:
    values = np.array([0.05, 0.05, 0.85, 0.85])
    true = np.array([False, True, True, True])
    once = draws(4, seed=1, resamples=0)
    # Two of four in the lowest tenth, 0.45 off; two in the ninth, 0.15 off.
    assert calibration_error(values, true, np.arange(4), once)[0] == pytest.approx(0.3)
    assert [(each.sentences, each.positive) for each in reliability(values, true)] == [(2, 0.5), (2, 1.0)]


def test_values_that_are_shares_have_no_calibration_error() -> None:
    values = np.repeat([0.25, 0.75], 4)
    true = np.array([True, False, False, False, True, True, True, False])
    assert calibration_error(values, true, np.arange(8), draws(8, seed=1, resamples=0))[0] == pytest.approx(0)


def test_coverage_judges_the_surest_first() -> None:
    values = np.array([0.99, 0.98, 0.6, 0.4])
    true = np.array([True, True, False, True])
    assert coverage_curve(values, true, steps=4) == [(0.25, 1.0, 0.99), (0.5, 1.0, 0.98), (1.0, 0.5, 0.6)]


def test_what_is_undefined_has_a_reason_and_no_number() -> None:
    nothing = decisions.figures(
        decisions.counts(np.zeros(4, bool), np.zeros(4, bool), np.arange(4), draws(4, seed=1, resamples=20))
    )
    assert nothing["f1"].value is None
    assert nothing["f1"].reason == decisions.NO_POSITIVES
    assert nothing["precision"].reason == decisions.NOTHING_MARKED
    assert nothing["accuracy"].value == 1
    area, precision = auc_and_average_precision(
        np.ones(3), np.ones(3, bool), np.arange(3), draws(3, seed=1, resamples=5)
    )
    assert np.isnan(area).all()
    assert precision[0] == 1


def test_an_interval_holds_the_figure_and_narrows_with_articles() -> None:
    random = np.random.default_rng(3)
    widths = []
    for articles in (20, 200):
        right = random.random(articles) < 0.7
        found = figure(mean_of(right.astype(np.float64), np.arange(articles), draws(articles, seed=1)))
        assert found.value is not None
        assert found.low is not None
        assert found.high is not None
        assert found.low <= found.value <= found.high
        widths.append(found.high - found.low)
    assert widths[1] < widths[0] / 2
