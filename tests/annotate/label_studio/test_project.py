"""The project of a scheme: found, made, or refused."""

from typing import Any

import pytest

from annotate.label_studio.project import find_project, open_project, read_project, require_project
from annotate.schemes.labeling_config import labeling_config, scheme_mark
from tests.annotate.label_studio.answering import answering
from unsourced.errors import SchemeError, StudioError
from unsourced.label_studio.client import Connection
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()


class Server:
    """A server that keeps its projects, and what was sent to it."""

    def __init__(self, *projects: dict[str, Any]) -> None:
        self.projects = {one["id"]: self._whole(one) for one in projects}
        self.sent: list[tuple[str, Any]] = []

    @property
    def connection(self) -> Connection:
        return answering(self._answer)

    def _answer(self, method: str, path: str, given: Any) -> Any:
        number = path.removeprefix("/api/projects/").strip("/")
        if method == "GET":
            every = list(self.projects.values())
            return self.projects[int(number)] if number else {"results": every, "next": None, "count": len(every)}
        self.sent.append((method, given))
        if method == "POST":
            number = str(len(self.projects) + 1)
        self.projects[int(number)] = self._whole(self.projects.get(int(number), {"id": int(number)}) | given)
        return self.projects[int(number)]

    @staticmethod
    def _whole(project: dict[str, Any]) -> dict[str, Any]:
        return {"created_at": "2026-01-01", "task_number": 0, "model_version": None, "label_config": ""} | project


def test_a_title_that_nobody_has_makes_a_project() -> None:
    server = Server()
    project = open_project(server.connection, "strait", SCHEME)
    assert (project.id, project.title, project.tasks, project.config) == (1, "strait", 0, labeling_config(SCHEME))
    ((method, body),) = server.sent
    assert (method, body["maximum_annotations"], body["enable_empty_annotation"]) == ("POST", 3, True)
    assert "Vague source" in body["expert_instruction"]
    # Once more it is found, and nothing is to be done.
    assert open_project(server.connection, "strait", SCHEME) == project
    assert open_project(server.connection, "1", SCHEME) == project
    assert len(server.sent) == 1
    with pytest.raises(StudioError, match="titles of 3 characters or more, not 'no'"):
        open_project(server.connection, "no", SCHEME)


def test_an_empty_project_without_labels_gets_the_schemes() -> None:
    server = Server({"id": 4, "title": "strait", "label_config": "<View/>"})
    project = open_project(server.connection, "strait", SCHEME)
    mark = scheme_mark(project.config)
    assert mark is not None
    assert (project.id, mark.name) == (4, SCHEME.name)


def test_labels_that_the_scheme_lacks_are_never_thrown_away() -> None:
    config = labeling_config(SCHEME).replace('alias="source"', 'alias="rumour"')
    server = Server({"id": 4, "title": "strait", "label_config": config, "task_number": 9})
    with pytest.raises(SchemeError, match=r"project 4 \(strait\): it was made with scheme credibility.*rumour"):
        open_project(server.connection, "strait", SCHEME)
    assert server.sent == []


def test_what_is_not_there() -> None:
    server = Server({"id": 4, "title": "strait"})
    assert find_project(server.connection, "bay") is None
    assert read_project(server.connection, 4).title == "strait"
    with pytest.raises(StudioError, match="there is no project 'bay'"):
        require_project(server.connection, "bay")
    with pytest.raises(StudioError, match="there is no project 5"):
        read_project(server.connection, 5)
    with pytest.raises(StudioError, match="2 projects are called 'strait'"):
        find_project(Server({"id": 4, "title": "strait"}, {"id": 5, "title": "strait"}).connection, "strait")
