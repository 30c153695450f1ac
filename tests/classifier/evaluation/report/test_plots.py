"""Plots of the report: where the dots stand, and the cells of a confusion matrix."""

from dataclasses import replace

from classifier.evaluation.report.plots import (
    HEIGHT,
    WIDTH,
    confusion,
    coverage_plot,
    learning_plot,
    precision_recall_plot,
    reliability_plot,
)
from tests.classifier.evaluation.invented import label_figures, learning_curve, origin_figures

CURVES = origin_figures().curves[0]


def test_confusion_counts_and_shares_of_each_row() -> None:
    assert confusion(label_figures()).cells == (
        ((3, 0.75), (1, 0.25)),
        ((2, 1 / 3), (4, 2 / 3)),
    )
    nothing = replace(label_figures(), positives=0, right=0, marked=0)
    assert confusion(nothing).cells == (((0, 0.0), (0, 0.0)), ((0, 0.0), (10, 1.0)))


def test_dots_of_reliability_grow_with_the_sentences() -> None:
    plot = reliability_plot(CURVES)
    assert [dot[2] for dot in plot.dots] == [5.0, 7.5]
    assert plot.dots[1][3] == "4 sentences: value 0.90, positive 75%"
    low, high = plot.dots
    assert 0 < low[0] < high[0] < WIDTH
    assert 0 < high[1] < low[1] < HEIGHT


def test_precision_and_recall_are_told_in_words() -> None:
    plot = precision_recall_plot(CURVES)
    assert plot.description == "recall 0.50: precision 1.00; recall 1.00: precision 0.40"
    assert plot.dots == ()


def test_the_axis_of_accuracy_begins_where_the_lowest_value_stands() -> None:
    plot = coverage_plot(CURVES)
    assert plot.dots[0][3] == "50% judged (confidence from 0.90): accuracy 1.00"
    assert plot.dots[1][1] == HEIGHT - 40
    assert plot.dots[0][1] == 12


def test_a_step_without_a_figure_has_no_dot_and_no_bar() -> None:
    plot = learning_plot(learning_curve())
    assert [dot[3] for dot in plot.dots] == ["100 sentences: 0.50"]
    assert len(plot.bars) == 1
    assert plot.bars[0][1] > plot.dots[0][1] > plot.bars[0][2]
    assert [words for _, words in plot.x_ticks] == ["0", "50", "100"]
