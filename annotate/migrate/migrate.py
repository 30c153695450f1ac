"""Bring a project to another version of its scheme: its annotations, drafts and suggestions, then its labeling config.

Each change leads from old keys to new ones that it does not touch again, and the config, from which the plan is made,
comes last: so a run that was killed is simply run again.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotate.label_studio.project import Project, require_project, use_scheme
from annotate.label_studio.tasks import task_drafts, task_rows
from annotate.loading.load import journal_path
from annotate.loading.project_lock import project_lock
from annotate.migrate.annotation_results import Item, migrated, moves
from annotate.migrate.plan import Gone, Plan, make_plan
from annotate.schemes.labeling_config import labeling_config, scheme_mark, scheme_of_config
from unsourced.errors import SchemeError, SettingsError, StudioError
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.client import Connection
from unsourced.schemes.check import require_sound
from unsourced.schemes.scheme import Scheme

# Whoever had the editor open may submit what the old config offered: so all is looked through again.
_ROUNDS = 3
PATHS = {"annotation": "/api/annotations/{}/", "draft": "/api/drafts/{}/", "prediction": "/api/predictions/{}/"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What Label Studio keeps of one task by one person or model; `kind` is annotation, draft or prediction."""

    kind: str
    id: int
    result: list[Item]


@dataclass(kw_only=True)
class Migrated:
    """What was changed, or would be: the results by kind, and how often each thing that is gone stood in them.

    `before` is the file that holds each result as it was; `backends` says whether a service is connected.
    """

    project: Project
    plan: Plan
    backends: bool
    changed: Counter[str] = field(default_factory=Counter)
    moved: Counter[Gone] = field(default_factory=Counter)
    before: Path | None = None


def migrate(
    connection: Connection,
    project: str,
    scheme: Scheme,
    *,
    renames: Mapping[str, str],
    removals: Collection[str],
    workspace: Path,
    dry_run: bool = False,
    reporter: Reporter = SILENT,
) -> Migrated:
    """Bring a project (title or id) to `scheme`; what the scheme lacks is renamed or removed as these say.

    With `dry_run` nothing is changed.

    Raises:
        SchemeError: the project was not made by `load` or something that the scheme lacks is not accounted for.
        StudioError: the server fails or `load` is at work; run again, it goes on.
    """
    require_sound(scheme)
    found = require_project(connection, project)
    with project_lock(workspace, connection.url, f"id {found.id}"):
        plan = _plan(found, scheme, renames, removals)
        done = Migrated(project=found, plan=plan, backends=bool(connection.get("/api/ml/", project=found.id)))
        if dry_run:
            _round(connection, found, plan, done, None, reporter=reporter)
            return done
        done.before = journal_path(workspace, connection.url, found.id).with_suffix(".before.jsonl")
        rounds = iter(range(_ROUNDS))
        while plan.becomes and _round(connection, found, plan, done, done.before, reporter=reporter):
            if next(rounds, None) is None:
                raise StudioError(
                    "somebody goes on labelling with the old scheme",
                    where=f"project {found.id} ({found.title})",
                    remedy="Have the annotators close or reload their page, then run this again: it goes on.",
                )
        # What Label Studio believes to be in use it does not let go from a config, and it does not count again itself.
        connection.post(f"/api/projects/{found.id}/summary/reset/")
        done.project = use_scheme(connection, found, scheme)
    return done


def _plan(project: Project, scheme: Scheme, renames: Mapping[str, str], removals: Collection[str]) -> Plan:
    mark = scheme_mark(project.config)
    where = f"project {project.id} ({project.title})"
    if mark is None:
        raise SchemeError("its labeling config was not made by unsourced", where=where, remedy="Change it by hand.")
    new = scheme_of_config(labeling_config(scheme))
    try:
        return make_plan(scheme_of_config(project.config), new, renames, removals)
    except SchemeError as error:
        told = f"{where}, scheme {mark.name} version {mark.version}"
        raise SchemeError(error.what, where=told, remedy=error.remedy) from error


def _round(
    connection: Connection, project: Project, plan: Plan, done: Migrated, before: Path | None, *, reporter: Reporter
) -> int:
    """How many stored results had something to change; they are changed where there is a file for what stood before."""
    found = 0
    what = "counting" if before is None else "migrating"
    for stored in _stored(connection, project, what, reporter=reporter):
        result = migrated(stored.result, plan)
        if result == stored.result:
            continue
        found += 1
        if before is not None:
            _keep(before, stored)
            connection.request("PATCH", PATHS[stored.kind].format(stored.id), json={"result": result})
        done.changed[stored.kind] += 1
        done.moved.update(moves(stored.result, plan))
    return found


def _tasks(connection: Connection, project: Project) -> Iterator[dict[str, Any]]:
    return task_rows(connection, project.id, fields="all")


def _stored(connection: Connection, project: Project, what: str, *, reporter: Reporter) -> Iterator[Stored]:
    # Drafts first: one that is submitted meanwhile is then met as an annotation.
    for drafts in task_drafts(connection, project.id):
        yield from _each("draft", drafts)
    for row in reporter.track(_tasks(connection, project), what, total=project.tasks):
        for kind in ("annotation", "prediction"):
            yield from _each(kind, row.get(f"{kind}s") or ())


def _each(kind: str, stored: Iterable[Mapping[str, Any]]) -> Iterator[Stored]:
    for one in stored:
        yield Stored(kind=kind, id=one["id"], result=one["result"] or [])


def _keep(before: Path, stored: Stored) -> None:
    """Add the result as it is to the file, before it is changed."""
    try:
        before.parent.mkdir(parents=True, exist_ok=True)
        with before.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"kind": stored.kind, "id": stored.id, "result": stored.result}) + "\n")
    except OSError as error:
        raise SettingsError(f"cannot be written: {error.strerror}", where=str(before)) from error
