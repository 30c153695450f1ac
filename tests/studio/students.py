"""A small class in Label Studio whose students submit over HTTP, as their browsers would."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from annotate.course.classroom.course_record import Course, Student, require_course, slug
from annotate.course.classroom.run import set_up
from annotate.label_studio.tasks import tasks_after
from tests.conftest import StudioUnderTest
from unsourced.label_studio.client import Connection


def make_class(studio: StudioUnderTest, name: str, people: Sequence[str], folder: Path, lesson: str) -> Course:
    """A course of these people, with addresses, in the workspace of the server."""
    roster = folder / "roster.csv"
    rows = "".join(f"{one},{one.split()[0].lower()}@{slug(name)}.school.example\n" for one in people)
    roster.write_text(f"Name,Email\n{rows}", encoding="utf-8")
    set_up(name, roster, lesson, workspace=studio.workspace, quiet=True)
    return require_course(studio.workspace, name)


@contextmanager
def logged_in(url: str, student: Student) -> Iterator[httpx.Client]:
    """A student's session."""
    with httpx.Client(base_url=url, trust_env=False, timeout=120) as browser:
        browser.get("/user/login/").raise_for_status()
        form = {"email": student.account, "password": student.password}
        form["csrfmiddlewaretoken"] = browser.cookies["csrftoken"]
        assert browser.post("/user/login/", data=form).status_code == 302
        browser.headers.update({"X-CSRFToken": browser.cookies["csrftoken"], "Referer": f"{url}/"})
        yield browser


def submit(browser: httpx.Client, task: int, marks: Sequence[tuple[str, int, int]]) -> int:
    """Submit these marks (label, start, end) on a task; returns the annotation's number."""
    body = {"result": [_region(number, *mark) for number, mark in enumerate(marks)], "lead_time": 60.0}
    made = browser.post(f"/api/tasks/{task}/annotations/", json=body).raise_for_status().json()
    return int(made["id"])


def tasks_of(connection: Connection, student: Student) -> Mapping[str, int]:
    """A student's tasks by article."""
    assert student.project
    return {task.article_id: task.id for task in tasks_after(connection, student.project)}


def _region(number: int, label: str, start: int, end: int) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [label]}
    return {"id": f"r{number}", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
