"""Put annotations that exist already into a project, as the user who is connected: each article's once."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from exports.dataset.dataset import Dataset
from exports.label_studio.annotation_results import result_of_rows
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.client import Connection


def submit(
    connection: Connection,
    project: int,
    dataset: Dataset,
    annotator: str,
    *,
    articles: Iterable[str],
    reporter: Reporter = SILENT,
) -> int:
    """How many annotations and drafts of `annotator` were put on the tasks of `articles` (ids).

    An article that the connected user has annotated already is left alone, so that this can be run again. Raises
    StudioError where the server refuses.
    """
    wanted = set(articles)
    user = connection.get("/api/current-user/whoami")
    tasks = connection.get(f"/api/projects/{project}/export", exportType="JSON", download_all_tasks="true")
    open_tasks = {task["data"].get("article_id"): int(task["id"]) for task in tasks if not _has_worked(task, user)}
    texts = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
    rows = dataset.annotations[dataset.annotations["annotator"] == annotator]
    todo = [row for row in rows.to_dict("records") if row["article_id"] in wanted & open_tasks.keys()]
    for row in reporter.track(todo, f"labels of {annotator}", total=len(todo)):
        result = _result(dataset, row["annotation_id"], texts[row["article_id"]])
        _put(connection, open_tasks[row["article_id"]], row, result)
    return len(todo)


def _has_worked(task: Mapping[str, Any], user: Mapping[str, Any]) -> bool:
    # Label Studio tells annotations by the user's number and drafts by the address.
    annotated = any(made["completed_by"] == user["id"] for made in task["annotations"])
    return annotated or any(draft["user"] == user["email"] for draft in task["drafts"])


def _result(dataset: Dataset, annotation_id: str, text: str) -> list[dict[str, Any]]:
    spans, relations, answers = (
        _of(frame, annotation_id) for frame in (dataset.spans, dataset.relations, dataset.answers)
    )
    return result_of_rows(spans, relations, answers, text=text, scheme=dataset.scheme)


def _of(frame: pd.DataFrame, annotation_id: str) -> list[dict[str, Any]]:
    return [
        {str(key): value for key, value in row.items()}
        for row in frame[frame["annotation_id"] == annotation_id].to_dict("records")
    ]


def _put(connection: Connection, task: int, row: Mapping[Any, Any], result: list[dict[str, Any]]) -> None:
    body = {"result": result, "lead_time": float(row["lead_time"])}
    if row["status"] == "draft":
        connection.post(f"/api/tasks/{task}/drafts", body)
    else:
        connection.post(f"/api/tasks/{task}/annotations/", body | {"was_cancelled": row["status"] == "skipped"})
