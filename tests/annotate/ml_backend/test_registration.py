"""The row that Label Studio keeps of a backend; tests/studio asks a real one."""

from typing import Any

import pytest

from annotate.ml_backend.registration import connect_service, disconnect_service
from annotate.ml_backend.service_client import Service
from tests.annotate.label_studio.answering import answering
from tests.annotate.ml_backend.service import service
from unsourced.errors import StudioError
from unsourced.label_studio.client import Connection


class Server:
    """A server with one project, its backends and webhooks; `state` is what it finds when it calls a backend."""

    def __init__(self, *urls: str, state: str = "CO") -> None:
        self.rows = {number: {"id": number, "url": url} for number, url in enumerate(urls, 1)}
        self.hooks = {number: {"id": number, "url": f"{url}/webhook"} for number, url in enumerate(urls, 1)}
        self.state = state
        self.project: dict[str, Any] = {"id": 7, "title": "strait", "created_at": "", "task_number": 0}
        self.project |= {"model_version": None, "label_config": "<View/>"}

    @property
    def connection(self) -> Connection:
        return answering(self._answer)

    def _answer(self, method: str, path: str, given: Any) -> Any:
        kind, number = path.split("/")[2], path.strip("/").split("/")[-1]
        if kind == "projects":
            self.project |= given if method == "PATCH" else {}
            return self.project if number == "7" else {"results": [self.project], "next": None, "count": 1}
        table = self.rows if kind == "ml" else self.hooks
        if method == "GET":
            return list(table.values())
        if method == "DELETE":
            del table[int(number)]
            return 204
        new = max([*self.rows, 0]) + 1 if method == "POST" else int(number)
        found = {"state": self.state, "model_version": given["title"], "error_message": "", "readable_state": "Error"}
        self.rows[new] = {"id": new, **given, **found}
        self.hooks[new] = {"id": new, "url": f"{given['url']}/webhook"}
        return self.rows[new]


def connected(server: Server, share: float = 1) -> str:
    """Connect a service that marks with ours-2; its address."""
    with service(lambda *_: (200, {"model_version": "ours-2"})) as url:
        made = connect_service(server.connection, Service(url), project="strait", share=share, uncertain_first=True)
    assert (made.version, made.project.id) == ("ours-2", 7)
    return made.url


def test_the_project_asks_the_service_and_sends_it_nothing_else() -> None:
    server = Server()
    url = connected(server, 0.5)
    assert url.endswith("/suggest/0.5")
    assert [(row["url"], row["title"]) for row in server.rows.values()] == [(url, "ours-2")]
    assert server.hooks == {}
    assert (server.project["model_version"], server.project["sampling"]) == ("ours-2", "Uncertainty sampling")


def test_another_backend_is_in_the_way() -> None:
    server = Server("http://other.example")
    with pytest.raises(StudioError, match="the project has another ML backend.*http://other.example"):
        connected(server)
    assert len(server.rows) == 1


def test_of_a_backend_that_the_server_cannot_use_nothing_is_left() -> None:
    server = Server(state="ER")
    with pytest.raises(StudioError, match="Label Studio has the backend, and cannot use it: state Error"):
        connected(server)
    assert (server.rows, server.hooks, server.project["model_version"]) == ({}, {}, None)


def test_disconnected_it_is_gone_with_its_webhooks() -> None:
    server = Server("http://s.example/suggest/0.5", "http://other.example")
    assert disconnect_service(server.connection, "http://s.example/", project="7") == 2
    assert [row["url"] for row in server.rows.values()] == ["http://other.example"]
    with pytest.raises(StudioError, match="no ML backend at http://s.example; it has: http://other.example"):
        disconnect_service(server.connection, "http://s.example", project="7")
