"""Rows of a corpus become a sound Dataset, and a span that does not fit is refused."""

import pytest

from exports.corpora.dataset_builder import DatasetBuilder
from exports.dataset.validate import validate
from tests.exports.building import SCHEME, article
from unsourced.errors import OffsetError

ONE = article("Pumps fail", "Critics said so. Nobody counted.")


def test_what_was_added_is_in_the_dataset() -> None:
    builder = DatasetBuilder(corpus="mini", scheme=SCHEME)
    builder.annotation("1", ONE, "ada", offered=["source"], part="train")
    builder.annotation("2", ONE, "gold", role="gold")
    builder.span("1", "r", "source", [(20, 24), (12, 19)], ONE, reason="who?")
    builder.span("1", "s", "source", [(29, 35)], ONE)
    builder.relation("1", "s", "r", "sourced-from")
    builder.answer("1", "bias", "none")
    builder.answer("1", "bias", "")
    builder.problem("moved", "elsewhere", where="a.csv, row 2", record={"a": 1})
    dataset = builder.dataset(version=2)
    assert dataset.article_list() == [ONE]
    rows = dataset.annotations
    assert rows[["annotator", "role", "status", "project"]].to_numpy().tolist() == [
        ["ada", "annotator", "submitted", "train"],
        ["gold", "gold", "submitted", "mini"],
    ]
    assert rows["labels_offered"].to_list() == [["source"], list(SCHEME.label_keys)]
    spans = dataset.spans[["region_id", "part", "start", "end"]].to_numpy().tolist()
    assert spans == [["r", 0, 12, 19], ["r", 1, 20, 24], ["s", 0, 29, 35]]
    assert dataset.answers["value"].to_list() == ["none"]
    assert dataset.relations[["from_region", "to_region"]].to_numpy().tolist() == [["s", "r"]]
    assert (dataset.problems[0].task, dataset.problems[0].project) == ("a.csv, row 2", "mini")
    assert dataset.provenance == {"corpus": "mini", "version": 2}
    assert validate(dataset) == []


def test_a_span_outside_of_the_text_is_refused_and_leaves_no_row() -> None:
    builder = DatasetBuilder(corpus="mini", scheme=SCHEME)
    with pytest.raises(OffsetError, match="mini, annotation 1"):
        builder.span("1", "r", "source", [(0, 5), (0, 999)], ONE)
    assert builder.spans == []
