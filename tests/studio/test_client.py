"""Reaching a Label Studio: the right one, a wrong one, none, and one that is away for a moment."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from annotate.studio import add_user
from tests.conftest import StudioUnderTest
from unsourced.config.settings import Settings
from unsourced.errors import MissingExtraError, SettingsError, StudioError, TokenError, UnavailableError
from unsourced.label_studio.client import Connection, connect

LEGACY = "0123456789abcdef0123456789abcdef01234567"


class Impostor(BaseHTTPRequestHandler):
    """Answers from a list of (status, body), the last one for good, and remembers who asked what."""

    answers: list[tuple[int, str]]
    asked: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.asked.append((f"{self.command} {self.path}", self.headers.get("Authorization")))
        status, body = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    do_POST = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def impostor(*answers: tuple[int, str]) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """The address of a server that is no Label Studio, and the list of what it was asked."""
    asked: list[tuple[str, str | None]] = []
    handler = type("Handler", (Impostor,), {"answers": list(answers), "asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def refused_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def test_the_workspaces_own_server_is_found(studio: StudioUnderTest) -> None:
    with connect(Settings(workspace=studio.workspace)) as connection:
        assert (connection.url, connection.user) == (studio.url, studio.email)
        assert connection.token not in repr(connection)
        assert connection.sdk.users.whoami().email == studio.email


def test_environment_variables_name_a_server(studio: StudioUnderTest, tmp_path: Path) -> None:
    script = "from unsourced.label_studio.client import connect; print(connect().user)"
    variables = {"LABEL_STUDIO_URL": studio.url + "/", "LABEL_STUDIO_API_KEY": studio.connection.token}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, env=os.environ | variables
    )
    assert (done.stdout, done.stderr) == (f"{studio.email}\n", "")


def test_a_legacy_token_works_where_it_is_allowed(studio: StudioUnderTest) -> None:
    user = add_user(studio.connection, "legacy@sample.example", "a-long-password")
    settings = {"api_tokens_enabled": True, "legacy_api_tokens_enabled": True}
    studio.connection.post("/api/jwt/settings", settings)
    try:
        with connect(url=studio.url, token=user.token) as theirs:
            legacy = theirs.get("/api/current-user/token")["token"]
        with connect(url=studio.url, token=legacy) as connection:
            assert connection.user == connection.sdk.users.whoami().email == user.email
    finally:
        studio.connection.post("/api/jwt/settings", settings | {"legacy_api_tokens_enabled": False})
    with pytest.raises(TokenError):
        connect(url=studio.url, token=legacy)


def test_an_expired_access_token_is_exchanged(studio: StudioUnderTest) -> None:
    with connect(Settings(workspace=studio.workspace)) as connection:
        connection.get("/api/current-user/whoami")
        auth = connection.client.auth
        auth._access = "expired"  # type: ignore[union-attr]
        assert connection.get("/api/current-user/whoami")["email"] == studio.email


@pytest.mark.parametrize("token", [LEGACY, "eyJhbGciOiJIUzI1NiJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCIsImV4cCI6OTk5OX0.x"])
def test_a_wrong_token_is_refused_in_one_line(studio: StudioUnderTest, token: str) -> None:
    with pytest.raises(TokenError) as error:
        connect(url=studio.url, token=token)
    assert str(error.value).startswith(f"{studio.url}: Label Studio refuses the token. Copy a new one")
    assert token not in str(error.value)


def test_what_the_server_refuses_says_why(studio: StudioUnderTest) -> None:
    with pytest.raises(StudioError, match="answered 404 to GET /api/projects/999999/: No Project matches"):
        studio.connection.get("/api/projects/999999/")
    with pytest.raises(StudioError, match="answered 400 to POST /api/projects/: .*at least 3 characters"):
        studio.connection.post("/api/projects/", {"title": "a"})
    with (
        pytest.raises(StudioError, match="answered 404 to open the project: No Project matches"),
        studio.connection.errors("open the project"),
    ):
        studio.connection.sdk.projects.get(id=999999)


def test_nothing_there_is_one_line_with_the_remedy() -> None:
    url = refused_address()
    with pytest.raises(UnavailableError) as error:
        connect(Settings(url=url, token=LEGACY))
    assert str(error.value).startswith(f"{url}: Label Studio cannot be reached: ")
    assert "is the address right (LABEL_STUDIO_URL or unsourced.toml)?" in str(error.value)


@pytest.mark.parametrize("answer", [(200, "<html>Welcome to my router"), (200, '["json"]'), (404, "{}"), (401, "no")])
def test_another_server_is_told_apart_and_sees_no_token(answer: tuple[int, str]) -> None:
    with impostor(answer) as (url, asked), pytest.raises(StudioError, match="answers, and is not a Label Studio"):
        connect(Settings(url=url, token=LEGACY))
    assert asked == [("GET /api/version", None)]


def test_a_read_is_tried_again_and_a_write_is_not() -> None:
    with (
        impostor((503, "busy"), (503, "busy"), (200, '{"count": 3}')) as (url, asked),
        Connection(url, LEGACY) as connection,
    ):
        assert connection.get("/api/projects/") == {"count": 3}
    assert asked == [("GET /api/projects/", f"Token {LEGACY}")] * 3
    with (
        impostor((503, "busy"), (200, "{}")) as (url, asked),
        Connection(url, LEGACY) as connection,
        pytest.raises(UnavailableError, match="answered 503 to POST"),
    ):
        connection.post("/api/projects/", {})
    assert len(asked) == 1


def test_the_sdk_does_not_repeat_a_write_by_itself() -> None:
    with (
        impostor((503, '{"detail": "busy"}'), (200, "{}")) as (url, asked),
        Connection(url, LEGACY) as connection,
        pytest.raises(UnavailableError),
        connection.errors("import"),
    ):
        connection.sdk.projects.import_tasks(id=1, request=[{"data": {"text": "a"}}])
    assert len(asked) == 1


def test_a_path_in_the_address_is_kept() -> None:
    refresh = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCIsImV4cCI6OTk5OTk5OTk5OX0.eA"
    access = json.dumps({"access": refresh})
    with (
        impostor((200, access), (200, "{}"), (200, access), (200, "{}")) as (url, asked),
        Connection(f"{url}/labels", refresh) as connection,
    ):
        connection.get("/api/x")
        with contextlib.suppress(ValueError):  # the SDK wants more than {}
            connection.sdk.users.whoami()
    assert [what for what, _ in asked][:4] == [
        "POST /labels/api/token/refresh/",
        "GET /labels/api/x",
        "POST /labels/api/token/refresh/",
        "GET /labels/api/current-user/whoami",
    ]


def test_without_a_token_it_says_where_to_put_one() -> None:
    with pytest.raises(SettingsError, match=r"no token for this server.*LABEL_STUDIO_API_KEY or a file"):
        connect(Settings(url="https://labels.example.org"))


def test_without_a_server_it_says_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match=r"there is no Label Studio here.*unsourced studio start"):
        connect(Settings(workspace=tmp_path))


def test_without_the_sdk_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unsourced.label_studio.client.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'unsourced\[studio\]'"):
        _ = Connection("http://127.0.0.1:1", LEGACY).sdk
