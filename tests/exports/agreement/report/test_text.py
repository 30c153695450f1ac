"""Agreement as JSON and for a terminal."""

import json
from dataclasses import replace

import pytest

from exports.agreement.agreement import Agreement, agreement
from exports.agreement.report.text import agreement_json, agreement_table
from tests.exports.agreement.disputes import disputed


@pytest.fixture(scope="module")
def result() -> Agreement:
    return agreement(disputed())


def test_json_holds_the_whole_record_with_null_for_undefined(result: Agreement) -> None:
    record = json.loads(agreement_json(result))
    assert (record["headline"], record["synthetic"]) == ("unsuggested", False)
    undefined = [row for row in record["origins"][0]["labels"] if row["alpha"] is None]
    assert undefined
    assert all(row["reason"] for row in undefined)


def test_the_terminal_says_who_and_where_they_disagree(result: Agreement) -> None:
    text = agreement_table(result)
    assert text.startswith("Unsuggested work. Annotators: 3; articles: 1, 1 of them by two or more.")
    assert "Most contested spans" in text
    assert "Synthetic" not in text
    assert agreement_table(replace(result, synthetic=True)).startswith(
        "Synthetic: articles or annotators are invented."
    )
