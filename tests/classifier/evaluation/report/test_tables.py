"""The tables of an evaluation, cell by cell."""

from dataclasses import replace

from classifier.evaluation.report.tables import (
    curve_table,
    gains_table,
    labels_table,
    overall_table,
    shown,
    slice_tables,
    spans_table,
    tables,
    undefined,
    values_table,
)
from classifier.metrics.bootstrap import Figure
from tests.classifier.evaluation.invented import evaluation, learning_curve, origin_figures

ORIGIN = origin_figures()
EVALUATION = evaluation(ORIGIN)


def test_a_figure_is_shown_with_its_interval_or_as_undefined() -> None:
    figure = Figure(value=0.125, low=-0.01, high=0.25)
    assert shown(figure, signed=True) == "+0.125 [-0.010, +0.250]"
    assert shown(Figure(value=0.5, low=0.4, high=0.6)) == "0.50 [0.40, 0.60]"
    assert shown(Figure(value=0.5, low=0.4, high=0.6), interval=False) == "0.50"
    assert shown(None) == "undefined"


def test_rows_of_each_table() -> None:
    assert overall_table(EVALUATION, ORIGIN).rows[1] == (
        *("rules", "0.50 [0.40, 0.60]", "0.50", "undefined", "+0.125 [-0.010, +0.250]"),
    )
    assert labels_table(EVALUATION, ORIGIN).rows == (
        ("vague", "4", "0.50", "0.50", "0.50", "0.25", "0.80", "0.50", "0.50"),
    )
    assert gains_table(EVALUATION, ORIGIN).rows == (("vague", "+0.125 [-0.010, +0.250]"),)
    assert values_table(EVALUATION, ORIGIN).rows == (("vague", "1 of 2", "0.50", "0.50", "0.50", "0.50"),)
    assert spans_table(EVALUATION, ORIGIN).rows == (("vague", "two or more", "6", "7", "0.75", "0.25", "0.50", "0.70"),)
    assert [table.rows for table in slice_tables(ORIGIN)] == [(("Velmora Post", "0.60 (2)"),)]
    assert len(tables(EVALUATION, ORIGIN)) == 7


def test_tables_without_a_row_are_left_out() -> None:
    empty = replace(ORIGIN, labels=(), overall=(), spans=(), slices=())
    assert tables(EVALUATION, empty) == []
    assert curve_table(EVALUATION) is None


def test_an_undefined_figure_is_told_once_a_reason() -> None:
    assert undefined(ORIGIN) == []
    assert undefined(origin_figures(value=None))[0] == "Precision is undefined for vague: nothing was marked."


def test_the_learning_curve_has_a_row_a_step() -> None:
    table = curve_table(evaluation(curve=learning_curve()))
    assert table is not None
    assert [row[0] for row in table.rows] == ["50", "100"]
    assert table.rows[1][1] == "0.50 [0.25, 0.75]"
