"""Sentences, reliability and the command: what is undefined says why, and nothing counts that should not."""

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from exports.commands.consensus import command
from exports.consensus import annotator_reliability, sentence_consensus
from exports.consensus.records import SCHEMAS
from exports.dataset.dataset import Dataset, read_dataset, write_dataset
from exports.dataset.sentence_targets import sentence_targets
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME, annotation, article, dataset, span
from tests.paths import ROOT
from unsourced.errors import DatasetError
from unsourced.io.shipped_files import sample_folder

LABEL = "loaded-language"
PEOPLE = ("ada", "bo", "cy")
ARTICLES = [article(f"Head {k}", "It rained there. Critics left! Who knows why?") for k in range(6)]


def labelled(marks: dict[str, set[int]], people: tuple[str, ...] = PEOPLE) -> Dataset:
    """Each person marks the body's first sentence (8..24) of these articles."""
    rows = [annotation(f"{name}-{k}", one.id, name) for name in people for k, one in enumerate(ARTICLES)]
    spans = [span(f"{name}-{k}", LABEL, 8, 24) for name, theirs in marks.items() for k in sorted(theirs)]
    return dataset(ARTICLES, rows, spans)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


def of_label(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["label"] == LABEL].reset_index(drop=True)


def test_sentences_stand_as_their_shares_do() -> None:
    data = sample_dataset()
    rows, shares = sentence_consensus(data), sentence_targets(data)
    columns = ["article_id", "sentence", "start", "end", "label", "share", "annotators"]
    pd.testing.assert_frame_equal(rows[columns], shares)
    decided = rows.dropna(subset="majority")
    assert (decided["majority"].astype(bool) == (decided["share"] > 0.5)).all()
    undecided = rows[rows["majority"].isna()]
    assert ((undecided["share"] == 0.5) | (undecided["annotators"] < 2)).all()
    assert rows["dawid_skene"].between(0, 1).all()


def test_majority_needs_enough_people_and_no_tie() -> None:
    marks = {"ada": {0, 1}, "bo": {0}}
    rows = of_label(sentence_consensus(labelled(marks, ("ada", "bo"))))
    first = rows[rows["sentence"] == 1]["majority"].to_list()
    assert first[0] is True
    assert first[1] is pd.NA
    assert first[2:] == [False] * 4
    assert sentence_consensus(labelled(marks, ("ada", "bo")), minimum=3)["majority"].isna().all()


@pytest.mark.parametrize(
    ("marks", "people", "reason"),
    [
        ({"ada": {1}}, ("ada",), "no sentence was judged by two annotators"),
        ({"ada": {1}, "bo": {1}}, ("ada", "bo"), "two annotators alone cannot show which of them errs"),
        ({}, PEOPLE, "nobody marked it"),
    ],
)
def test_what_the_model_cannot_say_is_undefined_with_the_reason(
    marks: dict[str, set[int]], people: tuple[str, ...], reason: str
) -> None:
    data = labelled(marks, people)
    rated = of_label(annotator_reliability(data, resamples=100))
    assert len(rated) == len(people)
    assert rated["note"].str.startswith(reason).all()
    assert rated[["sensitivity", "specificity", "sensitivity_low", "prevalence"]].isna().to_numpy().all()
    assert of_label(sentence_consensus(data))["dawid_skene"].isna().all()


def test_reliability_finds_who_misses_and_who_marks_too_much() -> None:
    data = labelled({"ada": {0, 1, 2}, "bo": {0, 1, 2}, "cy": {0}})
    rated = of_label(annotator_reliability(data, resamples=300)).set_index("annotator")
    assert rated["sensitivity"].to_dict() == pytest.approx({"ada": 1, "bo": 1, "cy": 1 / 3}, abs=1e-3)
    assert rated["specificity"].to_list() == pytest.approx([1, 1, 1], abs=1e-3)
    assert rated["prevalence"].to_list() == pytest.approx([3 / 24] * 3, abs=1e-3)
    assert 0 <= rated["sensitivity_low"]["cy"] < 1 / 3 < rated["sensitivity_high"]["cy"] <= 1
    assert (rated["sentences"]["cy"], rated["marked"]["cy"]) == (24, 1)


def test_the_same_seed_gives_the_same_intervals() -> None:
    data = labelled({"ada": {0, 1, 2}, "bo": {0, 2}, "cy": {0, 3}})
    one, other = annotator_reliability(data, resamples=200, seed=4), annotator_reliability(data, resamples=200, seed=4)
    pd.testing.assert_frame_equal(one, other)
    assert not one.equals(annotator_reliability(data, resamples=200, seed=5))


def test_intervals_contain_the_estimates_of_the_sample() -> None:
    rated = annotator_reliability(sample_dataset(), resamples=200)
    for rate in ("sensitivity", "specificity"):
        low, high = rated[f"{rate}_low"], rated[f"{rate}_high"]
        assert (low <= rated[rate] + 1e-3).all()
        assert (rated[rate] <= high + 1e-3).all()
        assert (low < high + 1e-9).all()


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
