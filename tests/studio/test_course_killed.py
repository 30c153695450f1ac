"""`course create`, killed with -9 again and again, ends with each student once."""

from pathlib import Path

from annotate.course.classroom.course_record import require_course
from annotate.label_studio.tasks import tasks_after
from tests.conftest import StudioUnderTest
from tests.dying import runs_to_the_end

STUDENTS = 8


def test_killed_at_any_moment_it_goes_on(studio: StudioUnderTest, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\n" + "".join(f"Student {number}\n" for number in range(STUDENTS)), encoding="utf-8")
    call = ["course", "create", "Killed", "--roster", str(roster)]
    call += ["--lesson", "first-lesson", "--workspace", str(studio.workspace), "--quiet"]
    *killed, last = runs_to_the_end(call)
    assert last.returncode == 0, last.stdout
    assert len(killed) > 5
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
