"""A person off a Label Studio: their project, what they did in others' projects, their account."""

from collections.abc import Iterator
from pathlib import Path

import httpx

from annotate.course.classroom.course_record import Course, Student
from annotate.label_studio.tasks import task_rows
from annotate.studio.users import remove_account
from unsourced.label_studio.client import Connection
from unsourced.label_studio.local_server import StudioFolder


def erase_on_server(connection: Connection, student: Student) -> list[str]:
    """Remove what the server has of a student, and say what was removed. What is gone already is no error.

    Raises:
        StudioError: the server refuses, as for an account where the token is not the owner's.
    """
    done = []
    if student.project is not None and _delete(connection, f"/api/projects/{student.project}/"):
        done.append(f"project {student.project} with everything in it")
    if student.user is not None:
        for project in _worked_in(connection, student.user):
            many = _remove_annotations(connection, project, student.user)
            if many:
                done.append(f"{many} annotations in project {project}, which is somebody else's")
        if remove_account(connection, student.user):
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


def _worked_in(connection: Connection, user: int) -> Iterator[int]:
    """The projects that hold annotations of a user, each once; remove them from it before taking the next.

    A request or two, however many projects the server has: it names 100 at most, so it is asked until none is new.
    """
    organization = connection.get("/api/current-user/whoami")["active_organization"]
    named: set[int] = set()
    while True:
        path = f"/api/organizations/{organization}/memberships/{user}/"
        member = _answer(connection, "GET", path, contributed_to_projects="true")
        projects = member.json()["contributed_to_projects"] if member is not None else []
        new = [int(project["id"]) for project in projects if project["id"] not in named]
        if not new:
            return
        yield from new
        named.update(new)


def _remove_annotations(connection: Connection, project: int, user: int) -> int:
    theirs = [("annotators", "contains", "List", user)]
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
    return _answer(connection, "DELETE", path) is not None


def _answer(connection: Connection, method: str, path: str, **parameters: str) -> httpx.Response | None:
    """What the server answers; None where there is nothing, or no longer."""
    with connection.errors(f"{method} {path}"):
        answer = connection.client.request(method, path, params=parameters)
        if answer.status_code == httpx.codes.NOT_FOUND:
            return None
        answer.raise_for_status()
    return answer
