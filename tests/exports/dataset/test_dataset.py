"""The Dataset as a folder: what is written is read again, and what is not a Dataset is refused in one line."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from exports.dataset.dataset import Dataset, Problem, read_dataset, write_dataset
from exports.dataset.schema import SCHEMAS, articles_frame, frame
from tests.exports.building import SCHEME, annotation, article, dataset, span
from unsourced.core.article import Origin, Removed, make_article
from unsourced.errors import DatasetError, InputError

FULL = make_article(
    title="Pumps fail 👩‍🚒",
    body="המים ran out.\n\nNobody counted.",
    raw="raw",
    reader_version="1",
    outlet="Tarsk Courier",
    authors=["Oda Renn", "J. Marrek"],
    published="2026-03-04",
    url="https://courier.example/pumps",
    origin=Origin("Velmora Wire", None, "2026-03-03"),
    topic="water",
    group="pumps",
    extra={"page": 4, "tags": ["a", "b"]},
    removed=[Removed("byline", "By Oda Renn")],
)


def example() -> Dataset:
    moment = pd.Timestamp("2026-05-06 07:08:09.123456", tz="UTC")
    plain = article()
    made = dataset(
        [FULL, plain],
        [
            annotation(
                "1", FULL.id, "ada", created=moment, updated=moment, lead_time=12.5, suggested_version="rules-1"
            ),
            annotation("2", plain.id, "bo", status="skipped", labels_offered=None),
        ],
        [span("1", "source", 0, 5, reason="Which pumps?", version="rules-1", origin="prediction")],
        [{"annotation_id": "1", "from_region": "r", "to_region": "s", "type": "sourced-from"}],
        [{"annotation_id": "1", "region_id": None, "question": "bias", "value": "none"}],
    )
    problem = Problem(kind="offsets", message="span 5..5 is nowhere", task="7", record={"id": "x", "value": {"a": [1]}})
    return replace(made, problems=(problem,), provenance={"synthetic": True, "project": "3"})


def test_a_dataset_comes_back_as_it_was(tmp_path: Path) -> None:
    written = example()
    write_dataset(written, tmp_path / "labels")
    read = read_dataset(tmp_path / "labels")
    for name in SCHEMAS:
        assert_frame_equal(getattr(read, name), getattr(written, name))
        assert list(getattr(read, name).columns) == SCHEMAS[name].names
    assert read.article_list()[0] == FULL
    assert read.scheme == SCHEME
    assert read.problems == written.problems
    assert read.synthetic


def test_an_empty_dataset_comes_back(tmp_path: Path) -> None:
    write_dataset(dataset([], []), tmp_path / "labels")
    read = read_dataset(tmp_path / "labels")
    assert [len(getattr(read, name)) for name in SCHEMAS] == [0] * 5
    assert not read.synthetic


def test_raw_files_are_kept_and_a_dataset_is_replaced_as_a_whole(tmp_path: Path) -> None:
    raw = tmp_path / "said.json"
    raw.write_text("[]", encoding="utf-8")
    write_dataset(example(), tmp_path / "labels", raw=[raw])
    assert (tmp_path / "labels" / "raw" / "said.json").read_text(encoding="utf-8") == "[]"
    write_dataset(example(), tmp_path / "labels")
    assert not (tmp_path / "labels" / "raw").exists()


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(DatasetError, match="is not a Dataset and not empty. Name a new folder"):
        write_dataset(example(), tmp_path)
    with pytest.raises(DatasetError, match="is not a Dataset and not empty"):
        write_dataset(example(), tmp_path / "thesis.txt")
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_a_table_that_does_not_fit_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    broken = replace(example(), spans=example().spans.assign(start="three"))
    with pytest.raises(DatasetError, match="table spans: does not fit its columns"):
        write_dataset(broken, tmp_path / "labels")
    with pytest.raises(DatasetError, match="table spans: does not fit its columns"):
        write_dataset(replace(example(), spans=example().spans.drop(columns="end")), tmp_path / "labels")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"dataset\.json is missing. Make one with `unsourced export`"):
        read_dataset(tmp_path)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("dataset.json", b"{"),
        ("dataset.json", b'{"format": "other", "format_version": 1}'),
        ("dataset.json", b'{"format": "unsourced-dataset", "format_version": 1}'),
        ("spans.parquet", b"not parquet"),
        ("problems.jsonl", b'{"kind": 1, "colour": 2}\n'),
        ("problems.jsonl", b"\xff\xfe"),
    ],
)
def test_a_broken_dataset_is_refused_in_one_line(tmp_path: Path, file: str, content: bytes) -> None:
    write_dataset(example(), tmp_path / "labels")
    (tmp_path / "labels" / file).write_bytes(content)
    with pytest.raises(DatasetError) as caught:
        read_dataset(tmp_path / "labels")
    assert str(tmp_path / "labels") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    write_dataset(example(), tmp_path / "labels")
    (tmp_path / "labels" / "answers.parquet").unlink()
    with pytest.raises(DatasetError, match=r"answers\.parquet: is a broken Dataset \(a file is missing\)"):
        read_dataset(tmp_path / "labels")


def test_a_newer_format_names_the_upgrade(tmp_path: Path) -> None:
    write_dataset(example(), tmp_path / "labels")
    header = json.loads((tmp_path / "labels" / "dataset.json").read_text(encoding="utf-8"))
    (tmp_path / "labels" / "dataset.json").write_text(json.dumps(header | {"format_version": 9}), encoding="utf-8")
    with pytest.raises(DatasetError, match="format version 9; .* pip install --upgrade unsourced"):
        read_dataset(tmp_path / "labels")


def test_a_dataset_whose_replacement_was_killed_is_still_read(tmp_path: Path) -> None:
    write_dataset(example(), tmp_path / "labels")
    (tmp_path / "labels").rename(tmp_path / ".labels.old")
    assert len(read_dataset(tmp_path / "labels").articles) == 2
    write_dataset(example(), tmp_path / "labels")
    assert [path.name for path in tmp_path.iterdir()] == ["labels"]


FULL_DISK = """
import resource, sys
from pathlib import Path
from exports.dataset.dataset import write_dataset
from tests.exports.dataset.test_dataset import example
from unsourced.errors import InputError
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
try:
    write_dataset(example(), Path(sys.argv[1]))
except InputError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of file sizes are a Unix thing")
def test_a_full_disk_leaves_the_old_dataset(tmp_path: Path) -> None:
    write_dataset(example(), tmp_path / "labels")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path / "labels")], capture_output=True, text=True, timeout=60
    )
    assert "labels: cannot be written" in done.stdout, done.stderr
    assert len(read_dataset(tmp_path / "labels").articles) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["labels"]


def test_a_frame_has_its_columns_and_types_without_any_rows() -> None:
    assert list(frame("spans", []).columns) == SCHEMAS["spans"].names
    assert frame("spans", []).dtypes["start"] == "int64"
    assert articles_frame([]).dtypes["body_start"] == "int64"


def test_writing_where_nobody_may_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_dataset(example(), tmp_path / "file" / "labels")
