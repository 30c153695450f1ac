"""Who has done what in a Label Studio project.

Asked of the server's own counts, so that 10,000 articles take no longer than ten; only skipped articles and begun ones
are looked at one by one.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotate.label_studio.project import require_project
from annotate.label_studio.tasks import count_tasks, task_drafts, task_rows
from annotate.schemes.labeling_config import SchemeMark, scheme_mark
from unsourced.label_studio.client import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatorStatus:
    """One annotator's articles: each is submitted, or else skipped, or else remains. `drafts` counts begun ones."""

    annotator: str
    submitted: int
    skipped: int
    drafts: int
    remaining: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectStatus:
    """A project's articles: `untouched` ones nobody has submitted. `predictions` counts suggested articles by version,
    and `shown` is the version that annotators see.
    """

    id: int
    title: str
    url: str
    scheme: SchemeMark | None
    articles: int
    untouched: int
    predictions: Mapping[str, int]
    shown: str
    annotators: tuple[AnnotatorStatus, ...]


def status(connection: Connection, project: str) -> ProjectStatus:
    """The status of a project by its title or id; raises StudioError where it is not there."""
    found = require_project(connection, project)
    people = {person["id"]: person["email"] for person in connection.get(f"/api/projects/{found.id}/annotators/")}
    versions = connection.get(f"/api/projects/{found.id}/model-versions/", extended="true")
    skips = _skips(connection, found.id)
    drafts = _drafts(connection, found.id)
    return ProjectStatus(
        id=found.id,
        title=found.title,
        url=f"{connection.url}/projects/{found.id}/data",
        scheme=scheme_mark(found.config),
        articles=found.tasks,
        untouched=found.tasks - count_tasks(connection, found.id, [("total_annotations", "greater", "Number", 0)]),
        predictions={row["model_version"]: row["count"] for row in versions.get("static") or ()},
        shown=found.model_version,
        annotators=tuple(
            _annotator(
                name,
                found.tasks,
                count_tasks(connection, found.id, [("annotators", "contains", "List", user)]) if user else 0,
                skips[user],
                drafts[name],
            )
            for name, user in sorted(_everybody(people, drafts).items())
        ),
    )


def _everybody(people: Mapping[int, str], drafts: Mapping[str, int]) -> dict[str, int]:
    """The user ids by e-mail of all who submitted, skipped or began; 0 for who only began."""
    return dict.fromkeys(drafts, 0) | {name: user for user, name in people.items()}


def _annotator(name: str, tasks: int, annotated: int, skipped: int, drafts: int) -> AnnotatorStatus:
    return AnnotatorStatus(
        annotator=name,
        submitted=annotated - skipped,
        skipped=skipped,
        drafts=drafts,
        remaining=tasks - annotated,
    )


def _skips(connection: Connection, project: int) -> Counter[int]:
    """By user, the tasks that they skipped and did not submit after all."""
    skips: Counter[int] = Counter()
    some = [("cancelled_annotations", "greater", "Number", 0)]
    for row in task_rows(connection, project, some, fields="all", omit="data,meta,predictions"):
        submitted = {_user(made) for made in row["annotations"] if not made["was_cancelled"]}
        skips.update({_user(made) for made in row["annotations"] if made["was_cancelled"]} - submitted)
    return skips


def _drafts(connection: Connection, project: int) -> Counter[str]:
    """By e-mail, the tasks on which they have a draft."""
    drafts: Counter[str] = Counter()
    for of_task in task_drafts(connection, project):
        drafts.update({str(draft["user"]) for draft in of_task})
    return drafts


def _user(annotation: Mapping[str, Any]) -> int:
    user = annotation["completed_by"]
    return int(user["id"] if isinstance(user, Mapping) else user)
