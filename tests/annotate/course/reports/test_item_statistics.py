"""Gain and items, against figures worked out by hand."""

import math

import pytest

from annotate.course.reports.item_statistics import gain, item_figures


def test_gain_with_its_interval_and_effect_size() -> None:
    found = gain([(0.1, 0.5), (0.2, 0.4), (0.3, 0.9), (0.4, 0.6)])
    assert found.students == 4
    assert [found.before, found.after] == pytest.approx([0.25, 0.6])
    assert found.gain == pytest.approx(0.35)
    assert found.low is not None
    assert found.high is not None
    assert 0.19 < found.low < 0.35 < found.high <= 0.6
    before, after = math.sqrt(0.05 / 3), math.sqrt(0.14 / 3)
    assert found.g == pytest.approx(0.35 / ((before + after) / 2) * (1 - 3 / (4 * 3 - 1)))
    assert gain([(0.1, 0.5), (0.2, 0.4)]) == gain([(0.1, 0.5), (0.2, 0.4)])


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ([], "nobody has work"),
        ([(0.0, 1.0)], "one student has no interval"),
        ([(0.1, 0.5), (0.2, 0.4)], "too few for an effect size"),
        ([(0.5, 0.5)] * 3, "the same scores"),
    ],
)
def test_what_is_undefined_says_why(pairs: list[tuple[float, float]], reason: str) -> None:
    found = gain(pairs)
    assert found.g is None
    assert reason in found.reason


def test_items() -> None:
    credits = {
        "a": {"easy": 1.0, "hard": 1.0, "odd": 0.0},
        "b": {"easy": 1.0, "hard": 1.0, "odd": 0.0},
        "c": {"easy": 1.0, "hard": 0.0, "odd": 0.5},
        "d": {"easy": 1.0, "hard": 0.0, "odd": 1.0},
        "e": {"easy": 1.0, "hard": 0.0, "odd": 1.0},
    }
    found = item_figures(credits)
    assert [found[name].difficulty for name in ("easy", "hard", "odd")] == [1.0, 0.4, 0.5]
    assert found["easy"].discrimination is None
    assert found["hard"].discrimination is not None
    assert found["hard"].discrimination < -0.8
    few = item_figures({name: credits[name] for name in "abcd"})
    assert few["hard"].discrimination is None
