"""A person off a Label Studio, which here gives one answer to everything; tests/studio asks a real one."""

from pathlib import Path

import httpx

from annotate.course.classroom.course_record import Course, Student
from annotate.course.erasure.label_studio import erase_copies, erase_on_server
from unsourced.label_studio.client import Connection
from unsourced.label_studio.local_server import StudioFolder

ADA, BO = (
    Student(pseudonym=f"S0{number}", account=f"s0{number}@9a.example", password="x", project=number)
    for number in (1, 2)
)


def answering(status: int) -> tuple[Connection, list[str]]:
    """A server that answers everything so, and what it is asked."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.method} {request.url.path}")
        return httpx.Response(status)

    connection = Connection("http://studio.example", "")
    connection.__dict__["client"] = httpx.Client(base_url=connection.url, transport=httpx.MockTransport(answer))
    return connection, asked


def test_a_project_is_deleted_and_one_that_is_gone_is_no_error() -> None:
    connection, asked = answering(204)
    assert erase_on_server(connection, ADA) == ["project 1 with everything in it"]
    assert asked == ["DELETE /api/projects/1/"]
    connection, _ = answering(404)
    assert erase_on_server(connection, ADA) == []


def test_a_student_who_never_was_on_the_server() -> None:
    connection, asked = answering(500)
    assert erase_on_server(connection, ADA.model_copy(update={"project": None})) == []
    assert asked == []


def test_copies_of_exports_go_for_the_whole_course(tmp_path: Path) -> None:
    folder = StudioFolder(tmp_path).data / "export"
    folder.mkdir(parents=True)
    for name in ("project-1-at-2026.json", "project-2-at-2026.json", "project-12-at-2026.json"):
        (folder / name).touch()
    course = Course(name="9a", lesson="x", url="", created="2026-01-01", students=(ADA, BO))
    assert erase_copies(tmp_path, course.model_copy(update={"url": "http://studio.example"})) == []
    assert erase_copies(tmp_path, course) == ["2 copies of exports that Label Studio had kept on its disk"]
    assert [path.name for path in folder.iterdir()] == ["project-12-at-2026.json"]
    assert erase_copies(tmp_path, course) == []
