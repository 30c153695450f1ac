"""`unsourced consensus` as somebody types it: pages, records and what it refuses."""

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from exports.commands.consensus import command
from exports.consensus.records import SCHEMAS
from exports.dataset.dataset import read_dataset, write_dataset
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME, annotation, dataset
from tests.exports.consensus.labelled import ARTICLES, LABEL, labelled
from tests.paths import ROOT
from unsourced.errors import DatasetError
from unsourced.io.shipped_files import sample_folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


def test_the_page_says_what_is_synthetic_and_undefined(tmp_path: Path) -> None:
    shown = run(sample_folder() / "dataset", "--resamples", "100")
    assert shown.exit_code == 0
    assert "every figure is synthetic" in shown.stderr
    assert all(label in shown.stdout for label in SCHEME.label_keys)
    write_dataset(labelled({"ada": {1}, "bo": {1}}, ("ada", "bo")), tmp_path / "labels")
    page = run(tmp_path / "labels").stdout
    assert f"{LABEL}: two annotators alone cannot show which of them errs; the model needs three" in page
    assert "nan" not in page


@pytest.mark.parametrize("show", SCHEMAS)
def test_every_view_is_the_same_in_every_format(show: str, tmp_path: Path) -> None:
    arguments: tuple[Any, ...] = (sample_folder() / "dataset", "--show", show, "--resamples", "100", "-q")
    lines = [json.loads(line) for line in run(*arguments, "--format", "jsonl").stdout.splitlines()]
    assert run(*arguments, "--format", "parquet", "--out", tmp_path / "view.parquet").exit_code == 0
    assert pq.read_table(tmp_path / "view.parquet").to_pylist() == lines
    assert run(*arguments, "--format", "csv", "--out", tmp_path / "view.csv").exit_code == 0
    with (tmp_path / "view.csv").open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    assert len(cells) == len(lines) > 0
    assert list(cells[0]) == list(lines[0]) == SCHEMAS[show].names
    texts = {one.id: one.text for one in sample_dataset().article_list()}
    assert all(
        "start" not in row or texts[row["article_id"]][row["start"] : row["end"]] == row["text"] for row in lines
    )


def test_the_labels_stay_as_they_were(tmp_path: Path) -> None:
    data = labelled({"ada": {1, 2}, "bo": {1}, "cy": {1}})
    write_dataset(data, tmp_path / "labels")
    before = {file.name: file.read_bytes() for file in (tmp_path / "labels").iterdir()}
    assert run(tmp_path / "labels").exit_code == 0
    assert {file.name: file.read_bytes() for file in (tmp_path / "labels").iterdir()} == before
    pd.testing.assert_frame_equal(read_dataset(tmp_path / "labels").spans, data.spans)


def test_what_cannot_be_shown_is_one_line(tmp_path: Path) -> None:
    write_dataset(dataset(ARTICLES[:1], [annotation("1", ARTICLES[0].id, "ada", status="skipped")]), tmp_path / "none")
    with pytest.raises(DatasetError, match="no annotator submitted anything"):
        CliRunner().invoke(command, [str(tmp_path / "none")], catch_exceptions=False)
    rows = [annotation("1", ARTICLES[0].id, "ada", suggested_version="rules-1")]
    write_dataset(dataset(ARTICLES[:1], rows), tmp_path / "all")
    with pytest.raises(DatasetError, match="came without suggestions"):
        CliRunner().invoke(command, [str(tmp_path / "all"), "--unsuggested"], catch_exceptions=False)
    usage = run(tmp_path / "all", "--show", "soft")
    assert (usage.exit_code, "add --format" in usage.stderr) == (2, True)
    assert run(tmp_path / "all", "--threshold", "1").exit_code == 2


def test_the_report_reads_as_it_did() -> None:
    """`unsourced consensus unsourced/sample/dataset --resamples 100 > tests/exports/golden/consensus.txt` writes it."""
    golden = ROOT / "tests" / "exports" / "golden" / "consensus.txt"
    result = CliRunner().invoke(command, [str(sample_folder() / "dataset"), "--resamples", "100"])
    assert result.stdout == golden.read_text(encoding="utf-8")
