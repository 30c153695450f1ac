"""A roster and a lesson in, a class out: on a server elsewhere, part by part, with a token that is not the owner's."""

import json
from pathlib import Path

import pytest

from annotate.course.classroom.close import close
from annotate.course.classroom.collect_results import collect_results
from annotate.course.classroom.course_record import require_course
from annotate.course.classroom.run import set_up
from annotate.course.lessons.material import load_material
from annotate.label_studio.tasks import tasks_after
from annotate.studio import add_user
from configs import lesson_text
from tests.conftest import StudioUnderTest
from tests.studio.students import logged_in, submit, tasks_of
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import BatchError, InputError


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text("Name,research_consent\nAnka Torvell,yes\nBram Sill,no\n", encoding="utf-8")
    return path


def test_part_by_part_in_the_order_of_the_lesson(studio: StudioUnderTest, roster: Path) -> None:
    lesson = load_material("inserted-words").lesson
    sizes = []
    for parts in (("before",), ("before", "practice"), ("before", "practice", "after")):
        set_up("Parts", roster, "inserted-words", parts=parts, workspace=studio.workspace, quiet=True)
        course = require_course(studio.workspace, "Parts")
        sizes.append([len(student.loaded) for student in course.students])
    assert sizes == [[2, 2], [4, 4], [6, 6]]
    assert {student.form for student in course.students} == {"A", "B"}
    golds = load_material("inserted-words").golds
    for student in course.students:
        assert student.project
        first, second = ("A", "B") if student.form == "A" else ("B", "A")
        readings = [*lesson.forms[first], *lesson.practice, *lesson.forms[second]]  # type: ignore[index]
        there = [task.article_id for task in tasks_after(studio.connection, student.project)]
        assert there == [golds[reading.article].article.id for reading in readings]


def test_originals_are_read_beside_and_no_gold_is_there(studio: StudioUnderTest, roster: Path) -> None:
    set_up("Originals", roster, "inserted-words", workspace=studio.workspace, quiet=True)
    material = load_material("inserted-words")
    student = require_course(studio.workspace, "Originals").students[0]
    project = studio.connection.get(f"/api/projects/{student.project}/")
    instruction = project["expert_instruction"]
    assert "Originals to read beside" in instruction
    assert all(original.title.split("'")[0][:20] in instruction for original in material.originals.values())
    tasks = studio.connection.get(f"/api/projects/{student.project}/export", download_all_tasks="true")
    said = json.dumps([project, tasks], ensure_ascii=False)
    for gold in material.golds.values():
        assert not any(span.reason in said for span in gold.spans)
        assert not any(sound.reason in said for sound in gold.sound)
    assert all(not task["annotations"] and not task["predictions"] for task in tasks)


def test_real_articles_come_after_the_lesson(studio: StudioUnderTest, roster: Path, tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("# Ferry late\n\nThe ferry was late, its captain said.\n", encoding="utf-8")
    set_up(*("Real", roster, "first-lesson"), more=[tmp_path / "real.md"], workspace=studio.workspace, quiet=True)
    student = require_course(studio.workspace, "Real").students[0]
    tasks = tasks_of(studio.connection, student)
    assert len(tasks) == 7
    with logged_in(studio.url, student) as browser:
        submit(browser, list(tasks.values())[-1], [("source", 0, 5)])
    found = collect_results(["Real"], workspace=studio.workspace, quiet=True)
    # There is no gold for it: it is exported, and judged by nobody.
    assert found.students == ()


def test_a_lesson_of_ones_own_is_found_from_another_folder(
    studio: StudioUnderTest, roster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.toml").write_text(lesson_text("first-lesson").replace("first-lesson", "mine"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    set_up("Mine", roster, "mine.toml", workspace=studio.workspace, quiet=True)
    set_up("Mine", roster, "./mine.toml", workspace=studio.workspace, quiet=True)
    monkeypatch.chdir(studio.workspace)
    assert collect_results(["Mine"], workspace=studio.workspace, quiet=True).material.lesson.name == "mine"


def test_a_server_elsewhere(
    studio: StudioUnderTest, roster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, studio.url)
    monkeypatch.setenv(TOKEN_VARIABLE, studio.connection.token)
    said = set_up("Elsewhere", roster, "first-lesson", workspace=tmp_path / "own", quiet=True)
    assert f"2 students at {studio.url}" in said
    assert require_course(tmp_path / "own", "Elsewhere").url == studio.url
    with pytest.raises(InputError, match="has the lesson first-lesson, not full-scheme"):
        set_up("Elsewhere", roster, "full-scheme", workspace=tmp_path / "own", quiet=True)


def test_who_does_not_own_the_server_cannot_close(
    studio: StudioUnderTest, roster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = add_user(studio.connection, "teacher@school.example", "a-long-password")
    monkeypatch.setenv(URL_VARIABLE, studio.url)
    monkeypatch.setenv(TOKEN_VARIABLE, teacher.token)
    workspace = tmp_path / "theirs"
    set_up("Theirs", roster, "first-lesson", workspace=workspace, quiet=True)
    student = require_course(workspace, "Theirs").students[0]
    with logged_in(studio.url, student) as browser:
        submit(browser, next(iter(tasks_of(studio.connection, student).values())), [])
    with pytest.raises(BatchError, match="2 of 2 failed") as raised:
        close("Theirs", workspace=workspace, quiet=True)
    assert "Theirs, S0" in str(raised.value.failures[0])
    assert "Only the organization owner can delete users" in str(raised.value.failures[0])
    assert not require_course(workspace, "Theirs").closed
    monkeypatch.setenv(TOKEN_VARIABLE, studio.connection.token)
    done = close("Theirs", workspace=workspace, quiet=True)
    assert (done.annotations, done.late) == (1, ())
    with pytest.raises(InputError, match="is closed"):
        set_up("Theirs", roster, "first-lesson", workspace=workspace, quiet=True)
