"""What an export asks Label Studio: the project, its tasks, its people, and the versions of its predictions."""

import json
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from exports.label_studio.json_stream import stream_items
from unsourced.errors import StudioError
from unsourced.io.progress import say
from unsourced.label_studio.client import Connection

Project = Mapping[str, Any]

# Label Studio makes the whole export before it sends the first byte: 35 s for 10,000 annotated tasks.
_PATIENCE = httpx.Timeout(3600.0, connect=10.0)
_HEARTBEAT_SECONDS = 5.0
_PAGE = 100
_FEW = 20


def named_project(connection: Connection, name: str) -> Project | None:
    """The project with this number or, where there is none, with exactly this title; None where there is neither.

    As Label Studio tells it. Raises StudioError where several projects have the title.
    """
    found = _named(_projects(connection), name, connection)
    return dict(connection.get(f"/api/projects/{found['id']}/")) if found else None


def existing_project(connection: Connection, name: str) -> Project:
    """The same; raises StudioError, with what projects there are, where it is not there."""
    every = list(_projects(connection))
    found = _named(every, name, connection)
    if found is None:
        titles = ", ".join(repr(one["title"]) for one in every[:_FEW]) or "no project at all"
        raise StudioError(
            f"there is no project {name!r}",
            where=connection.url,
            remedy=f"Name one with --project; there is {titles}. Articles come into one with: unsourced load",
        )
    return dict(connection.get(f"/api/projects/{found['id']}/"))


def _named(every: Iterable[Project], name: str, connection: Connection) -> Project | None:
    every = list(every)
    found = [one for one in every if name.isdecimal() and int(one["id"]) == int(name)]
    found = found or [one for one in every if one["title"] == name]
    if len(found) > 1:
        numbers = ", ".join(sorted(str(one["id"]) for one in found))
        raise StudioError(
            f"{len(found)} projects are called {name!r}",
            where=connection.url,
            remedy=f"Name one by its number with --project: {numbers}.",
        )
    return found[0] if found else None


def _projects(connection: Connection) -> Iterator[Project]:
    page = 1
    while True:
        answer = connection.get("/api/projects/", page=page, page_size=_PAGE, include="id,title")
        yield from answer["results"]
        if not answer.get("next"):
            return
        page += 1


def download_tasks(connection: Connection, project: Project, path: Path, *, quiet: bool = False) -> None:
    """Write Label Studio's JSON export of a project to a file: every task, with drafts.

    Raises StudioError where the server fails or stops in the middle.
    """
    query = {"exportType": "JSON", "download_all_tasks": "true"}
    what = f"Label Studio writes out {project.get('task_number', '?')} tasks"
    say(what, quiet=quiet)
    with _heartbeat(what, quiet):
        _download(connection, f"/api/projects/{project['id']}/export", query, path)


def _download(connection: Connection, address: str, query: Mapping[str, str], path: Path) -> None:
    with connection.errors(f"GET {address}"), path.open("wb") as file:  # noqa: SIM117
        with connection.client.stream("GET", address, params=query, timeout=_PATIENCE) as response:
            if response.is_error:
                response.read()
            response.raise_for_status()
            for piece in response.iter_bytes():
                file.write(piece)


@contextmanager
def _heartbeat(what: str, quiet: bool) -> Iterator[None]:
    """Say every few seconds that something is still going on."""
    done = threading.Event()
    began = time.monotonic()

    def beat() -> None:
        while not done.wait(_HEARTBEAT_SECONDS):
            say(f"{what}: {time.monotonic() - began:.0f} s so far", quiet=quiet)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def people(connection: Connection) -> dict[int, str]:
    """The e-mail address of each user that the server lists, by number."""
    users = connection.get("/api/users/")
    listed = users["results"] if isinstance(users, Mapping) else users
    return {int(user["id"]): str(user["email"]) for user in listed if user.get("email")}


def versions(connection: Connection, project: int, predictions: Collection[int]) -> dict[int, str]:
    """The version of each of these predictions that is still there.

    Label Studio's list of predictions carries all their spans, so it is read only where there are several versions,
    and one prediction at a time.
    """
    if not predictions:
        return {}
    counted = connection.get(f"/api/projects/{project}/model-versions/", extended="true")
    known = [str(one["model_version"]) for one in counted.get("static") or ()]
    if len(known) == 1:
        return dict.fromkeys(predictions, known[0])
    if len(predictions) <= _FEW:
        return _versions(connection.get(f"/api/predictions/{number}/") for number in predictions)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.json"
        _download(connection, "/api/predictions/", {"project": str(project)}, path)
        return _versions(one for one, _ in stream_items(path) if one["id"] in predictions)


def _versions(told: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    # The same few names over and over.
    return {int(one["id"]): sys.intern(str(one["model_version"])) for one in told if one.get("model_version")}


def write_json(path: Path, value: object) -> None:
    """What Label Studio said, readable."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
