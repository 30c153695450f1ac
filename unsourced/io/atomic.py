"""Files that are there whole or not at all."""

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unsourced.errors import InputError


@contextmanager
def atomic_file(path: Path, *, private: bool = False) -> Iterator[Path]:
    """A temporary path beside `path`; what is written there takes its name when the block ends well.

    A `private` file is readable by nobody else at any moment.
    Raises InputError where the folder cannot be written or the disk is full; then nothing is left behind.
    """
    path = Path(path)
    if path.exists() and not path.is_file():
        # A rename would put a file in the place of /dev/null.
        raise InputError("is no file that can be replaced", where=str(path), remedy="Name another place.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replace_file(path, private=private) as temporary:
            yield temporary
    except OSError as error:
        raise _cannot_write(path, error) from error


@contextmanager
def replace_file(path: Path, *, private: bool = False, sync: bool = True) -> Iterator[Path]:
    """The same for those who know what to do with an OSError, in a folder that is there.

    Without `sync` a power cut, though no kill, may leave an empty file.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        if sync:
            _sync(temporary)
        if not private:
            temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def atomic_folder(path: Path) -> Iterator[Path]:
    """A temporary folder beside `path`; it takes its name when the block ends well.

    An existing `path` is replaced in two renames. After a kill between them `complete_folder(path)` still finds the old
    one, and the next write puts it back first; a kill before them leaves the old one and a `.part` folder, which the
    next write removes. Raises InputError where the folder cannot be written; then the old one is as it was.
    """
    path = Path(path)
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        restore_folder(path)
        temporary = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}.{os.getpid()}.", suffix=".part"))
        yield temporary
        for file in temporary.rglob("*"):
            if file.is_file():
                _sync(file)
        temporary.chmod(0o777 & ~_umask())
        _swap(temporary, path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        if temporary is not None and temporary.exists():
            shutil.rmtree(temporary)


def complete_folder(path: Path) -> Path:
    """Where the folder is that `atomic_folder(path)` wrote last: `path`, but for a kill in the middle of a swap."""
    old = _old(Path(path))
    return old if old.exists() and not Path(path).exists() else Path(path)


def _swap(new: Path, path: Path) -> None:
    old = _old(path)
    if path.exists():
        path.replace(old)
    try:
        new.replace(path)
    except OSError:
        if old.exists():
            old.replace(path)
        raise
    if old.exists():
        shutil.rmtree(old)


def restore_folder(path: Path) -> None:
    """Put right what a killed `atomic_folder(path)` left: then `path` alone is there, old or new. Raises OSError."""
    old = _old(path)
    if old.exists() and path.exists():
        shutil.rmtree(old)
    elif old.exists():
        old.replace(path)
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        writer = part.name.removeprefix(f".{path.name}.").partition(".")[0]
        if writer.isdecimal() and not _is_running(int(writer)):
            shutil.rmtree(part, ignore_errors=True)


def _is_running(process: int) -> bool:
    if os.name != "posix":
        # There, signal 0 would end the process.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        # It is somebody else's.
        return True
    return True


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _cannot_write(path: Path, error: OSError) -> InputError:
    return InputError(
        f"cannot be written: {error.strerror or error}",
        where=str(path),
        remedy="Free some space or name another place; nothing was changed.",
    )
