"""The command: what it refuses, and a process that starts, answers and stops."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpx
import pytest

from classifier.scoring.score import score
from classifier.scoring.scores import Scores
from classifier.service.app import make_app
from classifier.service.limits import Limits
from classifier.service.run import bound, serve
from tests.classifier.service.conftest import served
from unsourced.core.article import Article
from unsourced.errors import ModelError, SettingsError


def test_beyond_this_machine_it_wants_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UNSOURCED_SERVE_TOKEN", raising=False)
    for listen in ("0.0.0.0", "::", "192.168.0.9"):
        with pytest.raises(SettingsError, match=r"token.*token_urlsafe"):
            serve([], listen=listen)


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(SettingsError, match=r"127\.0\.0\.1:\d+: cannot listen there: .*--port"):
            bound("127.0.0.1", other.getsockname()[1])
    for listen in ("no-such-host.invalid", "a..b"):
        with pytest.raises(SettingsError, match=listen):
            bound(listen, 0)


def test_a_model_that_is_not_there_is_told_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        serve([tmp_path / "away.skops"], port=0)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.slow
def test_a_process_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "unsourced", "serve", "--port", "0", "--model", "sample"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        url = line.split()[2].rstrip("/")
        answer = httpx.post(f"{url}/api/score", json={"text": "Critics say so."}, timeout=30)
        assert answer.json()["results"][0]["marks"]
        assert "server" not in answer.headers
        process.send_signal(signal.SIGTERM)
        log = process.stderr.read()
        assert process.wait() in (0, -signal.SIGTERM)
    assert "POST /api/score 200" in log
    assert "Traceback" not in log
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_body_that_trickles_is_not_waited_for() -> None:
    with served(make_app([], limits=Limits(body_seconds=0.3))) as url:
        port = int(url.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
            slow.sendall(b"POST /api/score HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{")
            answer = slow.recv(10_000)
    assert answer.startswith(b"HTTP/1.1 408")


def test_what_a_client_that_went_away_asked_is_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    done: list[str] = []

    def slow(articles: Iterable[Article], *_: object, **more: Any) -> list[Scores]:
        articles = list(articles)
        done.extend(each.text for each in articles)
        go.wait(30)
        return list(score(articles))

    app = make_app([])
    monkeypatch.setattr("classifier.service.score_queue.score", slow)
    with served(app) as url:
        for text in ("first", "second"):
            with pytest.raises(httpx.ReadTimeout):
                httpx.post(f"{url}/api/score", json={"text": text}, timeout=0.5)
        time.sleep(0.5)
        go.set()
        assert httpx.post(f"{url}/api/score", json={"text": "third"}).status_code == 200
    assert done == ["first", "third"]
