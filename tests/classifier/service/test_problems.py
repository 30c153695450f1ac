"""Errors as answers of one shape, without anything of what was sent."""

from fastapi import FastAPI
from pydantic import BaseModel, Field
from starlette.testclient import TestClient

from classifier.service.errors import AskedWronglyError, BusyError, NotTakenError, SlowError
from classifier.service.problems import handle_errors, problem


class _Sent(BaseModel):
    count: int = Field(le=3)


def _client() -> TestClient:
    app = FastAPI()
    handle_errors(app)
    errors = {
        "asked": AskedWronglyError("no such label", "labels", 0),
        "taken": NotTakenError(413, "too long"),
        "busy": BusyError(),
        "slow": SlowError(),
    }

    @app.get("/api/{name}")
    async def broken(name: str) -> None:
        raise errors[name]

    @app.post("/api/sent")
    async def sent(given: _Sent) -> int:
        return given.count

    return TestClient(app)


def test_each_error_has_its_status_and_place() -> None:
    client = _client()
    asked = client.get("/api/asked")
    assert (asked.status_code, asked.json()) == (422, {"problem": "no such label", "where": ["labels", 0]})
    taken = client.get("/api/taken")
    assert (taken.status_code, taken.json()) == (413, {"problem": "too long", "where": []})
    for name in ("busy", "slow"):
        later = client.get(f"/api/{name}")
        assert (later.status_code, later.headers["retry-after"]) == (503, "5")
    assert client.get("/nowhere").json() == {"problem": "Not Found", "where": []}


def test_what_was_sent_does_not_come_back() -> None:
    client = _client()
    answer = client.post("/api/sent", json={"count": 98765})
    assert answer.status_code == 422
    assert answer.json()["where"] == ["body", "count"]
    assert "98765" not in answer.text
    form = client.post("/api/sent", content="count=1", headers={"Content-Type": "text/plain"})
    assert "send the header Content-Type: application/json" in form.json()["problem"]


def test_a_problem_is_json_with_its_headers() -> None:
    response = problem(401, "send the token", where=("header",), headers={"X-Test": "1"})
    assert bytes(response.body) == b'{"problem":"send the token","where":["header"]}'
    assert (response.status_code, response.headers["x-test"]) == (401, "1")
