"""A person off a Label Studio: their project, what they did in others' projects, their account."""

from collections.abc import Iterator

from annotate.course.record import Student
from annotate.project_tasks import count_tasks, task_rows
from annotate.studio.users import remove_account
from unsourced.connection import Connection


def forget_on_server(connection: Connection, student: Student) -> list[str]:
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
