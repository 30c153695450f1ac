"""Setting up a class: what is decided before anything is sent."""

from pathlib import Path

import pytest

from annotate.course.classroom.course_record import Course, Student
from annotate.course.classroom.create import Created
from annotate.course.classroom.run import in_words, instruction, offered_scheme, readings_of, set_up
from annotate.course.lessons.material import load_material
from tests.annotate.course.invented import weir
from unsourced.errors import InputError
from unsourced.schemes.load import load_scheme


def test_a_bad_roster_and_an_unknown_lesson_are_refused_before_anything_is_sent(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Points\n1\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column says who a student is"):
        set_up("9a", roster, "first-lesson", workspace=tmp_path)
    roster.write_text("Name\nAnka\n", encoding="utf-8")
    with pytest.raises(InputError, match="last-lesson"):
        set_up("9a", roster, "last-lesson", workspace=tmp_path)
    assert not (tmp_path / "courses").exists()


def test_the_scheme_that_is_offered_has_the_lessons_labels_alone() -> None:
    scheme, labels = load_scheme(), {"vague-source", "editorial-insertion"}
    offered = offered_scheme(scheme, labels)
    assert {label.key for label in offered.labels} == labels
    assert all(question in offered.questions_per("region") for question in offered.questions)
    assert all(set(question.labels) <= labels for question in offered.questions)
    assert all(relation.from_labels and relation.to_labels for relation in offered.relations)
    assert offered.version == scheme.version


def test_the_other_form_comes_after_practice() -> None:
    lesson = load_material("first-lesson").lesson
    practice = [reading.article for reading in lesson.practice]
    a, b = ([reading.article for reading in readings] for _, readings in sorted(lesson.forms.items()))
    student = Student(pseudonym="S01", account="x", password="x", form="B")
    assert readings_of(lesson, student, ("after", "before", "practice")) == [*b, *practice, *a]
    assert readings_of(lesson, student, ("before",)) == b
    assert readings_of(lesson, student.model_copy(update={"form": None}), ("before", "practice")) == practice


def test_originals_stand_in_the_instruction() -> None:
    lesson = load_material("first-lesson").lesson
    assert "Originals" not in instruction(lesson, {})
    shown = instruction(lesson, {"weir": weir(), "again": weir()})
    assert shown.count("<summary>Weir at Orrin leaks</summary>") == 1
    assert "<p>Insiders say the weir will burst. Nine sluices are rotten.</p>" in shown


def test_what_the_teacher_should_know(tmp_path: Path) -> None:
    course = Course(name="9a", lesson="first-lesson", url="", created="2026-01-01")
    done = Created(course=course, accounts=2, projects=1, articles=4, login_sheet=tmp_path / "slips.html")
    told = in_words(done, "http://127.0.0.1:8080", ["S03"])
    assert "9a: 0 students at http://127.0.0.1:8080 (made now: 2 accounts, 1 projects with 4 articles)" in told
    assert "Only this machine reaches that address." in told
    assert "Not in the roster, and still in the course: S03" in told
    assert "Passwords travel unencrypted" in in_words(done, "http://school.example", [])
    safe = in_words(done, "https://school.example", [])
    assert "unencrypted" not in safe
    assert "Not in the roster" not in safe
