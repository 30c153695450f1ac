"""What stands before every request: who may ask, how much may be sent, and which headers every answer has."""

import logging

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from classifier.service.access import Access
from classifier.service.limits import Limits
from classifier.service.middleware import HEADERS, Guard

LOCAL = "http://127.0.0.1"


async def _echo(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    if body.startswith(b"break"):
        raise ValueError(body.decode())
    await PlainTextResponse(body)(scope, receive, send)


def _client(access: Access | None = None, base: str = LOCAL) -> TestClient:
    guard = Guard(
        _echo,
        access=access or Access(),
        limits=Limits(body_bytes=10, tasks_bytes=20),
        render_error=lambda status, what: f"<p>{status} {what}</p>",
    )
    return TestClient(guard, base_url=base)


def test_a_body_comes_through_whole_and_the_answer_has_our_headers() -> None:
    answer = _client().post("/api/score", content=b"0123456789")
    assert (answer.status_code, answer.content) == (200, b"0123456789")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_body_that_is_too_long_is_refused_but_tasks_may_be_longer() -> None:
    client = _client()
    refused = client.post("/api/score", content=b"01234567890")
    assert (refused.status_code, refused.json()["problem"]) == (413, "the body is longer than 10 bytes")
    assert refused.headers["connection"] == "close"
    unmeasured = client.post("/api/score", content=iter([b"012345", b"67890"]))
    assert unmeasured.status_code == 413
    assert client.post("/predict", content=b"01234567890").status_code == 200


def test_who_may_ask() -> None:
    guarded = _client(Access(token="a-token-of-more-than-sixteen"))
    assert guarded.get("/").status_code == 401
    assert guarded.get("/health").status_code == 200
    assert guarded.get("/", headers={"Authorization": "Bearer a-token-of-more-than-sixteen"}).status_code == 200
    assert _client(base="http://elsewhere.example").get("/").status_code == 421
    assert _client().post("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert _client().get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_what_breaks_is_a_500_and_no_log_quotes_the_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="classifier.service.middleware"):
        answer = _client().post("/api/score?q=secret", content=b"break text")
    assert (answer.status_code, answer.json()["problem"]) == (500, "something broke here; the log has more")
    assert "ValueError" in caplog.text
    assert "POST /api/score 500" in caplog.text
    assert "break text" not in caplog.text
    assert "secret" not in caplog.text


def test_a_browser_reads_a_problem_as_a_page() -> None:
    answer = _client(Access(token="a-token-of-more-than-sixteen")).get("/", headers={"Accept": "text/html"})
    assert answer.text.startswith("<p>401 send the token")
