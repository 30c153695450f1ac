"""Scales put values where they belong, and a path needs points."""

from exports.report.plots import LinearScale, svg_path


def test_values_stand_in_proportion_also_beyond_the_ends() -> None:
    across = LinearScale(220, 840, -1, 1)
    assert [across(value) for value in (-1, 0, 0.123, 1, 2)] == [220.0, 530.0, 568.1, 840.0, 1150.0]
    # Upwards: an SVG counts from its top.
    assert LinearScale(100, 0)(0.25) == 75.0


def test_ticks_divide_the_scale_evenly() -> None:
    assert LinearScale(0, 10).ticks(2) == ((0.0, "0"), (5.0, "0.5"), (10.0, "1"))
    assert LinearScale(0, 10, 0, 200).ticks(1, ".1f") == ((0.0, "0.0"), (10.0, "200.0"))


def test_a_path_goes_through_all_points() -> None:
    assert svg_path([(0, 1.5), (2, 3), (4, 5)]) == "M0 1.5 L2 3 L4 5"
    assert svg_path([]) == ""
