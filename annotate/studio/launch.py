"""Start the server process of a workspace, wait until it answers, and say why it ended where it did not."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx

from annotate.studio.hardening import process_environment
from annotate.studio.process import ADDRESS_TAKEN, NOT_HARDENED, RUNNING_ALREADY
from unsourced.errors import StudioError
from unsourced.io.progress import Reporter
from unsourced.label_studio.local_server import INSTANCE_HEADER, READY, StudioFolder, StudioRecord, read_record

# A start that has said nothing new for this long hangs; the slowest step known takes 15 s on two cores.
_PATIENCE_SECONDS = 180.0
_LOG_LIMIT_BYTES = 10 * 2**20
_LEAST_SPACE_BYTES = 2 * 2**20  # a new database is 1.4 MB


def launch(folder: StudioFolder, arguments: list[str], *, reporter: Reporter) -> StudioRecord:
    """The record of a server process that was started with these arguments and answers.

    Raises:
        StudioError: it ends or hangs before that; whatever is raised, the process is then gone.
    """
    log_start = _open_log(folder)
    with folder.log.open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            [sys.executable, "-P", "-m", "annotate.studio", "--workspace", str(folder.workspace), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder.path,
            env=process_environment(os.environ, folder),
            start_new_session=True,
        )
    try:
        record = _wait(folder, process, reporter=reporter)
    except _EndedError as ended:
        raise _why_it_ended(folder, ended.code, log_start) from ended
    except BaseException:
        process.kill()
        process.wait()
        raise
    # It outlives this command on purpose; Popen would warn that it is still running.
    process.returncode = 0
    return record


class _EndedError(Exception):
    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


def _wait(folder: StudioFolder, process: "subprocess.Popen[bytes]", *, reporter: Reporter) -> StudioRecord:
    """Until the server answers. Raises _EndedError where its process ended, StudioError where it hangs."""
    first = "" if folder.database.exists() else " The first time takes up to half a minute."
    reporter.say(f"Starting Label Studio.{first}")
    phases = _phases(folder, process)
    for record in phases:
        if record.total:
            for _ in reporter.track(_steps(phases), record.phase, total=record.total):
                pass
    ready = read_record(folder)
    if ready is None or not answers(ready):
        raise StudioError("it started and does not answer", where=str(folder.path), remedy=f"See {folder.log}")
    return ready


def _phases(folder: StudioFolder, process: "subprocess.Popen[bytes]") -> Iterator[StudioRecord]:
    """The record each time that it changes, until it is ready."""
    last: StudioRecord | None = None
    changed = time.monotonic()
    while last is None or last.phase != READY:
        if (code := process.poll()) is not None:
            raise _EndedError(code)
        record = read_record(folder)
        if record is not None and record != last:
            last, changed = record, time.monotonic()
            yield record
        elif time.monotonic() - changed > _PATIENCE_SECONDS:
            raise StudioError("it hangs while starting", where=str(folder.path), remedy=f"See {folder.log}")
        else:
            time.sleep(0.1)


def _steps(phases: Iterator[StudioRecord]) -> Iterator[int]:
    """One item for each step done, while the phase has steps."""
    shown = 0
    for record in phases:
        done = record.done if record.total else shown
        yield from range(shown, done)
        shown = max(shown, done)
        if not record.total or record.done == record.total:
            return


def _open_log(folder: StudioFolder) -> int:
    """Make the log, for its owner only; returns where this run's lines begin."""
    if folder.log.exists() and folder.log.stat().st_size > _LOG_LIMIT_BYTES:
        folder.log.unlink()
    os.close(os.open(folder.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    return folder.log.stat().st_size


def _why_it_ended(folder: StudioFolder, code: int, log_start: int) -> StudioError:
    lines = folder.log.read_bytes()[log_start:].decode(errors="replace").splitlines()
    ours = [line.removeprefix("unsourced: ") for line in lines if line.startswith("unsourced: ")]
    why = ours[-1] if ours else (lines[-1] if lines else f"exit code {code}")
    if not ours and shutil.disk_usage(folder.path).free < _LEAST_SPACE_BYTES:
        why = "no space left on the disk"  # not even for the log
    if code == ADDRESS_TAKEN:
        return StudioError(
            f"Label Studio cannot listen there: {why}",
            remedy="Name another with --port or --listen, or leave them out.",
        )
    if code == RUNNING_ALREADY:
        return StudioError(why, where=str(folder.path), remedy="See: unsourced studio status")
    if code == NOT_HARDENED:
        return StudioError(
            f"others are not let in, because this does not hold: {why}",
            remedy="Unset the LABEL_STUDIO_ variables that change it, or leave out --listen and --public-url.",
        )
    full = "Free some space and start again. " if any(word in why for word in ("full", "space", "large")) else ""
    return StudioError(f"Label Studio ended while starting: {why}", remedy=f"{full}Its log: {folder.log}")


def answers(record: StudioRecord) -> bool:
    """Whether the server at the address is this one, and not another that took the port since."""
    try:
        # No proxy lies between this machine and itself.
        response = httpx.get(f"{record.local_url}/health", timeout=10.0, trust_env=False)
    except httpx.HTTPError:
        return False
    return response.status_code == 200 and response.headers.get(INSTANCE_HEADER) == record.instance
