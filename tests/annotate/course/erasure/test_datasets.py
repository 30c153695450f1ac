"""A person out of Datasets."""

import json
from pathlib import Path

from annotate.course.erasure.datasets import Person, datasets_in, erase_in_dataset, repair_datasets
from annotate.course.reports.dataset import class_dataset
from exports.dataset.dataset import read_dataset, write_dataset
from tests.annotate.course.students import graded, weir_material

BO = Person(["half-right", "Bo Marn"], account="bo@9a.example", project=7)
ADA = {"id": 4, "email": "ada@9a.example"}
USERS = [{"id": 3, "email": "bo@9a.example"}, ADA]
TASKS = [
    {"id": 1, "project": 7, "annotations": []},
    {
        "id": 2,
        "project": 8,
        "annotators": [3, 4],
        "annotations": [{"id": 5, "completed_by": 3}, {"id": 6, "completed_by": 4, "updated_by": 3}],
    },
]


def written(folder: Path) -> Path:
    """A Dataset of two students, with what Label Studio said of both."""
    material = weir_material(folder / "class")
    students = [graded(name, material) for name in ("half-right", "all-right")]
    path = folder / "labels"
    write_dataset(class_dataset(students, material.lesson), path)
    (path / "raw").mkdir()
    for name, value in (("users", USERS), ("tasks", TASKS), ("project", {"id": 7, "title": "9a: S02"})):
        (path / "raw" / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    return path


def test_their_rows_go_and_nobody_elses(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert erase_in_dataset(path, BO)
    dataset = read_dataset(path)
    assert list(dataset.annotations["annotator"]) == ["all-right"]
    assert len(dataset.spans) == 4
    assert not erase_in_dataset(path, BO)


def test_what_label_studio_said_of_them_goes_too(tmp_path: Path) -> None:
    path = written(tmp_path)
    erase_in_dataset(path, BO)
    raw = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in (path / "raw").iterdir()}
    assert raw == {
        "users": [ADA],
        "tasks": [TASKS[1] | {"annotators": [4], "annotations": [{"id": 6, "completed_by": 4, "updated_by": None}]}],
    }


def test_a_dataset_without_them_stays_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    assert not erase_in_dataset(path, Person(["cy"], account="cy@9a.example"))
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == before


def test_numbers_are_a_persons_only_where_their_account_is_known() -> None:
    here = BO.with_ids_in([json.dumps(USERS)])
    assert (here.user, here.project) == (3, 7)
    elsewhere = BO.with_ids_in([json.dumps([{"id": 3, "email": "x@y.example"}]), "no JSON"])
    assert (elsewhere.user, elsewhere.project) == (None, None)
    assert BO.has("BO MARN")
    assert not BO.has(None)


def test_what_a_killed_write_left_goes_and_datasets_are_found_at_any_depth(tmp_path: Path) -> None:
    path = written(tmp_path)
    (path / ".spans.parquet.part").touch()
    old, other = tmp_path / ".labels.old", tmp_path / ".somebodys.old"
    for folder in (old, other):
        folder.mkdir()
    (old / "dataset.json").touch()
    repair_datasets(tmp_path)
    assert not (path / ".spans.parquet.part").exists()
    assert not old.exists()
    assert other.exists()
    assert list(datasets_in(tmp_path)) == [path]
