"""A service's predictions for all tasks of a project that have none of its version yet."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from annotate.label_studio.project import Project
from annotate.label_studio.tasks import Filter, count_tasks, task_rows
from annotate.loading.load import ALL, gets_suggestions
from annotate.ml_backend.service_client import Service, shared_url
from unsourced.errors import BatchError, InputError, StudioError, UnsourcedError
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.client import Connection

_TOGETHER = 100


def predict_backlog(
    connection: Connection,
    service: Service,
    project: Project,
    version: str,
    *,
    share: float,
    reporter: Reporter = SILENT,
) -> int:
    """How many tasks got their prediction now. It can be stopped at any moment and run again: it goes on.

    Raises:
        StudioError: server or service fail, or the service took up another version meanwhile.
        BatchError: with the tasks of which no prediction could be made, or not in time, after all others were.
    """
    asked = Service(shared_url(service.url, share), service.token)
    lacking: list[Filter] = [("predictions_model_versions", "not_contains", "List", [version])]
    rows = task_rows(connection, project.id, lacking)
    batches = iter(lambda: list(islice(rows, _TOGETHER)), [])
    total = -(-count_tasks(connection, project.id, lacking) // _TOGETHER)
    failures: list[UnsourcedError] = []
    given = 0
    for batch in reporter.track(batches, "predicting", total=total):
        found = list(_predictions(asked, batch, version, share, failures))
        if found:
            connection.post(f"/api/projects/{project.id}/import/predictions", found)
        given += len(found)
    if failures:
        raise BatchError(failures, given)
    return given


def _predictions(
    service: Service, tasks: list[dict[str, Any]], version: str, share: float, failures: list[UnsourcedError]
) -> Iterator[dict[str, Any]]:
    for task, entry in zip(tasks, service.predict(tasks), strict=True):
        if not entry:
            if _was_asked_for(task, share):
                failures.append(_not_reached(task))
            continue
        if entry["model_version"] != version:
            raise StudioError(
                f"the service marks with {entry['model_version']} by now, no longer with {version}",
                where=service.url,
                remedy="Connect again: unsourced connect.",
            )
        if "problem" in entry:
            failures.append(InputError(entry["problem"], where=f"task {task['id']}"))
            continue
        yield {"task": task["id"], **entry}


def _was_asked_for(task: dict[str, Any], share: float) -> bool:
    """Whether a task was to get a prediction; not known, and taken for no, of a share of tasks that we did not load."""
    article_id = task["data"].get("article_id")
    return share == ALL or (isinstance(article_id, str) and gets_suggestions(article_id, share))


def _not_reached(task: dict[str, Any]) -> UnsourcedError:
    return StudioError(
        "the service had too much to do to reach it in time", where=f"task {task['id']}", remedy="Run it again."
    )
