"""Reading a project's tasks."""

import json
from typing import Any

import pytest

from annotate.label_studio.tasks import ProjectTask, ProjectTasks, count_tasks, task_drafts, task_rows, tasks_after
from tests.annotate.label_studio.answering import answering
from unsourced.errors import StudioError
from unsourced.label_studio.client import Connection


def server(rows: list[dict[str, Any]]) -> Connection:
    """A task list that knows the filter by id alone."""

    def answer(_: str, path: str, query: Any) -> Any:
        if path.endswith("/drafts"):
            return [{"task": int(path.split("/")[3])}]
        items = json.loads(query["query"])["filters"]["items"]
        after = next((one["value"] for one in items if one["filter"] == "filter:tasks:id"), 0)
        found = [row for row in rows if row["id"] > after]
        return {"tasks": found[: int(query["page_size"])], "total": len(found)}

    return answering(answer)


def test_pages_begin_behind_the_last_task_read() -> None:
    rows: list[dict[str, Any]] = [{"id": number} for number in range(1, 2502)]
    assert list(task_rows(server(rows), 7)) == rows
    assert list(task_rows(server(rows[:1000]), 7)) == rows[:1000]
    assert list(task_rows(server(rows), 7, after=2499)) == rows[2499:]
    assert count_tasks(server(rows), 7, [("id", "greater", "Number", 2000)]) == 501


def test_tasks_of_the_loader_are_known_by_their_articles() -> None:
    meta = {"unsourced": {"id": "a1", "source_id": "s1"}}
    rows: list[dict[str, Any]] = [
        {"id": 3, "meta": meta, "total_annotations": 2, "cancelled_annotations": 1},
        {"id": 4, "meta": None},
    ]
    expected = [ProjectTask(3, "a1", "s1", 3), ProjectTask(4, "", "", 0)]
    assert list(tasks_after(server(rows), 7)) == expected
    assert list(ProjectTasks(server(rows), 7).after(3)) == expected[1:]


def test_drafts_of_everybody() -> None:
    assert list(task_drafts(server([{"id": 3}, {"id": 5}]), 7)) == [[{"task": 3}], [{"task": 5}]]


def test_an_import_gives_ids_and_an_answer_without_them_is_refused() -> None:
    sent: list[Any] = []

    def answer(method: str, path: str, body: Any) -> Any:
        sent.append((method, path, body))
        return {"task_ids": ["5", "6"]}

    assert ProjectTasks(answering(answer), 7).add(b'[{"data": {}}, {"data": {}}]') == [5, 6]
    assert sent == [("POST", "/api/projects/7/import", [{"data": {}}, {"data": {}}])]
    with pytest.raises(StudioError, match="an import without task ids"):
        ProjectTasks(answering(lambda *_: {"import": 3}), 7).add(b"[]")
