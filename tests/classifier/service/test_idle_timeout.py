"""Connections that ask nothing, on a real server."""

import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from classifier.service.app import make_app
from classifier.service.idle_timeout import IdleTimeoutProtocol
from tests.classifier.service.conftest import served

pytestmark = pytest.mark.slow


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(IdleTimeoutProtocol, "seconds", 0.5)
    with served(make_app([])) as url:
        yield int(url.rpartition(":")[2])


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def test_who_asks_nothing_is_hung_up_on(port: int) -> None:
    with connected(port) as silent:
        assert silent.recv(100) == b""


def test_a_head_that_trickles_is_not_waited_for(port: int) -> None:
    with connected(port) as slow, pytest.raises(OSError, match=r"reset|pipe"):  # noqa: PT012
        slow.sendall(b"GET /health HTTP/1.1\r\n")
        for number in range(100):
            slow.sendall(f"X-{number}: 1\r\n".encode())
            time.sleep(0.1)


def test_a_second_head_has_its_time_too(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with connected(port) as slow:
        slow.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert slow.recv(10_000).startswith(b"HTTP/1.1 200")
        time.sleep(1)
        # More than it takes a busy machine to send the rest.
        monkeypatch.setattr(IdleTimeoutProtocol, "seconds", 60)
        slow.sendall(b"GET /health HTTP/1.1\r\n")
        time.sleep(0.2)
        slow.sendall(b"Host: 127.0.0.1\r\n\r\n")
        assert slow.recv(10_000).startswith(b"HTTP/1.1 200")
        monkeypatch.setattr(IdleTimeoutProtocol, "seconds", 0.5)
        slow.sendall(b"GET /health HTTP/1.1\r\n")
        assert slow.recv(10_000) == b""


def test_whoever_asks_is_served_however_long_it_takes(port: int) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        for _ in range(3):
            assert client.get("/health").status_code == 200
            time.sleep(0.4)

    def body() -> Iterator[bytes]:
        yield b'{"text": "Critics '
        time.sleep(1.2)
        yield b'say so."}'

    answer = httpx.post(
        f"http://127.0.0.1:{port}/api/score", content=body(), headers={"Content-Type": "application/json"}, timeout=30
    )
    assert answer.json()["results"][0]["marks"]
