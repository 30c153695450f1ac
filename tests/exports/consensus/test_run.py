"""The consensus of a folder, written as a page or as records."""

import json
from pathlib import Path

import pytest

from exports.consensus.run import consensus
from exports.dataset.dataset import write_dataset
from tests.exports.building import annotation, dataset
from tests.exports.consensus.labelled import ARTICLES, LABEL, labelled
from unsourced.errors import DatasetError


def test_records_and_page_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    write_dataset(labelled({"ada": {0}, "bo": {0}, "cy": {1}}), tmp_path / "labels")
    consensus(tmp_path / "labels", output_format="jsonl", out=tmp_path / "spans.jsonl")
    [line] = (tmp_path / "spans.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["label"], json.loads(line)["who"]) == (LABEL, ["ada", "bo"])
    consensus(tmp_path / "labels", threshold=0, output_format="jsonl", out=tmp_path / "any.jsonl")
    assert len((tmp_path / "any.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_without_a_submission_there_is_no_consensus(tmp_path: Path) -> None:
    rows = [annotation("1", ARTICLES[0].id, "ada", status="draft")]
    write_dataset(dataset(ARTICLES[:1], rows), tmp_path / "none")
    with pytest.raises(DatasetError, match="no annotator submitted anything"):
        consensus(tmp_path / "none")
