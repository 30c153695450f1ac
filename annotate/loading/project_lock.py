"""One loader at a time for a project, on this machine."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unsourced.errors import StudioError
from unsourced.io.file_lock import file_lock


@contextmanager
def project_lock(workspace: Path, url: str, project: str) -> Iterator[None]:
    """Hold the lock for a project of a server.

    Raises:
        StudioError: another process holds it.
        SettingsError: the workspace cannot be written.
    """
    name = hashlib.sha256(f"{url} {project}".encode()).hexdigest()[:16]
    busy = StudioError(
        f"another `unsourced load` or `scheme migrate` is at work on project {project}",
        where=url,
        remedy="Wait until it has finished, or stop it.",
    )
    with file_lock(workspace / "load" / f"{name}.lock", busy):
        yield
