"""One process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from unsourced.errors import SettingsError, UnsourcedError


@contextmanager
def file_lock(path: Path, busy: UnsourcedError, *, private: bool = False) -> Iterator[None]:
    """Hold the lock of this file, whose folder is made; the system takes it back when the process dies in any way.

    Where the folder is made, a `private` one is open to nobody else.
    Raises `busy` where another process holds it, SettingsError where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700 if private else 0o777)
        lock = FileLock(path)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise busy from error
    except OSError as error:
        raise SettingsError(f"cannot be written: {error.strerror}", where=str(path)) from error
    try:
        yield
    finally:
        lock.release()
