"""Labels out: a Label Studio project, or an export saved from one, as a Dataset."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from exports.dataset import Dataset, check_place, write_tables
from exports.meaning import Meaning
from exports.project import download_tasks, find_project, people, versions, write_json
from exports.project_scheme import meaning_of_project, refuse_no_text
from exports.seen import tags_seen
from exports.studio_json import Names, Task, dataset_of_tasks, read_tasks
from exports.tags import parse_tags
from unsourced.article_record import read_article_records
from unsourced.connection import Connection
from unsourced.errors import InputError, NoWorkError
from unsourced.files import writing_folder
from unsourced.progress import progress
from unsourced.scheme import Scheme

_EXPORT = "export.json"
_PROJECT = "project.json"
_USERS = "users.json"


def export(
    connection: Connection,
    project: str,
    out: Path,
    *,
    scheme: Scheme | None = None,
    candidates: Sequence[Scheme] = (),
    quiet: bool = False,
) -> Dataset:
    """Write what everybody did in a project (its number or title) to the Dataset folder `out`, whole or not at all.

    Without `scheme` it is the one of `candidates` and shipped ones that the project was made from, else one of them
    that has all its labels, else one made from its labeling config. What could not become a row is in the Dataset's
    `problems`; those whose kind is in `studio_json.LOSSES` cost a mark. Raises StudioError where the project is not
    there or the server fails, NoWorkError where nobody has annotated anything, and DatasetError where the project
    shows no Text.
    """
    check_place(out)
    found = find_project(connection, project)
    address = f"{connection.url}/projects/{found['id']}"
    with writing_folder(out) as folder:
        raw = folder / "raw"
        raw.mkdir()
        tags = parse_tags(str(found["label_config"]))
        refuse_no_text(tags, address)
        download_tasks(connection, found, raw / _EXPORT, quiet=quiet)
        users = people(connection)
        write_json(raw / _PROJECT, found)
        write_json(raw / _USERS, [{"id": number, "email": email} for number, email in users.items()])
        tasks = read_tasks(raw / _EXPORT)
        _refuse_no_work(tasks, address)
        meaning = meaning_of_project(
            tags,
            config=str(found["label_config"]),
            scheme=scheme,
            candidates=candidates,
            title=str(found["title"]),
            quiet=quiet,
        )
        names = Names(
            people=users,
            versions=versions(connection, int(found["id"]), _parents(tasks)),
            shown=bool(found.get("show_collab_predictions", True)),
        )
        source = {"url": connection.url, "project": {"id": found["id"], "title": found["title"]}}
        return _write(tasks, meaning, names, source, folder, quiet)


def export_file(
    path: Path,
    out: Path,
    *,
    scheme: Scheme | None = None,
    candidates: Sequence[Scheme] = (),
    quiet: bool = False,
) -> Dataset:
    """The same from an export that somebody saved as JSON; no server is asked.

    Such a file names no labels that nobody used, and people by number only. Where `project.json` and `users.json` lie
    beside it, as in a Dataset's `raw` folder, they say more. Raises InputError where a file is something else.
    """
    check_place(out)
    tasks = read_tasks(path)
    _refuse_no_work(tasks, str(path))
    project = _beside(path, _PROJECT, {})
    users = {int(user["id"]): str(user["email"]) for user in _beside(path, _USERS, [])}
    tags = parse_tags(str(project["label_config"])) if "label_config" in project else None
    if tags:
        refuse_no_text(tags, str(path))
    meaning = meaning_of_project(
        tags or tags_seen(tasks),
        config=str(project.get("label_config", "")),
        scheme=scheme,
        candidates=candidates,
        title=str(project.get("title", path.stem)),
        complete=tags is not None,
        quiet=quiet,
    )
    with writing_folder(out) as folder:
        (folder / "raw").mkdir()
        for name in (path.name, _PROJECT, _USERS):
            if (path.parent / name).is_file():
                shutil.copyfile(path.parent / name, folder / "raw" / name)
        names = Names(people=users, versions=_told_versions(tasks))
        return _write(tasks, meaning, names, {"file": path.name}, folder, quiet)


def _write(
    tasks: Sequence[Task], meaning: Meaning, names: Names, source: Mapping[str, Any], folder: Path, quiet: bool
) -> Dataset:
    counted = progress(tasks, "reading the labels of tasks", total=len(tasks), quiet=quiet)
    dataset = dataset_of_tasks(counted, meaning, names)
    provenance = {
        "source": "label-studio",
        **source,
        "exported": datetime.now(UTC).isoformat(timespec="seconds"),
        "tasks": len(tasks),
        "synthetic": not _invented().isdisjoint(dataset.articles["id"]),
    }
    dataset = replace(dataset, provenance=provenance)
    write_tables(dataset, folder)
    return dataset


def _invented() -> set[str]:
    """The articles of the shipped sample: figures that come from them are synthetic."""
    path = Path(str(files("unsourced") / "sample" / "articles.jsonl"))
    return {article.id for article in read_article_records(path)} if path.exists() else set()


def _refuse_no_work(tasks: Sequence[Task], where: str) -> None:
    if not any(task.get("annotations") or task.get("drafts") for task in tasks):
        raise NoWorkError(
            f"nobody has annotated any of its {len(tasks)} tasks yet",
            where=where,
            remedy="Annotate some in the browser, then export again.",
        )


def _parents(tasks: Sequence[Task]) -> set[int]:
    """The predictions that annotations began with."""
    parents = (said.get("parent_prediction") for task in tasks for said in task.get("annotations") or ())
    return {parent for parent in parents if isinstance(parent, int)}


def _told_versions(tasks: Sequence[Task]) -> dict[int, str]:
    """The versions of predictions, from an export that was saved with them."""
    told = (one for task in tasks for one in task.get("predictions") or () if isinstance(one, Mapping))
    return {int(one["id"]): str(one["model_version"]) for one in told if one.get("id") and one.get("model_version")}


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
