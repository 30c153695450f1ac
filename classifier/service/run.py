"""Run the service: what `unsourced serve` does."""

import logging
import os
import socket
from collections.abc import Collection, Sequence
from importlib.util import find_spec
from pathlib import Path

from classifier.service.access import Access
from unsourced.config.service_address import MAKE_TOKEN, SERVICE_PORT, TOKEN_VARIABLE, read_token
from unsourced.errors import MissingExtraError, SettingsError
from unsourced.io.loopback import LOOPBACK, is_loopback
from unsourced.io.progress import say

_BACKLOG = 2048


def serve(
    models: Sequence[Path],
    *,
    listen: str = "127.0.0.1",
    port: int = SERVICE_PORT,
    token_file: Path | None = None,
    public_hosts: Collection[str] = (),
    reload: bool = False,
    feedback: Path | None = None,
    quiet: bool = False,
) -> None:
    """Serve these models until the process is told to stop (Ctrl-C or SIGTERM); requests under way are finished.

    Beyond loopback a token is asked for: from `token_file`, else from the environment. `public_hosts` are further host
    names by which the service may be called without a token. `feedback` is the file for readers' remarks on marks.
    Raises MissingExtraError, SettingsError (address, port, token), ModelError or InputError (the file) before anything
    is served.
    """
    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise MissingExtraError("serve", "The service")
    token = read_token(token_file)
    if not token and not is_loopback(listen):
        raise SettingsError(
            f"beyond this machine the service asks for a token, and there is none in {TOKEN_VARIABLE} or --token-file",
            where=f"--listen {listen}",
            remedy=MAKE_TOKEN,
        )
    import uvicorn

    from classifier.service.app import make_app
    from classifier.service.idle_timeout import IdleTimeoutProtocol

    logging.basicConfig(level=logging.WARNING if quiet else logging.INFO, format="%(asctime)s %(message)s")
    with bound(listen, port) as listening:
        app = make_app(models, access=Access(token, (*LOOPBACK, *public_hosts)), reload=reload, feedback=feedback)
        config = uvicorn.Config(
            app,
            http=IdleTimeoutProtocol,
            access_log=False,  # the guard's log holds no query
            log_config=None,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=30,
            limit_concurrency=1024,
        )
        say(f"The page: {address(listening)}/ (stop it with Ctrl-C)", quiet=quiet)
        uvicorn.Server(config).run(sockets=[listening])


def bound(listen: str, port: int) -> socket.socket:
    """A socket that listens there already, so that no other process can take the port. Raises SettingsError."""
    made = None
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(listen, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(where)
        made.listen(_BACKLOG)
    except (OSError, UnicodeError) as error:  # no name of a host at all is a UnicodeError
        if made is not None:
            made.close()
        raise SettingsError(
            f"cannot listen there: {getattr(error, 'strerror', None) or error}",
            where=f"{listen}:{port}",
            remedy="Choose another port with --port (0 takes a free one), or an address of this machine with --listen.",
        ) from error
    return made


def address(listening: socket.socket) -> str:
    """The URL of a socket that listens."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
