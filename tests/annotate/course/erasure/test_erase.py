"""Who is forgotten: what is told before the server is asked. tests/studio has the rest."""

from pathlib import Path

import pytest

from annotate.course.classroom.course_record import Course, Student, every_course, write_course
from annotate.course.erasure.erase import Erasure, erase, in_words
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import InputError, UnsourcedError


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two courses with a student of one name."""
    for name in ("8b", "9a"):
        student = Student(pseudonym="S01", account=f"s01@{name}.example", password="x", name="Dee Wren")
        write_course(
            tmp_path, Course(name=name, lesson="first-lesson", url="", created="2026-01-01", students=(student,))
        )
    return tmp_path


def test_nobody_and_more_than_one_are_refused(workspace: Path) -> None:
    with pytest.raises(InputError, match="no student goes by 'Bo'"):
        erase("Bo", workspace=workspace)
    with pytest.raises(InputError, match=r"2 students go by 'dee wren'.*8b: S01, 9a: S01"):
        erase("dee wren", workspace=workspace)


def test_without_the_server_nobody_is_forgotten(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    for who in ("9a: s01", "S01@9A.example"):
        with pytest.raises(UnsourcedError, match="unsourced studio start"):
            erase(who, workspace=workspace)
    assert [len(course.students) for course in every_course(workspace)] == [1, 1]


def test_what_was_removed_and_what_is_out_of_reach() -> None:
    told = in_words(Erasure("9a, S01", ["project 5 with everything in it"], ["model.skops: trained on 2 articles"]))
    assert told.startswith("9a, S01 is forgotten. Removed:\n  project 5 with everything in it\nModels that")
    assert "  model.skops: trained on 2 articles\nOut of reach:\n  backups" in told
    assert "Models" not in in_words(Erasure("9a, S01"))
