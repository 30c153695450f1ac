"""The work of a class from wherever it lies."""

import json
from pathlib import Path

import pytest

from annotate.course.classroom.collect_results import collect_results
from annotate.course.classroom.course_record import Course, write_course
from annotate.course.grading.class_results import grade_class
from annotate.course.grading.result import read_results, write_result
from annotate.course.lessons.material import Material, load_material
from annotate.course.reports.dataset import class_dataset
from exports.dataset.dataset import write_dataset
from tests.annotate.course.first_lesson import EVERY, HALF, four
from tests.annotate.course.students import STUDENTS, write_class
from unsourced.errors import InputError


@pytest.fixture
def weir(tmp_path: Path) -> Material:
    """The material of the invented lesson, with the results of four students in `results` beside it."""
    write_class(tmp_path)
    return load_material(tmp_path / "lesson.toml", [tmp_path / "gold"], [tmp_path / "articles.jsonl"])


def given(folder: Path) -> dict[str, object]:
    return {
        "lesson": str(folder / "lesson.toml"),
        "gold": [folder / "gold"],
        "articles": [folder / "articles.jsonl"],
        "workspace": folder,
        "quiet": True,
    }


def test_result_files_a_dataset_and_a_closed_course_hold_the_same_work(weir: Material, tmp_path: Path) -> None:
    students = grade_class(read_results([tmp_path / "results"]).values(), weir)
    write_dataset(class_dataset(students, weir.lesson), tmp_path / "exported")
    course = Course(
        name="9a",
        lesson=str(tmp_path / "lesson.toml"),
        url="",
        created="2026-01-01",
        exported=str(tmp_path / "exported"),
    )
    write_course(tmp_path, course)
    for source in (str(tmp_path / "results"), str(tmp_path / "exported"), "9a"):
        found = collect_results([source], **given(tmp_path))  # type: ignore[arg-type]
        assert [one.student for one in found.students] == sorted(STUDENTS)
        assert [one.marks for one in found.students] == [len(STUDENTS[name]) for name in sorted(STUDENTS)]
        assert found.course == (course if source == "9a" else None)
        assert (found.touched, found.synthetic) == ((), False)


def test_results_of_another_text_are_all_named(material: Material, tmp_path: Path) -> None:
    good, *others = four(material)
    write_result(good, tmp_path / "good.json")
    for one in others[:2]:
        items = [item.model_copy(update={"article": "another"}) for item in one.items]
        write_result(one.model_copy(update={"items": tuple(items)}), tmp_path / f"{one.student}.json")
    with pytest.raises(InputError) as caught:
        collect_results([str(tmp_path)])
    told = str(caught.value)
    assert told.startswith("nothing was written: 2 of 3 results are of no use: ")
    assert f"{tmp_path / HALF}.json: article " in told
    assert f"{tmp_path / EVERY}.json: article " in told


def test_what_cannot_be_gathered(results: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing.json: there is no such file"):
        collect_results(["missing.json"], workspace=tmp_path)
    with pytest.raises(InputError, match="there is no course 'nine'"):
        collect_results(["nine"], workspace=tmp_path)
    other = json.loads((results / "Ada.json").read_text()) | {"lesson": "full-scheme"}
    (results / "Other.json").write_text(json.dumps(other))
    with pytest.raises(InputError, match=r"2 lessons: first-lesson, full-scheme.*--lesson"):
        collect_results([str(results)])
