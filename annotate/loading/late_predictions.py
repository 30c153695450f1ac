"""Suggestions for articles that a project holds already: a model's marks for the next round of labels."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotate.label_studio.predictions import prediction, queue_score
from annotate.label_studio.tasks import task_rows
from unsourced.core.article import Article
from unsourced.core.spans import Suggestions
from unsourced.errors import UnsourcedError
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.client import Connection
from unsourced.schemes.scheme import Scheme

_BATCH = 500


def add_late_predictions(
    connection: Connection,
    project: int,
    articles: Sequence[Article],
    tasks: Mapping[str, int],
    scheme: Scheme,
    suggestions: Mapping[str, Suggestions],
    failures: list[UnsourcedError],
    *,
    reporter: Reporter = SILENT,
) -> int:
    """How many of these articles got their suggestions now; a task that has some of the same version keeps them.

    `tasks` holds the tasks of the articles by article id. What does not fit article or scheme goes to `failures`.

    Raises:
        StudioError: the server fails; run again, it goes on with the tasks that have none.
    """
    wanted = [suggestions[article.id] for article in articles if article.id in suggestions]
    served = {task for version in {one.version for one in wanted} for task in _tasks_with(connection, project, version)}
    open_ = [one for one in articles if one.id in suggestions and tasks[one.id] not in served]
    given = list(_predictions(open_, tasks, scheme, suggestions, failures))
    batches = [given[start : start + _BATCH] for start in range(0, len(given), _BATCH)]
    for batch in reporter.track(batches, "suggesting", total=len(batches)):
        connection.post(f"/api/projects/{project}/import/predictions", batch)
    return len(given)


def _tasks_with(connection: Connection, project: int, version: str) -> Iterator[int]:
    has_version = ("predictions_model_versions", "contains", "List", [version])
    return (row["id"] for row in task_rows(connection, project, [has_version], omit="data,meta"))


def _predictions(
    articles: Sequence[Article],
    tasks: Mapping[str, int],
    scheme: Scheme,
    suggestions: Mapping[str, Suggestions],
    failures: list[UnsourcedError],
) -> Iterator[dict[str, Any]]:
    for position, article in enumerate(articles, 1):
        try:
            yield {
                "task": tasks[article.id],
                **prediction(article, suggestions[article.id], scheme, queue_score(position)),
            }
        except UnsourcedError as error:
            failures.append(error)
