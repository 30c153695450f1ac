"""A class in a real Label Studio: each student once, whatever happens on the way."""

import json
from pathlib import Path

import httpx
import pytest

from annotate.course.classroom.course_record import Course, Student, find_course, require_course
from annotate.course.classroom.create import Created, create, refuse_other
from annotate.course.classroom.enrol import enrol, left_out
from annotate.course.classroom.roster import Enrolled
from annotate.course.classroom.run import offered_scheme
from exports.label_studio.blind_export import export_blind
from tests.conftest import StudioUnderTest
from tests.studio.articles import plain_articles
from unsourced.config.settings import Settings
from unsourced.errors import InputError, StudioError
from unsourced.schemes.load import load_scheme

LABELS = ("vague-source", "editorial-insertion")
PEOPLE = [Enrolled(name="Anka Torvell", email="anka@school.example"), Enrolled(name="Bram Sill", id="7")]


def course_of(studio: StudioUnderTest, name: str, people: list[Enrolled], workspace: Path) -> Course:
    course = find_course(workspace, name) or Course(
        name=name, lesson="test", url=studio.url, created="2026-01-01T00:00:00Z"
    )
    return enrol(course, people, forms=False)


def made(studio: StudioUnderTest, name: str, people: list[Enrolled], workspace: Path, articles: int = 2) -> Created:
    return create(
        studio.connection,
        course_of(studio, name, people, workspace),
        lambda _: plain_articles(articles),
        scheme=offered_scheme(load_scheme(), LABELS),
        workspace=workspace,
    )


def logs_in(studio: StudioUnderTest, student: Student) -> bool:
    with httpx.Client(base_url=studio.url, trust_env=False) as browser:
        browser.get("/user/login/")
        form = {"email": student.account, "password": student.password}
        form["csrfmiddlewaretoken"] = browser.cookies["csrftoken"]
        return browser.post("/user/login/", data=form).status_code == 302


def tasks_of(studio: StudioUnderTest, project: int | None) -> list[dict[str, object]]:
    found: list[dict[str, object]] = studio.connection.get("/api/tasks", project=project, page_size=100)["tasks"]
    return found


def test_accounts_projects_and_slips(studio: StudioUnderTest, tmp_path: Path) -> None:
    done = made(studio, "Course one", PEOPLE, tmp_path)
    assert (done.accounts, done.projects, done.articles) == (2, 2, 4)
    slips = done.login_sheet.read_text()
    assert done.login_sheet.stat().st_mode & 0o077 == 0
    for student in done.course.students:
        assert logs_in(studio, student)
        assert all(word in slips for word in (student.name, student.account, student.password))
        project = studio.connection.get(f"/api/projects/{student.project}/")
        assert project["title"] == f"Course one: {student.pseudonym}"
        assert project["maximum_annotations"] == 1
        assert "Vague source" in project["label_config"]
        assert "Loaded language" not in project["label_config"]
        assert "Vague source" in project["expert_instruction"]
        assert len(tasks_of(studio, student.project)) == 2
    # Names and addresses stay on the teacher's machine.
    said = json.dumps([studio.connection.get("/api/users/"), studio.connection.get("/api/projects/", page_size=500)])
    assert "Torvell" not in said
    assert "anka@school" not in said


def test_again_with_a_longer_roster_only_the_new_ones(studio: StudioUnderTest, tmp_path: Path) -> None:
    first = made(studio, "Course two", PEOPLE, tmp_path)
    longer = [Enrolled(name="Zed Marn"), *PEOPLE[::-1]]
    second = made(studio, "Course two", longer, tmp_path)
    assert (second.accounts, second.projects, second.articles) == (1, 1, 2)
    assert second.course.students[:2] == first.course.students
    third = made(studio, "Course two", longer, tmp_path, articles=3)
    assert (third.accounts, third.projects, third.articles) == (0, 0, 3)
    assert [len(tasks_of(studio, one.project)) for one in third.course.students] == [3, 3, 3]
    assert left_out(third.course, PEOPLE) == [third.course.students[2].pseudonym]


def test_what_was_done_and_not_recorded_is_found_again(studio: StudioUnderTest, tmp_path: Path) -> None:
    first = made(studio, "Course three", PEOPLE, tmp_path)
    record = tmp_path / "courses" / "course-three" / "course.json"
    forgotten = json.loads(record.read_text())
    forgotten["students"][0] |= {"user": None, "project": None, "loaded": []}
    record.write_text(json.dumps(forgotten))
    second = made(studio, "Course three", PEOPLE, tmp_path)
    assert second.course.students == first.course.students
    assert second.articles == 0


def test_an_address_that_is_somebody_elses_is_refused(studio: StudioUnderTest, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    made(studio, "Course four", PEOPLE, tmp_path / "one")
    with pytest.raises(StudioError, match=r"course-four.example: .*already exists.*name this one otherwise"):
        made(studio, "Course four", PEOPLE, tmp_path / "two")


def test_the_class_is_exported_as_one(studio: StudioUnderTest, tmp_path: Path) -> None:
    done = made(studio, "Course five", PEOPLE, tmp_path)
    for student in done.course.students:
        task = tasks_of(studio, student.project)[0]["id"]
        studio.connection.post(f"/api/tasks/{task}/annotations/", {"result": []})
    joined = export_blind(
        Settings(project="Course five", workspace=tmp_path, url=studio.url, token=studio.connection.token),
        tmp_path / "out",
        scheme=load_scheme(),
        quiet=True,
    )
    assert len(joined.dataset.annotations) == 2
    assert len(joined.touched) == 2  # The owner worked in theirs.
    assert list(joined.dataset.annotations["labels_offered"]) == [list(LABELS)] * 2


def test_another_server_lesson_or_a_closed_course(studio: StudioUnderTest, tmp_path: Path) -> None:
    course = Course(name="Six", lesson="first-lesson", url=studio.url, created="2026-01-01")
    refuse_other(course, studio.url, "first-lesson")
    with pytest.raises(InputError, match="is on http.*, not the Label Studio of its workspace"):
        refuse_other(course, "", "first-lesson")
    with pytest.raises(InputError, match="has the lesson first-lesson, not full-scheme"):
        refuse_other(course, studio.url, "full-scheme")
    with pytest.raises(InputError, match="is closed"):
        refuse_other(course.model_copy(update={"closed": True}), studio.url, "first-lesson")
    with pytest.raises(InputError, match="there is no course 'Six'.*there is none"):
        require_course(tmp_path, "Six")
