"""The `unsourced` command, killed with -9 by itself at a step of its work that is counted, not timed.

A step is what may be left half done: a request that changes the server, when it is sent and again when it is answered,
and a file that is about to be written, renamed or removed.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

_FILES = ("open", "os.remove", "os.rename", "os.rmdir")
_WRITES = os.O_WRONLY | os.O_RDWR
_NO_WORK = ("__pycache__", ".lock")
_SENT_OR_ANSWERED = ("send_request_body.complete", "response_closed.complete")


def runs_to_the_end(
    arguments: Sequence[str], *, first: int = 1, folder: Path | None = None, variables: Mapping[str, str] | None = None
) -> Iterator["subprocess.CompletedProcess[str]"]:
    """Runs of `unsourced` with these arguments, each killed at a later step of what is left, until one gets to its end.

    The first gets to its `first`-th step. Output and errors of each are in `stdout`.
    """
    step = first
    while True:
        process = subprocess.run(
            # -P: the folder of this file has packages called like ours.
            [sys.executable, "-P", __file__, str(step), *arguments],
            cwd=folder,
            env=os.environ | (variables or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        yield process
        if process.returncode != -signal.SIGKILL:
            return
        # By a quarter: what is done in one go, or not at all, has an end within few runs, too.
        step += 1 + step // 4


def die_at(step: int) -> None:
    """Have this process killed at its `step`-th step from now."""
    left = step

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch_files(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _FILES or any(name in str(arguments[0]) for name in _NO_WORK):
            return
        if event != "open" or arguments[2] & _WRITES:
            count()

    def watch_request(event: str, _: object) -> None:
        if event.endswith(_SENT_OR_ANSWERED):
            count()

    def send(self: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        if request.method != "GET":
            request.extensions["trace"] = watch_request
        return handle_request(self, request)

    handle_request = httpx.HTTPTransport.handle_request
    httpx.HTTPTransport.handle_request = send  # type: ignore[method-assign]
    sys.addaudithook(watch_files)


if __name__ == "__main__":
    from unsourced.main import main

    die_at(int(sys.argv.pop(1)))
    main()
