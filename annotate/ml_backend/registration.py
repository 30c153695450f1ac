"""The row that Label Studio keeps of a backend, and the webhook that it makes beside it.

A project shows the predictions of the version it names, sorts its queue by them, and asks the backend that has that
version as its title for those that are missing. So the title of ours is its version.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from annotate.label_studio.project import Project, require_project
from annotate.ml_backend.service_client import USER, Service, is_under, shared_url
from unsourced.errors import StudioError
from unsourced.label_studio.client import Connection

_UNCERTAIN_FIRST = "Uncertainty sampling"
_OPEN = (
    "Label Studio calls no address of its own machine or an inner network, unless its server is started with "
    "LABEL_STUDIO_USE_DEFAULT_BANNED_SUBNETS=false and the networks that are to stay closed in "
    "LABEL_STUDIO_USER_ADDITIONAL_BANNED_SUBNETS (docs/serve.md has the list)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connected:
    """A project whose annotators see what this version marks; `url` is where Label Studio asks for it."""

    project: Project
    version: str
    url: str


def connect_service(
    connection: Connection,
    service: Service,
    *,
    project: str,
    share: float,
    backend_url: str | None = None,
    uncertain_first: bool = False,
) -> Connected:
    """Make the service the ML backend of the project (title or id); one that it is already is brought up to date.

    `share` (0..1) of the articles get predictions, the same as `load` draws. `backend_url` is the address under which
    Label Studio's server reaches the service, where that is another. With `uncertain_first` the label stream begins
    with what the model is least sure of.

    Raises:
        SchemeError: the project's scheme is not the model's.
        SettingsError, StudioError: another condition failed; what Label Studio had made till then is removed.
    """
    target = require_project(connection, project)
    version = service.setup(target.config)
    base = (backend_url or service.url).rstrip("/")
    rows = _rows(connection, target)
    others = [row["url"] for row in rows if not is_under(row["url"], base)]
    if others:
        raise StudioError(
            f"the project has another ML backend, and Label Studio asks only the first: {others[0]}",
            where=f"project {target.id} ({target.title})",
            remedy=f"Take it away first: unsourced disconnect --project {target.id} --service {others[0]}",
        )
    url = shared_url(base, share)
    with _nothing_left_behind(connection, target, base, keep=[row["id"] for row in rows]):
        row = _register(connection, target, service, url, version, rows)
        # It would send each label and each new task to a service that has no use for them.
        _remove_webhooks(connection, target, base)
        _check(connection, target, row, url, version)
        settings = {"model_version": version, "show_collab_predictions": True}
        settings |= {"sampling": _UNCERTAIN_FIRST} if uncertain_first else {}
        connection.request("PATCH", f"/api/projects/{target.id}/", json=settings)
    for old in rows:
        if old["id"] != row["id"]:
            connection.request("DELETE", f"/api/ml/{old['id']}")
    return Connected(project=target, version=version, url=url)


def disconnect_service(connection: Connection, url: str, *, project: str) -> int:
    """Take the service at this address away from the project: its rows and webhooks. How many of both there were.

    Suggestions that it made stay, and are shown no more.

    Raises:
        StudioError: there is no such project or backend.
    """
    target = require_project(connection, project)
    url = url.rstrip("/")
    rows = [row for row in _rows(connection, target) if is_under(row["url"], url)]
    for row in rows:
        connection.request("DELETE", f"/api/ml/{row['id']}")
    gone = len(rows) + _remove_webhooks(connection, target, url)
    if not gone:
        there = ", ".join(row["url"] for row in _rows(connection, target)) or "none"
        raise StudioError(
            f"the project has no ML backend at {url}; it has: {there}", where=f"project {target.id} ({target.title})"
        )
    return gone


def _rows(connection: Connection, project: Project) -> list[dict[str, Any]]:
    return list(connection.get("/api/ml", project=project.id))


def _register(
    connection: Connection, project: Project, service: Service, url: str, version: str, rows: list[dict[str, Any]]
) -> dict[str, Any]:
    body: dict[str, Any] = {"project": project.id, "url": url, "title": version, "is_interactive": False}
    body["auth_method"] = "BASIC_AUTH" if service.token else "NONE"
    body |= {"basic_auth_user": USER, "basic_auth_pass": service.token} if service.token else {}
    there = next((row["id"] for row in rows if row["url"] == url), None)
    try:
        if there is None:
            row = connection.post("/api/ml", body)
        else:
            row = connection.request("PATCH", f"/api/ml/{there}", json=body)
    except StudioError as error:
        raise _explained(error, url) from error
    return dict(row)


def _explained(error: StudioError, url: str) -> StudioError:
    """What Label Studio said, as what failed and how to mend it."""
    if "reserved network address" in error.what or "SsrfBlocked" in error.what:
        return StudioError("Label Studio refuses to call this address", where=url, remedy=_OPEN)
    if "resolve hostname" in error.what:
        return StudioError(
            "Label Studio's server does not know this host name",
            where=url,
            remedy="Give the address by which that server reaches the service, with --seen-as.",
        )
    if "authentication parameters" in error.what:
        return StudioError("the service refused the token that Label Studio sent", where=url)
    if "health check failed" in error.what:
        return StudioError(
            "Label Studio's server cannot reach the service there, or not within a second",
            where=url,
            remedy="Let it listen where that server reaches it (serve --listen), and name that address with --seen-as.",
        )
    return error


def _check(connection: Connection, project: Project, row: dict[str, Any], url: str, version: str) -> None:
    """Whether Label Studio's server really got an answer. Raises StudioError."""
    for found in _rows(connection, project):
        if found["id"] == row["id"]:
            if found["state"] == "CO" and found["model_version"] == version:
                return
            what = found["error_message"] or f"state {found['readable_state']}, version {found['model_version'] or '-'}"
            raise StudioError(f"Label Studio has the backend, and cannot use it: {what}", where=url)
    raise StudioError("Label Studio took the backend, and does not have it", where=url)


@contextmanager
def _nothing_left_behind(connection: Connection, project: Project, base: str, *, keep: list[int]) -> Iterator[None]:
    """Should the block fail, the rows and webhooks that it made are removed."""
    try:
        yield
    except BaseException:
        for row in _rows(connection, project):
            if is_under(row["url"], base) and row["id"] not in keep:
                connection.request("DELETE", f"/api/ml/{row['id']}")
        if not keep:
            _remove_webhooks(connection, project, base)
        raise


def _remove_webhooks(connection: Connection, project: Project, base: str) -> int:
    """How many webhooks led to the service; they are gone now."""
    ours = [
        hook["id"]
        for hook in connection.get("/api/webhooks/", project=project.id)
        if hook["url"].endswith("/webhook") and is_under(hook["url"].removesuffix("/webhook"), base)
    ]
    for hook in ours:
        connection.request("DELETE", f"/api/webhooks/{hook}/")
    return len(ours)
