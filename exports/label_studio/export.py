"""Labels out: a Label Studio project, or an export saved from one, as a Dataset."""

import json
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from exports.dataset.dataset import Dataset, read_dataset, refuse_other_folder, write_header, writing_tables
from exports.label_studio.fetch import download_tasks, existing_project, people, versions, write_json
from exports.label_studio.json_stream import Task, seekable_file, stream_tasks
from exports.label_studio.labeling_config_from_results import config_of_results
from exports.label_studio.name_mapping import NameMapping
from exports.label_studio.parse_labeling_config import LabelingConfig, parse_labeling_config
from exports.label_studio.scheme_of_project import mapping_of_project, refuse_no_text
from exports.label_studio.tally import Tally
from exports.label_studio.tasks_to_dataset import Names, parts_of_tasks
from unsourced.core.article_records import read_article_records
from unsourced.errors import InputError, NoWorkError
from unsourced.io.atomic import atomic_folder
from unsourced.io.progress import progress
from unsourced.label_studio.client import Connection
from unsourced.schemes.scheme import Scheme

_EXPORT = "export.json"
_PROJECT = "project.json"
_USERS = "users.json"


@dataclass(frozen=True, slots=True)
class StudioProject:
    """A project on a Label Studio server, by its number or title."""

    connection: Connection
    name: str


def export(
    source: StudioProject | Path,
    out: Path,
    *,
    scheme: Scheme | None = None,
    candidates: Sequence[Scheme] = (),
    quiet: bool = False,
) -> Dataset:
    """The Dataset that `write_export` writes to the folder `out`: all of it is in memory then.

    Raises:
        UnsourcedError: as `write_export` does.
    """
    write_export(source, out, scheme=scheme, candidates=candidates, quiet=quiet)
    return read_dataset(out)


def write_export(
    source: StudioProject | Path,
    out: Path,
    *,
    scheme: Scheme | None = None,
    candidates: Sequence[Scheme] = (),
    quiet: bool = False,
) -> Tally:
    """Write what everybody did in a project to the Dataset folder `out`, whole or not at all.

    `source` is a project on a server, or an export that somebody saved from Label Studio as JSON. Such a file names no
    labels that nobody used, and people by number only; where `project.json` and `users.json` lie beside it, as in a
    Dataset's `raw` folder, they say more. Without `scheme` it is the one of `candidates` and shipped ones that the
    project was made from, else one of them that has all its labels, else one made from its labeling config. What could
    not become a row is in the Dataset's `problems`; those whose kind is in `tasks_to_dataset.LOSSES` cost a span.
    However large the project, only a part of it is in memory at a time.

    Raises:
        StudioError: the project is not there, or the server fails.
        InputError: a file is something else.
        NoWorkError: nobody has annotated anything.
        DatasetError: the project shows no Text, or `out` holds something else.
    """
    refuse_other_folder(out)
    choose = partial(mapping_of_project, scheme=scheme, candidates=candidates, quiet=quiet)
    if isinstance(source, StudioProject):
        return _write_project(source, out, choose, quiet)
    return _write_file(source, out, choose, quiet)


def _write_project(source: StudioProject, out: Path, choose: Callable[..., NameMapping], quiet: bool) -> Tally:
    connection = source.connection
    found = existing_project(connection, source.name)
    address = f"{connection.url}/projects/{found['id']}"
    with atomic_folder(out) as folder:
        raw = folder / "raw"
        raw.mkdir()
        tags = parse_labeling_config(str(found["label_config"]))
        refuse_no_text(tags, address)
        download_tasks(connection, found, raw / _EXPORT, quiet=quiet)
        users = people(connection)
        write_json(raw / _PROJECT, found)
        write_json(raw / _USERS, [{"id": number, "email": email} for number, email in users.items()])
        facts = _look_through(raw / _EXPORT, address, tags)
        mapping = choose(tags, config=str(found["label_config"]), title=str(found["title"]))
        names = Names(
            people=users,
            versions=versions(connection, int(found["id"]), facts.parents),
            predictions_visible=bool(found.get("show_collab_predictions", True)),
        )
        origin = {"url": connection.url, "project": {"id": found["id"], "title": found["title"]}}
        return _write(raw / _EXPORT, facts.tasks, mapping, names, origin, folder, quiet)


def _write_file(path: Path, out: Path, choose: Callable[..., NameMapping], quiet: bool) -> Tally:
    project = _beside(path, _PROJECT, {})
    users = {int(user["id"]): str(user["email"]) for user in _beside(path, _USERS, [])}
    tags = parse_labeling_config(str(project["label_config"])) if "label_config" in project else None
    with seekable_file(path) as file:
        facts = _look_through(file, str(path), tags)
        if tags:
            refuse_no_text(tags, str(path))
        mapping = choose(
            facts.tags,
            config=str(project.get("label_config", "")),
            title=str(project.get("title", path.stem)),
            complete=tags is not None,
        )
        with atomic_folder(out) as folder:
            (folder / "raw").mkdir()
            for name in (path.name, _PROJECT, _USERS):
                if (path.parent / name).is_file():
                    shutil.copyfile(path.parent / name, folder / "raw" / name)
            names = Names(people=users, versions=facts.versions)
            return _write(file, facts.tasks, mapping, names, {"file": path.name}, folder, quiet)


def _write(
    file: Path, tasks: int, mapping: NameMapping, names: Names, source: Mapping[str, Any], folder: Path, quiet: bool
) -> Tally:
    tally = Tally()
    invented, synthetic = _invented(), False
    counted = progress(stream_tasks(file), "reading the labels of tasks", total=tasks, quiet=quiet)
    with writing_tables(folder) as write:
        for part in parts_of_tasks(counted, mapping, names):
            write(part)
            tally.add(part)
            synthetic = synthetic or not invented.isdisjoint(part.articles["id"])
    provenance = {
        "source": "label-studio",
        **source,
        "exported": datetime.now(UTC).isoformat(timespec="seconds"),
        "tasks": tasks,
        "synthetic": synthetic,
    }
    write_header(mapping.scheme, provenance, folder)
    return tally


@dataclass(slots=True)
class _Facts:
    """What must be known of a whole export before its first row can be made.

    `parents` are the predictions that annotations began with, `versions` those of predictions, from an export that
    was saved with them.
    """

    tags: LabelingConfig
    tasks: int = 0
    work: bool = False
    parents: set[int] = field(default_factory=set)
    versions: dict[int, str] = field(default_factory=dict)


def _look_through(file: Path, where: str, tags: LabelingConfig | None) -> _Facts:
    """The facts, with the tags that somebody used where `tags` is None. Raises NoWorkError where nobody did a thing."""
    facts = _Facts(tags or LabelingConfig(texts={}, controls=(), relations=()))
    tasks = _noted((task for task, _ in stream_tasks(file)), facts)
    if tags is None:
        facts.tags = config_of_results(tasks)
    else:
        deque(tasks, maxlen=0)
    if not facts.work:
        raise NoWorkError(
            f"nobody has annotated any of its {facts.tasks} tasks yet",
            where=where,
            remedy="Annotate some in the browser, then export again.",
        )
    return facts


def _noted(tasks: Iterable[Task], facts: _Facts) -> Iterator[Task]:
    """The same tasks, while the facts are gathered from them."""
    for task in tasks:
        facts.tasks += 1
        facts.work = facts.work or bool(task.get("annotations") or task.get("drafts"))
        parents = (said.get("parent_prediction") for said in task.get("annotations") or ())
        facts.parents.update(parent for parent in parents if isinstance(parent, int))
        for one in task.get("predictions") or ():
            if isinstance(one, Mapping) and one.get("id") and one.get("model_version"):
                # The same few names over and over.
                facts.versions[int(one["id"])] = sys.intern(str(one["model_version"]))
        yield task


def _invented() -> set[str]:
    """The articles of the shipped sample: figures that come from them are synthetic."""
    path = Path(str(files("unsourced") / "sample" / "articles.jsonl"))
    return {article.id for article in read_article_records(path)} if path.exists() else set()


def _beside(path: Path, name: str, otherwise: Any) -> Any:
    """What a file that an earlier export wrote beside this one says."""
    file = path.parent / name
    try:
        found = json.loads(file.read_bytes())
    except FileNotFoundError:
        return otherwise
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(file)) from error
    return found if isinstance(found, type(otherwise)) else otherwise
