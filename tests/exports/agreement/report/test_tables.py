"""Agreement as tables of text: figures of the label, pairs, and where people disagree."""

import pytest

from exports.agreement.agreement import Agreement, agreement
from exports.agreement.report.tables import (
    by_unit,
    dispute_tables,
    labels_table,
    listed_pairs,
    overall_tables,
    pairs,
    questions_table,
)
from tests.exports.agreement.disputes import disputed

PAIRS = [("ada", "bo"), ("ada", "cy"), ("bo", "cy")]


@pytest.fixture(scope="module")
def result() -> Agreement:
    return agreement(disputed())


def test_a_label_has_its_figures_of_everybody_or_of_a_pair(result: Agreement) -> None:
    [origin] = result.origins
    rows = {row[0]: row for row in labels_table(origin).rows}
    # α on tokens, κ and exact F1 of what all three marked alike.
    assert rows["source"][-1] == "1.00"
    ada_bo = {row[0]: row for row in labels_table(origin, "ada", "bo").rows}
    assert ada_bo["speculation"][-1] == "1.00"
    assert "Cohen's κ" in labels_table(origin, "ada", "bo").title
    assert set(by_unit(origin)["source"]) == {"sentence", "token", "character"}


def test_pairs_are_listed_after_everybody(result: Agreement) -> None:
    [origin] = result.origins
    assert pairs(origin) == listed_pairs(origin) == PAIRS
    sets, spans = overall_tables(origin)
    assert [row[0] for row in sets.rows] == ["everybody", *(" · ".join(pair) for pair in PAIRS)]
    exact = {row[0]: row[4].split()[0] for row in spans.rows}
    assert (exact["ada · bo"], exact["ada · cy"]) == ("1.00", "0.50")
    assert questions_table(origin, "ada", "bo").columns[0] == "question"


def test_disputes_are_cut_to_the_first(result: Agreement) -> None:
    articles, spans, taken, people = dispute_tables(result, 1)
    assert [len(table.rows) for table in (articles, spans, taken, people)] == [1, 1, 1, 2]
    assert taken.rows[0] == ("opinion-as-fact", "speculation", "2", "1.00")
    assert people.rows[0][:2] == ("cy", "1")
