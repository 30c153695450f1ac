"""One loader at a time for a project, on this machine."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from unsourced.errors import SettingsError, StudioError


@contextmanager
def load_lock(workspace: Path, url: str, project: str) -> Iterator[None]:
    """Hold the lock for a project of a server; the system takes it back when the process dies, however it dies.

    Raises StudioError where another process holds it, SettingsError where the workspace cannot be written.
    """
    name = hashlib.sha256(f"{url} {project}".encode()).hexdigest()[:16]
    path = workspace / "load" / f"{name}.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StudioError(
            f"another `unsourced load` is loading into project {project}",
            where=url,
            remedy="Wait until it has finished, or stop it.",
        ) from error
    except OSError as error:
        raise SettingsError(f"cannot be written: {error.strerror}", where=str(path)) from error
    try:
        yield
    finally:
        lock.release()
