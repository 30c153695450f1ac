"""The server process: `python -m annotate.studio`, started by `unsourced studio start` and by nothing else.

Label Studio's own `start` moves to another port when its port is taken, takes the password as an argument, and serves
with Django's development server. Here the port is bound before anything else is done, so it is ours or the start fails;
secrets come from the credentials file; and waitress serves, on the socket that was bound.
"""

import argparse
import errno
import gc
import importlib.util
import logging
import os
import secrets
import select
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from annotate.studio.database import allow_concurrent_writes, ensure_owner, open_database, prepare_database
from annotate.studio.hardening import missing, studio_environment
from unsourced.io.loopback import LOOPBACK
from unsourced.label_studio.local_server import (
    INSTANCE_HEADER,
    READY,
    STOPPED,
    StudioCredentials,
    StudioFolder,
    StudioRecord,
    read_credentials,
    write_record,
)

# Exit codes that `start` turns into errors; the last line of the log says more.
FAILED, RUNNING_ALREADY, ADDRESS_TAKEN, NOT_HARDENED = 1, 3, 4, 5
THREADS = 8
# waitress stops accepting at 100 unless told otherwise: then the next person waits until somebody else's is idle for
# two minutes.
CONNECTIONS = 3000
# What the database, logs and the process itself have open beside them.
_OTHER_FILES = 200
# Without poll, the system looks at so few files at a time.
_SELECT_LIMIT = 500
# What the server would fetch from the vendor for the front page.
_VENDOR_PATHS = ("/heidi-tips",)

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def main(arguments: list[str] | None = None) -> int:
    """Serve until SIGTERM. Returns an exit code; the reason for another than 0 is the last line on stderr."""
    asked = _parse(arguments)
    folder = StudioFolder(asked.workspace)
    lock = FileLock(folder.server_lock)
    try:
        lock.acquire(timeout=5)
    except Timeout:
        return _fail(RUNNING_ALREADY, "another server of this workspace is running")
    try:
        server_socket = _bind(asked)
    except OSError as error:
        port = asked.port if asked.port is not None else "any"
        return _fail(ADDRESS_TAKEN, f"{error.strerror or error} ({asked.listen}, port {port})")
    signal.signal(signal.SIGTERM, _leave)
    try:
        return _serve(folder, asked, server_socket)
    except OSError as error:
        return _fail(FAILED, f"{error.strerror or error}: {error.filename2 or error.filename or folder.path}")
    except Exception as error:  # Django wraps the database's errors in its own; the traceback goes to the log
        import traceback

        traceback.print_exc()
        return _fail(FAILED, f"{type(error).__name__}: {error}")
    finally:
        server_socket.close()
        lock.release()


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="annotate.studio")
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--listen", required=True)
    parser.add_argument("--port", type=int, help="this port and no other")
    parser.add_argument("--last-port", type=int, default=0, help="this port if it is free")
    parser.add_argument("--public-url")
    return parser.parse_args(arguments)


def _bind(asked: argparse.Namespace) -> socket.socket:
    """A socket that listens already: from here on no other process can take this port."""
    if asked.port is not None:
        return _listening(asked.listen, asked.port)
    try:
        return _listening(asked.listen, asked.last_port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return _listening(asked.listen, 0)


def _listening(host: str, port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(128)
    except OSError:
        bound.close()
        raise
    return bound


def _serve(folder: StudioFolder, asked: argparse.Namespace, server_socket: socket.socket) -> int:
    credentials = read_credentials(folder)
    if credentials is None:
        return _fail(FAILED, f"{folder.credentials} is missing")
    record = _record(asked, server_socket.getsockname()[1])
    write_record(folder, record)
    database = open_database(folder)
    application = _django(folder, credentials, record, database, asked.listen)
    if open_doors := _open_doors(asked):
        return _fail(NOT_HARDENED, "; ".join(open_doors))
    _prepare(folder, credentials, record, database)
    try:
        _answer(folder, application, record, server_socket)
    finally:
        write_record(folder, replace(record, phase=STOPPED))
    return 0


def _answer(folder: StudioFolder, application: Application, record: StudioRecord, server_socket: socket.socket) -> None:
    from django.db import connections
    from waitress.server import create_server

    server = create_server(
        _closed(application, record),
        sockets=[server_socket],
        threads=THREADS,
        ident=None,
        max_request_body_size=512 * 2**20,
        **_connection_options(),
    )
    # That a request waits for a moment is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    write_record(folder, replace(record, phase=READY))
    server.run()
    # The last to close moves the log into the database, so that a copy of the one file is a whole copy.
    connections.close_all()


def _connection_options() -> dict[str, int | bool]:
    """waitress's options for as many connections as the system allows, up to CONNECTIONS; raises the soft limit."""
    if not hasattr(select, "poll"):
        return {"connection_limit": _SELECT_LIMIT - _OTHER_FILES}
    return {"connection_limit": max(_allowed_files() - _OTHER_FILES, 100), "asyncore_use_poll": True}


def _allowed_files() -> int:
    """How many files this process may have open, raised as far as needed and allowed."""
    if sys.platform == "win32":
        return _SELECT_LIMIT
    import resource

    wanted = CONNECTIONS + _OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return most


def _record(asked: argparse.Namespace, port: int) -> StudioRecord:
    # A server that listens everywhere is reached from here by the loopback address.
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(asked.listen, asked.listen)  # noqa: S104
    return StudioRecord(
        pid=os.getpid(),
        local_url=f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}",
        public_url=asked.public_url,
        port=port,
        instance=secrets.token_hex(16),
        started=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _django(
    folder: StudioFolder, credentials: StudioCredentials, record: StudioRecord, database: Path, listen: str
) -> Application:
    """Label Studio's WSGI application, as its documentation has gunicorn load it."""
    spec = importlib.util.find_spec("label_studio")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    sys.path.insert(0, next(iter(spec.submodule_search_locations)))
    hosts = {"127.0.0.1", "localhost", "[::1]", urlsplit(record.url).hostname or "", listen}
    wanted = studio_environment(
        folder,
        credentials,
        database=database,
        url=record.url,
        hosts=tuple(sorted(hosts - {"", "0.0.0.0", "::"})),  # noqa: S104
        alone=listen in LOOPBACK and not record.public_url,
    )
    os.environ.update({name: value for name, value in wanted.items() if name not in os.environ})
    # Tens of thousands of classes live until the end; without this the collector walks them again and again.
    gc.disable()
    from django.core.wsgi import get_wsgi_application

    application: Application = get_wsgi_application()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)
    gc.enable()
    return application


def _open_doors(asked: argparse.Namespace) -> list[str]:
    """What is missing before others may be let in; on this machine alone, it is only said in the log."""
    from django.conf import settings

    lines = [f"{requirement.what} ({requirement.variable})" for requirement in missing(settings)]
    if asked.listen in LOOPBACK and not asked.public_url:
        for line in lines:
            print(f"not as closed as it could be: {line}", file=sys.stderr, flush=True)
        return []
    return lines


def _prepare(folder: StudioFolder, credentials: StudioCredentials, record: StudioRecord, database: Path) -> None:
    def report_progress(done: int, total: int) -> None:
        write_record(folder, replace(record, phase="preparing the database", done=done, total=total))

    prepare_database(folder, database, report_progress)
    allow_concurrent_writes()
    ensure_owner(folder, credentials)


def _closed(application: Application, record: StudioRecord) -> Application:
    """The application with the run's name on `/health`, and without the pages that ask the vendor for something.

    Who comes by a public TLS address comes through the proxy that ended the TLS; Django must know for its CSRF check.
    """
    public = urlsplit(record.public_url or "")

    def closed(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "").rstrip("/")
        if path in _VENDOR_PATHS:
            start_response("404 Not Found", [("Content-Type", "application/json"), ("Content-Length", "2")])
            return [b"{}"]
        if public.scheme == "https" and environ.get("HTTP_HOST") == public.netloc:
            environ["wsgi.url_scheme"] = "https"
        if path != "/health":
            return application(environ, start_response)

        def named(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [*headers, (INSTANCE_HEADER, record.instance)], *rest)

        return application(environ, named)

    return closed


def _leave(signum: int, frame: object) -> None:  # noqa: ARG001 - the signature of a signal handler
    # Only the main thread may raise it; waitress then lets the requests under way finish.
    if threading.current_thread() is threading.main_thread():
        raise SystemExit(0)


def _fail(code: int, why: str) -> int:
    print(f"unsourced: {why}", file=sys.stderr, flush=True)
    return code
