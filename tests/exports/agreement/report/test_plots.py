"""Plots of agreement as numbers: where marks stand, what cells hold."""

import pytest

from exports.agreement.agreement import Agreement, agreement
from exports.agreement.report.plots import WIDTH, dispute_plots, origin_plots
from tests.exports.agreement.disputes import disputed


@pytest.fixture(scope="module")
def result() -> Agreement:
    return agreement(disputed())


def test_alpha_of_one_stands_at_the_right_edge(result: Agreement) -> None:
    labels, people = origin_plots(result.origins[0])
    rows = {row["label"]: row for row in labels.parts["rows"]}
    assert {mark["x"] for mark in rows["source"]["marks"]} == {WIDTH - 20}
    assert [mark["shape"] for mark in rows["source"]["marks"]] == ["circle", "square", "triangle"]
    assert rows["loaded-language"]["undefined"]
    assert labels.parts["ticks"][0] == {"x": 220.0, "text": "−1"}
    # Three people: six cells, none of somebody with themselves.
    assert (people.kind, len(people.parts["cells"])) == ("grid", 6)
    assert {cell["text"] for cell in people.parts["cells"]} >= {"1.00"}


def test_confusions_hold_how_often_and_few_articles_have_no_time(result: Agreement) -> None:
    [grid] = dispute_plots(result)
    cells = grid.parts["cells"]
    assert sorted((cell["text"], cell["shade"]) for cell in cells) == [("2", 0.25), ("2", 0.45)]
    assert "speculation, the other gave opinion-as-fact: 2 times, 50% of its spans" in {
        cell["tooltip"] for cell in cells
    }
