"""A person off a Label Studio: their project, what they did in others' projects, their account."""

from collections.abc import Iterator
from pathlib import Path

from annotate.course.classroom.course_record import Course, Student
from annotate.label_studio.tasks import count_tasks, task_rows
from annotate.studio.users import remove_account
from unsourced.label_studio.client import Connection
from unsourced.label_studio.local_server import StudioFolder


def erase_on_server(connection: Connection, student: Student) -> list[str]:
    """Remove what the server has of a student, and say what was removed. What is gone already is no error.

    Raises StudioError where the server refuses, as for an account where the token is not the owner's.
    """
    done = []
    if student.user is not None:
        foreign = [project for project in _projects(connection) if project != student.project]
        for project in foreign:
            many = _remove_annotations(connection, project, student.user)
            if many:
                done.append(f"{many} annotations in project {project}, which is somebody else's")
    if student.project is not None and _delete(connection, f"/api/projects/{student.project}/"):
        done.append(f"project {student.project} with everything in it")
    if student.user is not None and remove_account(connection, student.user):
        done.append(f"the account {student.account}, and its drafts")
    return done


def erase_copies(workspace: Path, course: Course) -> list[str]:
    """Delete what the workspace's own Label Studio kept of each export of the course's projects.

    Label Studio writes every export to its disk first, and leaves it there. The projects of the others go too: their
    copies hold what the student did in them, and nothing reads them.
    """
    if course.url:
        return []
    copies = [
        copy
        for student in course.students
        if student.project is not None
        for copy in (StudioFolder(workspace).data / "export").glob(f"project-{student.project}-at-*")
    ]
    for copy in copies:
        copy.unlink(missing_ok=True)
    return [f"{len(copies)} copies of exports that Label Studio had kept on its disk"] if copies else []


def _projects(connection: Connection) -> Iterator[int]:
    page = 1
    while True:
        answer = connection.get("/api/projects/", page=page, page_size=100, include="id")
        yield from (int(project["id"]) for project in answer["results"])
        if not answer.get("next"):
            return
        page += 1


def _remove_annotations(connection: Connection, project: int, user: int) -> int:
    theirs = [("annotators", "contains", "List", user)]
    if not count_tasks(connection, project, theirs):
        return 0
    made = [
        int(annotation["id"])
        for row in task_rows(connection, project, theirs, fields="all", omit="data,meta,predictions")
        for annotation in row["annotations"]
        if _number(annotation["completed_by"]) == user
    ]
    return sum(_delete(connection, f"/api/annotations/{annotation}/") for annotation in made)


def _number(who: object) -> object:
    return who.get("id") if isinstance(who, dict) else who


def _delete(connection: Connection, path: str) -> bool:
    """Delete, and say whether there was something."""
    with connection.errors(f"DELETE {path}"):
        answer = connection.client.delete(path)
        if answer.status_code == 404:
            return False
        answer.raise_for_status()
    return True
