"""A class on the server: what of it can be told without one. tests/studio has the rest."""

from pathlib import Path

import pytest

from annotate.course.classroom.course_record import Course, Student, find_course
from annotate.course.classroom.create import create, login_sheet_html, public_address, refuse_other, write_class
from tests.annotate.course.invented import weir
from unsourced.errors import InputError
from unsourced.label_studio.client import Connection
from unsourced.schemes.load import load_scheme

ANKA = Student(
    pseudonym="S01",
    account="s01@9a.example",
    password="k7m4-p9x-w3h",
    name="Bram <Torvell>",
    user=3,
    project=5,
    loaded=(weir().id,),
)
COURSE = Course(name="9a", lesson="first-lesson", url="", created="2026-01-01", students=(ANKA,))
# Nothing is asked of it.
NOWHERE = Connection("http://127.0.0.1:9", "")


def test_who_has_everything_needs_nothing_of_the_server(tmp_path: Path) -> None:
    done = create(NOWHERE, COURSE, lambda _: [weir()], scheme=load_scheme(), workspace=tmp_path)
    assert (done.accounts, done.projects, done.articles, done.course) == (0, 0, 0, COURSE)
    assert find_course(tmp_path, "9a") == COURSE
    assert "k7m4-p9x-w3h" in done.login_sheet.read_text(encoding="utf-8")


def test_the_sheet_is_private_and_the_group_has_no_name(tmp_path: Path) -> None:
    sheet = write_class(COURSE, "http://school.example", tmp_path)
    assert sheet.stat().st_mode & 0o077 == 0
    (group,) = (path for path in tmp_path.rglob("*.json") if "9a: S01" in path.read_text(encoding="utf-8"))
    text = group.read_text(encoding="utf-8")
    assert weir().id in text
    assert "Torvell" not in text


def test_a_slip_for_each_student_by_name() -> None:
    other = ANKA.model_copy(update={"pseudonym": "S02", "name": "Aaron Sill"})
    page = login_sheet_html(COURSE.model_copy(update={"students": (ANKA, other)}), "http://school.example")
    assert page.index("Aaron Sill") < page.index("Bram &lt;Torvell&gt;")
    assert page.count("http://school.example") >= 2


def test_the_address_is_the_connections_where_the_workspace_has_no_server(tmp_path: Path) -> None:
    assert public_address(NOWHERE, tmp_path) == "http://127.0.0.1:9"


def test_another_server_another_lesson_and_a_closed_course_are_refused() -> None:
    refuse_other(COURSE, "", "first-lesson")
    with pytest.raises(InputError, match="is on the Label Studio of its workspace, not http://school.example"):
        refuse_other(COURSE, "http://school.example", "first-lesson")
    with pytest.raises(InputError, match="has the lesson first-lesson, not full-scheme"):
        refuse_other(COURSE, "", "full-scheme")
    with pytest.raises(InputError, match="is closed"):
        refuse_other(COURSE.model_copy(update={"closed": True}), "", "first-lesson")
