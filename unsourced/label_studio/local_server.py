"""What a workspace knows of its local Label Studio: where it listens, who runs it, and the secrets of its owner.

All in `WORKSPACE/studio`: `server.json` of the server that was started last, `server.lock` which the server process
holds for as long as it lives, `credentials.json` (0600), `server.log`, and Label Studio's own data.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from unsourced.errors import SettingsError
from unsourced.io.atomic import replace_file

STARTING = "starting"
READY = "ready"
STOPPED = "stopped"


@dataclass(frozen=True)
class StudioRecord:
    """A server that was started. `phase` is what it does until it is `ready`, and `stopped` when it was ended in order;
    `done` of `total` are its steps.

    `instance` is a random name of this one run, which the server repeats in the header INSTANCE_HEADER of `/health`.
    """

    pid: int
    local_url: str
    public_url: str | None
    port: int
    instance: str
    started: str
    phase: str = STARTING
    done: int = 0
    total: int = 0

    @property
    def url(self) -> str:
        """The address for people."""
        return self.public_url or self.local_url


@dataclass(frozen=True)
class StudioCredentials:
    """The owner of a local Label Studio. `token` is empty until the server has made it."""

    email: str
    password: str = field(repr=False)
    secret_key: str = field(repr=False)
    token: str = field(default="", repr=False)


INSTANCE_HEADER = "X-Unsourced-Studio"


@dataclass(frozen=True)
class StudioFolder:
    """The paths of a local Label Studio in a workspace."""

    workspace: Path

    @property
    def path(self) -> Path:
        """The folder of all the others."""
        return self.workspace / "studio"

    @property
    def record(self) -> Path:
        """The file with the StudioRecord of the server that was started last."""
        return self.path / "server.json"

    @property
    def credentials(self) -> Path:
        """The file with the owner's StudioCredentials."""
        return self.path / "credentials.json"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.path / "server.log"

    @property
    def data(self) -> Path:
        """Label Studio's own folder."""
        return self.path / "data"

    @property
    def database(self) -> Path:
        """Label Studio's SQLite file."""
        return self.data / "label_studio.sqlite3"

    @property
    def server_lock(self) -> Path:
        """The lock that a server holds as long as it lives."""
        return self.path / "server.lock"

    @property
    def start_lock(self) -> Path:
        """The lock of whoever starts a server, so that two do not."""
        return self.path / "start.lock"


def read_record(folder: StudioFolder) -> StudioRecord | None:
    """The server that was started last; None where none ever was."""
    found: StudioRecord | None = _read(folder.record, TypeAdapter(StudioRecord))
    return found


def read_credentials(folder: StudioFolder) -> StudioCredentials | None:
    """The owner's credentials; None before the first start. Raises SettingsError where others can read them."""
    found: StudioCredentials | None = _read(folder.credentials, TypeAdapter(StudioCredentials))
    if found and os.name == "posix" and folder.credentials.stat().st_mode & 0o077:
        raise SettingsError(
            "other users can read these credentials",
            where=str(folder.credentials),
            remedy=f"Run: chmod 600 {folder.credentials}",
        )
    return found


def write_record(folder: StudioFolder, record: StudioRecord) -> None:
    """Write `server.json` whole or not at all. Raises OSError."""
    _write(folder.record, asdict(record))


def write_credentials(folder: StudioFolder, credentials: StudioCredentials) -> None:
    """Write `credentials.json`, whole or not at all, readable by nobody else at any moment. Raises OSError."""
    _write(folder.credentials, asdict(credentials), sync=True)


def is_alive(folder: StudioFolder) -> bool:
    """Whether the server process lives: it holds a lock that the system takes back even after `kill -9`."""
    if not folder.server_lock.exists():
        return False
    try:
        # Another look at the same moment holds the lock for an instant; a server holds it longer than that.
        with FileLock(folder.server_lock, timeout=0.3, poll_interval=0.02):
            return False
    except Timeout:
        return True


def _read(path: Path, type_: TypeAdapter[Any]) -> Any:
    try:
        return type_.validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except ValidationError as error:
        raise SettingsError(
            "is damaged or of another version",
            where=str(path),
            remedy="Move this file away and run: unsourced studio start",
        ) from error


def _write(path: Path, record: Mapping[str, Any], *, sync: bool = False) -> None:
    with replace_file(path, private=True, sync=sync) as temporary:
        temporary.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8", newline="\n")
