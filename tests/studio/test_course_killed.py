"""`course create`, killed with -9 again and again, ends with each student once."""

import subprocess
import sys
import time
from pathlib import Path

from annotate.course.classroom.course_record import find_course, require_course
from annotate.label_studio.tasks import tasks_after
from tests.conftest import StudioUnderTest

STUDENTS = 8


def test_killed_at_any_moment_it_goes_on(studio: StudioUnderTest, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\n" + "".join(f"Student {number}\n" for number in range(STUDENTS)), encoding="utf-8")
    call = [sys.executable, "-m", "unsourced", "course", "create", "Killed", "--roster", str(roster)]
    call += ["--lesson", "first-lesson", "--workspace", str(studio.workspace), "--quiet"]
    kills = 0
    began = time.monotonic()
    while True:
        before = _done(studio)
        process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        # Each run gets through about one more student, and dies at another step of it.
        while _done(studio) < before + 1 + kills % 4 and process.poll() is None:
            time.sleep(0.005)
        time.sleep(0.03 * (kills % 7))
        if process.poll() is not None or kills >= 12:
            said, _ = process.communicate()
            break
        process.kill()
        process.communicate()
        kills += 1
        assert time.monotonic() - began < 300
    assert process.returncode == 0, said
    assert kills > 3
    course = require_course(studio.workspace, "Killed")
    users = [one["email"] for one in studio.connection.get("/api/users/")]
    projects = studio.connection.get("/api/projects/", page_size=1000, include="id,title")["results"]
    assert len(course.students) == STUDENTS
    assert sum(user.endswith("@killed.example") for user in users) == STUDENTS
    assert sum(project["title"].startswith("Killed: ") for project in projects) == STUDENTS
    for student in course.students:
        assert student.account in users
        assert student.project
        tasks = [task.article_id for task in tasks_after(studio.connection, student.project)]
        assert tuple(tasks) == student.loaded
        assert len(tasks) == len(set(tasks)) == 6


def _done(studio: StudioUnderTest) -> int:
    """Steps that the record knows of: an account or a project each."""
    course = find_course(studio.workspace, "Killed")
    return sum((one.user is not None) + bool(one.loaded) for one in course.students) if course else 0
