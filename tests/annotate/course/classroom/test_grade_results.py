"""A course of the teacher's own lesson, and what its students saved from their pages of feedback beside it."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.course import command
from annotate.course.classroom.collect_results import collect_results
from annotate.course.classroom.course_record import Course, Student, write_course
from annotate.course.grading.class_results import grade_class
from annotate.course.grading.disputes import disputes
from annotate.course.grading.result import Disagreement, read_results, write_result
from annotate.course.lessons.material import load_material
from annotate.course.reports.dataset import class_dataset
from exports.dataset.dataset import write_dataset
from tests.annotate.course.invented import mark
from tests.annotate.course.students import RIGHT, STUDENTS, result, write_class

WHY = "Everybody knows them."


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A closed course of four, and a folder `saved` with one student's objection."""
    write_class(tmp_path)
    parts = tmp_path / "lesson.toml", tmp_path / "gold", tmp_path / "articles.jsonl"
    material = load_material(parts[0], [parts[1]], [parts[2]])
    students = grade_class(read_results(tmp_path / "results").values(), material)
    write_dataset(class_dataset(students, material.lesson), tmp_path / "exported")
    people = tuple(
        Student(pseudonym=name, account=name, password="x", form="A", name=f"{name} Torvell") for name in STUDENTS
    )
    course = Course(
        name="weir class",
        lesson=str(parts[0]),
        gold=(str(parts[1]),),
        articles=(str(parts[2]),),
        url="",
        created="2026-01-01",
        exported=str(tmp_path / "exported"),
        closed=True,
        students=people,
    )
    write_course(tmp_path, course)
    no = mark("vague-source", "Insiders")
    objection = Disagreement(label=no.label, start=no.start, end=no.end, verdict="missed", reason=WHY)
    write_result(result("nothing", [], objection), tmp_path / "saved" / "nothing.json")
    return tmp_path


def run(workspace: Path, *arguments: str) -> str:
    done = CliRunner().invoke(command, [*arguments, "--workspace", str(workspace)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_course_tells_which_lesson_the_files_are_of(workspace: Path) -> None:
    saved = str(workspace / "saved")
    told = run(workspace, "disputes", "weir class", saved)
    assert told.count(WHY) == 1
    assert "weir.toml: “Insiders” (vague-source); the page said: Missed, now: Missed" in told
    assert "Label Studio" not in told
    run(workspace, "feedback", "weir class", saved, "--out", str(workspace / "pages"))
    assert len(list((workspace / "pages").glob("*.html"))) == 5
    assert WHY in (workspace / "pages" / "disagreements.csv").read_text(encoding="utf-8")


def test_without_files_it_says_where_disagreements_are(workspace: Path) -> None:
    told = run(workspace, "disputes", "weir class")
    assert "Nobody disagrees." in told
    assert "Label Studio holds no disagreements: name the files that students saved, too." in told


def test_the_report_has_what_they_said_and_the_marks_of_the_course(workspace: Path) -> None:
    write_result(result("half-right", RIGHT), workspace / "saved" / "half-right.json")
    for sources in (["weir class", str(workspace / "saved")], [str(workspace / "saved"), "weir class"]):
        found = collect_results(sources, workspace=workspace)
        assert [(one.student, one.why) for one in disputes(found.students)] == [("nothing", WHY)]
        assert [one.marks for one in found.students] == [len(STUDENTS[one.student]) for one in found.students]
    run(workspace, "report", "weir class", str(workspace / "saved"), "--out", str(workspace / "report"))
    with (workspace / "report" / "disputes.csv").open(encoding="utf-8", newline="") as file:
        assert [row["why"] for row in csv.DictReader(file)] == [WHY]
