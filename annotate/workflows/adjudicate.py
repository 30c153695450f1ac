"""Contested articles into a Label Studio project of their own, where a curator decides with everybody's marks in view.

Label Studio shows one prediction at a time, so the annotators' marks are one: each differing span once, with a note of
who marked it. The tasks say that whoever annotates them is a curator; `export` reads that, and agreement leaves it out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.label_studio.project import find_project
from annotate.label_studio.tasks import task_rows
from annotate.loading.load import ALL, Loaded, load
from annotate.workflows.annotators_as_suggestions import annotators_as_suggestions
from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_targets
from unsourced.core.article import Article
from unsourced.errors import DatasetError, StudioError
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.client import Connection
from unsourced.label_studio.tasks import CURATOR, role_of_task

# One curator decides.
_CURATORS = 1


@dataclass(frozen=True, slots=True)
class Contested:
    """An article, and on how many of its sentences' labels the annotators differ."""

    article: Article
    differences: int


def contested(dataset: Dataset) -> list[Contested]:
    """The articles with a sentence that some annotators mark with a label and others do not, the most contested first.

    Of equally contested ones the one that stands first in the Dataset comes first.
    """
    shares = sentence_targets(dataset)
    split = shares[(shares["share"] > 0) & (shares["share"] < 1)]
    differences = Counter(split["article_id"])
    found = [
        Contested(article, differences[article.id]) for article in dataset.article_list() if article.id in differences
    ]
    return sorted(found, key=lambda one: -one.differences)


def adjudicate(
    connection: Connection,
    dataset: Dataset,
    *,
    project: str,
    workspace: Path,
    limit: int | None = None,
    reporter: Reporter = SILENT,
) -> Loaded:
    """Load the contested articles (only the `limit` most contested ones, where given) with everybody's marks.

    Run again it adds what is new.

    Raises:
        DatasetError: nothing is contested.
        StudioError: the project holds tasks that are not a curator's or the server fails.
        UnsourcedError: what `load` raises.
    """
    found = contested(dataset)[:limit]
    if not found:
        raise DatasetError(
            "nothing is contested: no two annotators differ on a sentence",
            remedy="Let several people annotate the same articles, then export again.",
        )
    _refuse_other_work(connection, project)
    articles = [one.article for one in found]
    loaded = load(
        connection,
        articles,
        project=project,
        scheme=dataset.scheme,
        workspace=workspace,
        share=ALL,
        suggestions=annotators_as_suggestions(dataset, articles),
        role=CURATOR,
        reporter=reporter,
    )
    # In the stream an article stays until so many have submitted it.
    connection.request("PATCH", f"/api/projects/{loaded.project.id}/", json={"maximum_annotations": _CURATORS})
    return loaded


def _refuse_other_work(connection: Connection, name: str) -> None:
    """Raise StudioError where the project is not one of decisions: its annotators would see each other's marks."""
    project = find_project(connection, name)
    if project is None or project.tasks == 0:
        return
    others = [row for row in _tasks(connection, project.id) if role_of_task(row) != CURATOR]
    if others:
        raise StudioError(
            f"{len(others)} of its tasks are not a curator's; what is decided there would count as an annotator's",
            where=f"project {project.id} ({project.title})",
            remedy="Name a new project with --project.",
        )


def _tasks(connection: Connection, project: int) -> Sequence[Mapping[str, object]]:
    return list(task_rows(connection, project, omit="data"))
