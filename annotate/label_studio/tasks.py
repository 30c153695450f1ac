"""Reading a Label Studio project's tasks: in pages by task id, or only their number."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from unsourced.errors import StudioError
from unsourced.label_studio.client import Connection

_PAGE = 1000

# What Label Studio's task list filters by: column, operator, type, value.
Filter = tuple[str, str, str, object]


@dataclass(frozen=True, slots=True)
class ProjectTask:
    """A task. `article_id` and `source_id` are empty for one that the loader did not make; `work` counts its
    annotations and skips.
    """

    id: int
    article_id: str
    source_id: str
    work: int


class ProjectTasks:
    """The tasks of one project: what the loader asks of the server."""

    def __init__(self, connection: Connection, project: int) -> None:
        self._connection = connection
        self._project = project

    def count(self) -> int:
        """How many there are."""
        return int(self._connection.get(f"/api/projects/{self._project}/")["task_number"] or 0)

    def after(self, task: int) -> Iterator[ProjectTask]:
        """Those with a higher id, by id, without their texts."""
        return tasks_after(self._connection, self._project, task)

    def add(self, content: bytes) -> list[int]:
        """Import a JSON array of tasks, and return their ids in order; where the server refuses it takes none of them.

        Where the answer is lost (UnavailableError) they may be there or not, or yet to come.

        Raises StudioError where the server answers without the ids.
        """
        answer = self._connection.request(
            "POST",
            f"/api/projects/{self._project}/import",
            params={"return_task_ids": "true"},
            content=content,
            headers={"Content-Type": "application/json"},
        )
        if not isinstance(answer, dict) or "task_ids" not in answer:
            raise StudioError(
                "it answered an import without task ids",
                where=self._connection.url,
                remedy="Only the Community edition of Label Studio is supported.",
            )
        return [int(task) for task in answer["task_ids"]]

    def remove(self, task: int) -> None:
        """Delete a task."""
        self._connection.request("DELETE", f"/api/tasks/{task}/")

    def has_drafts(self, task: int) -> bool:
        """Whether somebody has begun to label it."""
        return bool(self._connection.get(f"/api/tasks/{task}/drafts"))


def tasks_after(connection: Connection, project: int, after: int = 0) -> Iterator[ProjectTask]:
    """The project's tasks with an id above `after`, by id, without their texts."""
    for row in task_rows(connection, project, after=after, omit="data"):
        meta = row.get("meta")
        record = (meta.get("unsourced") if isinstance(meta, dict) else None) or {}
        yield ProjectTask(
            id=row["id"],
            article_id=str(record.get("id", "")),
            source_id=str(record.get("source_id", "")),
            work=(row.get("total_annotations") or 0) + (row.get("cancelled_annotations") or 0),
        )


def task_rows(
    connection: Connection, project: int, filters: Sequence[Filter] = (), *, after: int = 0, **parameters: object
) -> Iterator[dict[str, Any]]:
    """The rows of Label Studio's task list that pass all filters, by id; `parameters` are the list's own.

    The next page begins behind the last task read, so that what is added or deleted meanwhile moves nothing.
    """
    while True:
        query = _query([*filters, ("id", "greater", "Number", after)])
        rows = connection.get("/api/tasks", project=project, page_size=_PAGE, query=query, **parameters)["tasks"]
        yield from rows
        if len(rows) < _PAGE:
            return
        after = rows[-1]["id"]


def task_drafts(connection: Connection, project: int) -> Iterator[list[dict[str, Any]]]:
    """The drafts of each task that has some, everybody's: the task list itself tells the asking user's alone."""
    for row in task_rows(connection, project, [("draft_exists", "equal", "Boolean", True)], omit="data,meta"):
        yield connection.get(f"/api/tasks/{row['id']}/drafts")


def count_tasks(connection: Connection, project: int, filters: Sequence[Filter]) -> int:
    """How many tasks pass all filters."""
    query = _query(filters)
    return int(connection.get("/api/tasks", project=project, page_size=1, omit="data,meta", query=query)["total"])


def _query(filters: Sequence[Filter]) -> str:
    items = [
        {"filter": f"filter:tasks:{column}", "operator": operator, "type": type_, "value": value}
        for column, operator, type_, value in filters
    ]
    return json.dumps({"filters": {"conjunction": "and", "items": items}, "ordering": ["tasks:id"]})
