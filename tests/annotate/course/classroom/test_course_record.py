"""The record of a course."""

from pathlib import Path

import pytest

from annotate.course.classroom.course_record import (
    Course,
    Student,
    course_folder,
    course_lock,
    every_course,
    find_course,
    require_course,
    slug,
    write_course,
)
from annotate.course.classroom.roster import Enrolled
from unsourced.errors import InputError, SettingsError

ANKA = Student(pseudonym="S01", account="s01@9a.example", password="x", name="Anka Torvell", id="7", form="A")
COURSE = Course(name="9a", lesson="first-lesson", url="", created="2026-01-01", students=(ANKA,))


def test_what_was_written_is_found_and_nobody_else_reads_it(tmp_path: Path) -> None:
    write_course(tmp_path, COURSE)
    write_course(tmp_path, COURSE.model_copy(update={"name": "8b", "students": ()}))
    assert find_course(tmp_path, "9a") == COURSE
    assert [course.name for course in every_course(tmp_path)] == ["8b", "9a"]
    assert (tmp_path / "courses" / "9a" / "course.json").stat().st_mode & 0o077 == 0
    assert ANKA.enrolled == Enrolled(name="Anka Torvell", id="7", pseudonym="S01", research_consent=False)


def test_what_is_not_there_is_said_with_what_is(tmp_path: Path) -> None:
    assert find_course(tmp_path, "9a") is None
    with pytest.raises(InputError, match=r"there is no course '9a'.*there is none"):
        require_course(tmp_path, "9a")
    write_course(tmp_path, COURSE)
    with pytest.raises(InputError, match=r"there is no course '8b'.*there is '9a'"):
        require_course(tmp_path, "8b")
    with pytest.raises(InputError, match="the course '9a' lies in the folder that '9A' would have"):
        find_course(tmp_path, "9A")
    (tmp_path / "courses" / "9a" / "course.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"Put it back from a copy"):
        find_course(tmp_path, "9a")


def test_a_student_is_replaced_by_pseudonym() -> None:
    changed = COURSE.with_student(ANKA.model_copy(update={"project": 7}))
    assert [one.project for one in changed.students] == [7]
    assert COURSE.with_student(ANKA.model_copy(update={"pseudonym": "S02"})) == COURSE
    assert COURSE.project_title(ANKA) == "9a: S01"


@pytest.mark.parametrize(("name", "expected"), [("Class 9a / Spring", "class-9a-spring"), ("x" * 60, "x" * 40)])
def test_a_name_as_a_folder_has_it(tmp_path: Path, name: str, expected: str) -> None:
    assert slug(name) == expected
    assert course_folder(tmp_path, name) == tmp_path / "courses" / expected
    with pytest.raises(InputError, match="has no plain letter or digit"):
        slug("—")


def test_one_command_at_a_time(tmp_path: Path) -> None:
    with (
        course_lock(tmp_path, "9a"),
        pytest.raises(InputError, match="another command works on this course"),
        course_lock(tmp_path, "9a"),
    ):
        pass
