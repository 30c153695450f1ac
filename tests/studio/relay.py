"""A relay before a real Label Studio, which can be told to be away, or to lose the answer to a request it passed on."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

_HOP = ("connection", "transfer-encoding", "content-encoding", "content-length", "host")


class Relay(ThreadingHTTPServer):
    """Requests with a key of `lose` in their path reach the server, and their answers are lost, as often as it says.

    While `away` nothing reaches the server. `lost` and `refused` count what happened.
    """

    daemon_threads = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.server = httpx.Client(base_url=target, timeout=60.0)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.lose: dict[str, int] = {}
        self.away = False
        self.lost = self.refused = 0


class _Handler(BaseHTTPRequestHandler):
    server: Relay
    protocol_version = "HTTP/1.1"

    def handle_any(self) -> None:
        if self.server.away:
            self.server.refused += 1
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _HOP}
        answer = self.server.server.request(self.command, self.path, headers=headers, content=body)
        for text, times in self.server.lose.items():
            if times and text in self.path:
                self.server.lose[text] -= 1
                self.server.lost += 1
                self.close_connection = True
                return
        self.send_response(answer.status_code)
        for name, value in answer.headers.items():
            if name.lower() not in _HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    do_GET = do_POST = do_PATCH = do_DELETE = handle_any  # noqa: N815 - the names that http.server calls

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def relay(target: str) -> Iterator[Relay]:
    """A running relay before the server at this address."""
    with Relay(target) as running, running.server:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()
