"""Draws of whole articles, sums over them, and the figure with its interval."""

import numpy as np
import pytest

from classifier.metrics.bootstrap import Draws, Figure, draws, figure, ratio


def test_draws_begin_with_each_article_once_and_draw_as_many_as_there_are() -> None:
    found = draws(7, seed=3, resamples=4).weights
    assert found.shape == (5, 7)
    assert found[0].tolist() == [1] * 7
    assert found.sum(axis=1).tolist() == [7] * 5
    assert len({tuple(row) for row in found.tolist()}) == 5
    np.testing.assert_array_equal(found, draws(7, seed=3, resamples=4).weights)
    assert (found != draws(7, seed=4, resamples=4).weights).any()


def test_sums_count_an_article_as_often_as_it_is_drawn() -> None:
    drawn = Draws(np.array([[1.0, 1.0], [2.0, 0.0]]))
    article = np.array([0, 1, 1])
    assert drawn.sums(article, [1, 10, 100]).tolist() == [111, 2]
    assert drawn.sums(article, np.array([[1, 0], [10, 1], [100, 1]])).tolist() == [[111, 2], [2, 0]]
    assert drawn.sums(np.zeros(0, dtype=np.int64), np.zeros((0, 3))).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_a_figure_has_the_middle_95_percent_of_the_draws() -> None:
    assert figure(np.array([50.0, *range(101)])) == Figure(value=50, low=2.5, high=97.5)


def test_a_figure_has_no_interval_where_draws_are_undefined_or_articles_few() -> None:
    nan = np.nan
    assert figure(np.array([nan, 1, 2]), "nothing was marked") == Figure(value=None, reason="nothing was marked")
    assert figure(np.array([nan])) == Figure(value=None, reason="undefined")
    assert figure(np.array([1, 1, nan, nan, nan])) == Figure(value=1)
    assert figure(np.array([1.0, 1, 2]), articles=1) == Figure(value=1)
    assert figure(np.array([1.0, 1, 1]), articles=2) == Figure(value=1, low=1, high=1)


def test_an_interval_narrows_with_articles() -> None:
    random = np.random.default_rng(3)
    widths = []
    for articles in (20, 200):
        right = (random.random(articles) < 0.7).astype(np.float64)
        found = figure(draws(articles, seed=1, resamples=200).sums(np.arange(articles), right) / articles)
        assert found.value is not None
        assert found.low is not None
        assert found.high is not None
        assert found.low <= found.value <= found.high
        widths.append(found.high - found.low)
    assert widths[1] < widths[0] / 2


def test_a_ratio_over_nothing_is_undefined() -> None:
    found = ratio(np.array([1.0, 0.0]), np.array([4.0, 0.0]))
    assert found[0] == pytest.approx(0.25)
    assert np.isnan(found[1])
