"""The consensus as records with the keys of their schemas."""

import pandas as pd

from exports.consensus.records import SCHEMAS, consensus_records, records_of_rows
from tests.exports.consensus.labelled import ARTICLES, LABEL, labelled

DATA = labelled({"ada": {0}, "bo": {0}, "cy": {1}})


def test_a_span_has_its_words_its_share_and_who_marked_it() -> None:
    [record] = consensus_records(DATA, "spans")
    assert list(record) == SCHEMAS["spans"].names
    assert (record["article_id"], record["label"], record["start"], record["end"]) == (ARTICLES[0].id, LABEL, 8, 24)
    assert (record["text"], record["reason"]) == (ARTICLES[0].text[8:24], "marked by 2 of 3")
    assert record["who"] == ["ada", "bo"]


def test_soft_spans_are_all_that_anybody_marked() -> None:
    assert [record["marked"] for record in consensus_records(DATA, "soft")] == [2, 1]
    assert [record["marked"] for record in consensus_records(DATA, "soft", suggested=True)] == []


def test_what_is_missing_is_none() -> None:
    assert list(records_of_rows(pd.DataFrame({"a": [1.5, None], "b": ["x", None]}))) == [
        {"a": 1.5, "b": "x"},
        {"a": None, "b": None},
    ]
