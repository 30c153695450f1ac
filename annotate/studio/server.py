"""Start, stop and look at the Label Studio of a workspace."""

import os
import secrets
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock, Timeout

from annotate.studio.database import remove_unfinished
from annotate.studio.launch import answers, launch
from unsourced.config.settings import server_url
from unsourced.errors import MissingExtraError, SettingsError, StudioError
from unsourced.io.loopback import LOOPBACK
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.local_server import (
    READY,
    STOPPED,
    StudioCredentials,
    StudioFolder,
    StudioRecord,
    is_alive,
    read_credentials,
    read_record,
    write_credentials,
    write_record,
)

OWNER_EMAIL = "owner@localhost"


@dataclass(frozen=True)
class RunningStudio:
    """A Label Studio that answers. `started` is False where it had been running before."""

    url: str
    local_url: str
    email: str
    pid: int
    workspace: Path
    credentials_path: Path
    log_path: Path
    started: bool
    password: str = field(repr=False)
    token: str = field(repr=False)


@dataclass(frozen=True)
class StudioStatus:
    """What is true of a workspace's Label Studio.

    `state` is `running`, `starting`, `not answering` (the process lives), `crashed` (it ended without being stopped) or
    `stopped`.
    """

    state: str
    url: str | None
    pid: int | None
    since: str | None
    email: str | None
    credentials_path: Path
    log_path: Path


def start(
    workspace: Path,
    *,
    listen: str = "127.0.0.1",
    port: int | None = None,
    public_url: str | None = None,
    reporter: Reporter = SILENT,
) -> RunningStudio:
    """Start the workspace's Label Studio, or find it running; it answers when this returns, and outlives the caller.

    Without `port` it takes the workspace's last port where that is free, else any free one.

    Raises:
        SettingsError: for a wrong address or workspace.
        MissingExtraError: without the `studio` extra.
        StudioError: it cannot start; then no process is left, and no half-made database.
    """
    public_url = _check_addresses(listen, public_url)
    if find_spec("label_studio") is None or find_spec("waitress") is None:
        raise MissingExtraError("studio", "The local Label Studio")
    folder = StudioFolder(Path(workspace).absolute())
    with _workspace_errors(folder), _only_one(folder):
        before = read_record(folder)
        if is_alive(folder):
            return _running_already(folder, before, asked=(port, public_url))
        credentials = read_credentials(folder) or _new_credentials(folder)
        arguments = ["--listen", listen, "--last-port", str(before.port if before else 0)]
        arguments += ["--port", str(port)] if port is not None else []
        arguments += ["--public-url", public_url] if public_url else []
        with _record_of_failure(folder, before):
            record = launch(folder, arguments, reporter=reporter)
        # The server completes the credentials at its first boot.
        return _running(folder, record, read_credentials(folder) or credentials, started=True)


def stop(workspace: Path) -> bool:
    """Stop the workspace's Label Studio; False where none was running.

    Raises:
        StudioError: it does not stop.
    """
    folder = StudioFolder(Path(workspace).absolute())
    if not folder.path.is_dir():
        return False
    with _workspace_errors(folder), _only_one(folder):
        record = read_record(folder)
        alive = is_alive(folder)
        if alive and record is None:
            raise StudioError(
                "a server runs, and its record is gone",
                where=str(folder.record),
                remedy=f"End the process that holds {folder.server_lock}.",
            )
        if record is not None:
            if alive:
                _end(folder, record.pid)
            # On a full disk it has been stopped all the same.
            with suppress(OSError):
                write_record(folder, replace(record, phase=STOPPED))
        return alive


def status(workspace: Path) -> StudioStatus:
    """What is true of the workspace's Label Studio now.

    Raises:
        SettingsError: its files cannot be read.
    """
    folder = StudioFolder(Path(workspace).absolute())
    record, credentials = read_record(folder), read_credentials(folder)
    alive = is_alive(folder)
    return StudioStatus(
        state=_state(record, alive),
        url=record.url if record and alive else None,
        pid=record.pid if record and alive else None,
        since=record.started if record and alive else None,
        email=credentials.email if credentials else None,
        credentials_path=folder.credentials,
        log_path=folder.log,
    )


def _state(record: StudioRecord | None, alive: bool) -> str:
    if not alive:
        return "crashed" if record and record.phase != STOPPED else "stopped"
    if record is None or record.phase != READY:
        return "starting"
    return "running" if answers(record) else "not answering"


def _check_addresses(listen: str, public_url: str | None) -> str | None:
    if public_url:
        public_url = server_url(public_url, where="--public-url")
    elif listen not in LOOPBACK:
        raise SettingsError(
            "others can only come in by an address that they know",
            where=f"--listen {listen}",
            remedy="Give it too: --public-url https://labels.example.org",
        )
    return public_url


@contextmanager
def _workspace_errors(folder: StudioFolder) -> Iterator[None]:
    """A disk that is full or not writable, as one line."""
    try:
        yield
    except OSError as error:
        raise StudioError(
            f"the workspace cannot be used: {error.strerror or error}",
            where=str(error.filename or folder.workspace),
            remedy="Free some space, correct its permissions, or name another with --workspace.",
        ) from error


@contextmanager
def _only_one(folder: StudioFolder) -> Iterator[None]:
    """One start or stop in a workspace at a time."""
    folder.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.data.mkdir(exist_ok=True, mode=0o700)
    lock = FileLock(folder.start_lock)
    try:
        lock.acquire(timeout=1)
    except Timeout as error:
        raise StudioError(
            "another command is starting or stopping it at this moment",
            where=str(folder.path),
            remedy="See: unsourced studio status",
        ) from error
    try:
        yield
    finally:
        lock.release()


def _new_credentials(folder: StudioFolder) -> StudioCredentials:
    credentials = StudioCredentials(
        email=OWNER_EMAIL, password=secrets.token_urlsafe(12), secret_key=secrets.token_urlsafe(48)
    )
    write_credentials(folder, credentials)
    # A workspace is often a folder of a repository, and none of this belongs there.
    (folder.path / ".gitignore").write_text("*\n", encoding="utf-8")
    return credentials


def _running_already(
    folder: StudioFolder, record: StudioRecord | None, *, asked: tuple[int | None, str | None]
) -> RunningStudio:
    """The server that is there, where it is what was asked for."""
    credentials = read_credentials(folder)
    port, public_url = asked
    if record is None or credentials is None or record.phase != READY or not answers(record):
        raise StudioError(
            "its server process lives and does not answer",
            where=str(folder.path),
            remedy=f"Wait, or run: unsourced studio stop. Its log: {folder.log}",
        )
    if (port not in (None, record.port)) or (public_url not in (None, record.public_url)):
        raise StudioError(
            "is running already, with another address", where=record.url, remedy="First run: unsourced studio stop"
        )
    return _running(folder, record, credentials, started=False)


def _running(
    folder: StudioFolder, record: StudioRecord, credentials: StudioCredentials, *, started: bool
) -> RunningStudio:
    return RunningStudio(
        url=record.url,
        local_url=record.local_url,
        email=credentials.email,
        pid=record.pid,
        workspace=folder.workspace,
        credentials_path=folder.credentials,
        log_path=folder.log,
        started=started,
        password=credentials.password,
        token=credentials.token,
    )


@contextmanager
def _record_of_failure(folder: StudioFolder, before: StudioRecord | None) -> Iterator[None]:
    """A start that fails leaves no half-made database, and the record of the last server that ran, with its port."""
    folder.record.unlink(missing_ok=True)
    try:
        yield
    except BaseException:
        folder.record.unlink(missing_ok=True)
        remove_unfinished(folder)
        if before is not None:
            with suppress(OSError):
                write_record(folder, replace(before, phase=STOPPED))
        raise


def _end(folder: StudioFolder, pid: int) -> None:
    """End the process that holds the server's lock: asked first, then forced."""
    for ask, seconds in ((signal.SIGTERM, 15.0), (getattr(signal, "SIGKILL", signal.SIGTERM), 5.0)):
        try:
            os.kill(pid, ask)
        except ProcessLookupError:
            pass
        except PermissionError as error:
            raise StudioError(
                "the server belongs to another user", where=f"process {pid}", remedy="Ask them to stop it."
            ) from error
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            _reap(pid)
            if not is_alive(folder):
                return
            time.sleep(0.1)
    raise StudioError("the server does not end", where=f"process {pid}", remedy=f"See {folder.log}")


def _reap(pid: int) -> None:
    """Let a server that this very process started leave the process table."""
    if hasattr(os, "WNOHANG"):
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
