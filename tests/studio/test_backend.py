"""The service as the ML backend of a real Label Studio: connected, asked, and taken away again."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from annotate.label_studio.project import read_project
from annotate.label_studio.tasks import tasks_after
from annotate.loading.load import ALL, NONE, gets_suggestions, load
from annotate.ml_backend.backlog import predict_backlog
from annotate.ml_backend.registration import Connected, connect_service, disconnect_service
from annotate.ml_backend.run import connect_backend
from annotate.ml_backend.service_client import Service
from classifier.model.persistence import SHIPPED
from classifier.service.access import Access
from classifier.service.app import make_app
from classifier.service.limits import Limits
from tests.classifier.service.conftest import TOKEN, served
from tests.conftest import StudioUnderTest
from tests.studio.articles import hard_articles, plain_articles
from unsourced.core.article import Article
from unsourced.errors import BatchError, SchemeError, SettingsError, StudioError
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme("credibility")


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with served(make_app([Path(SHIPPED)])) as url:
        yield Service(url)


@pytest.fixture(scope="module")
def guarded() -> Iterator[Service]:
    with served(make_app([Path(SHIPPED)], access=Access(TOKEN))) as url:
        yield Service(url, TOKEN)


def project_with(studio: StudioUnderTest, title: str, articles: list[Article]) -> int:
    loaded = load(
        studio.connection,
        articles,
        project=title,
        scheme=SCHEME,
        workspace=studio.workspace,
        share=NONE,
    )
    return loaded.project.id


def connected(studio: StudioUnderTest, service: Service, project: int, *, share: float = ALL) -> Connected:
    return connect_service(studio.connection, service, project=str(project), share=share)


def backends(studio: StudioUnderTest, project: int) -> list[dict[str, Any]]:
    return list(studio.connection.get("/api/ml", project=project))


def webhooks(studio: StudioUnderTest, project: int) -> list[dict[str, Any]]:
    return list(studio.connection.get("/api/webhooks/", project=project))


def open_task(studio: StudioUnderTest, task: int) -> list[dict[str, Any]]:
    """The predictions that an editor gets that opens the task."""
    return list(studio.connection.get(f"/api/tasks/{task}/")["predictions"])


def test_a_task_that_is_opened_has_the_models_marks(studio: StudioUnderTest, guarded: Service) -> None:
    project = project_with(studio, "backend opens", [*plain_articles(2), *hard_articles()])
    made = connected(studio, guarded, project)
    (row,) = backends(studio, project)
    assert (row["state"], row["title"], row["model_version"]) == ("CO", made.version, made.version)
    assert read_project(studio.connection, project).model_version == made.version
    assert webhooks(studio, project) == []
    for task in tasks_after(studio.connection, project):
        text = studio.connection.get(f"/api/tasks/{task.id}/")["data"]["text"]
        (prediction,) = open_task(studio, task.id)
        assert prediction["model_version"] == made.version
        for item in prediction["result"]:
            if item["type"] == "labels":
                assert text[item["value"]["start"] : item["value"]["end"]] == item["value"]["text"]
    assert any(
        item["type"] == "labels" for item in open_task(studio, next(iter(tasks_of(studio, project))))[0]["result"]
    )


def tasks_of(studio: StudioUnderTest, project: int) -> list[int]:
    return [task.id for task in tasks_after(studio.connection, project)]


def test_connecting_twice_leaves_one_row_and_disconnecting_none(studio: StudioUnderTest, service: Service) -> None:
    project = project_with(studio, "backend twice", plain_articles(1))
    connected(studio, service, project)
    connected(studio, service, project)
    made = connected(studio, service, project, share=0.5)
    (row,) = backends(studio, project)
    assert row["url"] == made.url == f"{service.url}/suggest/0.5"
    disconnect_service(studio.connection, service.url, project=str(project))
    assert backends(studio, project) == []
    assert webhooks(studio, project) == []
    assert read_project(studio.connection, project).model_version == ""
    with pytest.raises(StudioError, match="has no ML backend at"):
        disconnect_service(studio.connection, service.url, project=str(project))


def test_a_share_of_the_articles_keeps_no_prediction(studio: StudioUnderTest, service: Service) -> None:
    project = project_with(studio, "backend share", plain_articles(12))
    made = connected(studio, service, project, share=0.5)
    predict_backlog(studio.connection, service, made.project, made.version, share=0.5)
    for task in tasks_after(studio.connection, project):
        assert len(open_task(studio, task.id)) == gets_suggestions(task.article_id, 0.5)


def test_a_backlog_is_predicted_once_and_a_broken_task_is_named(studio: StudioUnderTest, service: Service) -> None:
    project = project_with(studio, "backend backlog", plain_articles(150))
    (broken,) = studio.connection.post(
        f"/api/projects/{project}/import?return_task_ids=true", [{"data": {"text": "One line\r\nand another."}}]
    )["task_ids"]
    made = connected(studio, service, project)
    with pytest.raises(BatchError, match="1 of 151 failed") as raised:
        predict_backlog(studio.connection, service, made.project, made.version, share=ALL)
    assert f"task {broken}" in str(raised.value.failures[0])
    counts = {task: len(open_task(studio, task)) for task in tasks_of(studio, project)}
    # Opening the broken one asked the service itself, which gives an empty prediction.
    assert counts == dict.fromkeys(counts, 1)
    assert predict_backlog(studio.connection, service, made.project, made.version, share=ALL) == 0


def test_a_backlog_that_is_not_reached_in_time_is_told(studio: StudioUnderTest) -> None:
    project = project_with(studio, "backend slow", plain_articles(6))
    with served(make_app([Path(SHIPPED)], limits=Limits(predict_seconds=0))) as url:
        made = connected(studio, Service(url), project, share=0.5)
        drawn = sum(gets_suggestions(task.article_id, 0.5) for task in tasks_after(studio.connection, project))
        with pytest.raises(BatchError, match=f"{drawn} of {drawn} failed") as raised:
            predict_backlog(studio.connection, Service(url), made.project, made.version, share=0.5)
    assert "Run it again" in str(raised.value.failures[0])


def test_the_label_stream_begins_with_what_the_model_is_least_sure_of(
    studio: StudioUnderTest, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_with(studio, "backend queue", [*plain_articles(3), *hard_articles()])
    monkeypatch.setenv("LABEL_STUDIO_URL", studio.url)
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", studio.connection.token)
    connect_backend(
        service.url, project=str(project), share=ALL, backlog=True, uncertain_first=True, workspace=studio.workspace
    )
    scores = {task: open_task(studio, task)[0]["score"] for task in tasks_of(studio, project)}
    assert len(set(scores.values())) > 1
    first = studio.connection.get(f"/api/projects/{project}/next/")["id"]
    assert scores[first] == min(scores.values())
    with pytest.raises(SettingsError, match="--suggest all --backlog"):
        connect_backend(service.url, project=str(project), share=0.5, uncertain_first=True)


def test_another_scheme_is_refused_with_what_differs(studio: StudioUnderTest, service: Service) -> None:
    other = studio.new_project(
        "backend scheme",
        '<View><Labels name="label" toName="text"><Label value="loaded-language"/><Label value="hearsay"/></Labels>'
        '<Text name="text" value="$text"/></View>',
    )
    with pytest.raises(
        SchemeError, match=r"what the model does not know: label hearsay; not .* label attributed-claim"
    ):
        connected(studio, service, other)
    assert backends(studio, other) == []
    assert webhooks(studio, other) == []


def test_nothing_is_left_of_a_service_that_only_we_can_reach(studio: StudioUnderTest, service: Service) -> None:
    project = project_with(studio, "backend unreachable", plain_articles(1))
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(StudioError, match=r"cannot be reached from here.*unsourced serve"):
            connected(studio, Service(nowhere), project)
        with pytest.raises(StudioError, match=r"server cannot reach the service.*--seen-as"):
            connect_service(studio.connection, service, project=str(project), share=ALL, backend_url=nowhere)
    # An inner network, which even our own server does not call.
    with pytest.raises(StudioError, match=r"refuses to call this address.*BANNED_SUBNETS"):
        connect_service(studio.connection, service, project=str(project), share=ALL, backend_url="http://10.1.2.3:8750")
    with pytest.raises(StudioError, match="does not know this host name"):
        connect_service(
            studio.connection, service, project=str(project), share=ALL, backend_url="http://nobody.invalid"
        )
    assert backends(studio, project) == []
    assert webhooks(studio, project) == []


def test_a_token_is_asked_for_and_a_wrong_one_refused(studio: StudioUnderTest, guarded: Service) -> None:
    project = project_with(studio, "backend token", plain_articles(1))
    with pytest.raises(SettingsError, match=r"asks for a token.*--token-file"):
        connected(studio, Service(guarded.url), project)
    with pytest.raises(SettingsError, match="refuses the token"):
        connected(studio, Service(guarded.url, "not-the-token-at-all"), project)
    assert backends(studio, project) == []


def test_another_backend_is_not_pushed_aside(studio: StudioUnderTest, service: Service, guarded: Service) -> None:
    project = project_with(studio, "backend other", plain_articles(1))
    connected(studio, service, project)
    with pytest.raises(StudioError, match=r"another ML backend.*unsourced disconnect"):
        connected(studio, guarded, project)
    (row,) = backends(studio, project)
    assert row["url"] == service.url


def test_what_is_no_service_of_ours_is_told(studio: StudioUnderTest) -> None:
    project = project_with(studio, "backend stranger", plain_articles(1))
    with served(FastAPI()) as url, pytest.raises(StudioError, match="answers 404"):
        connected(studio, Service(url), project)
    with pytest.raises(StudioError, match=studio.url):
        connected(studio, Service(studio.url), project)
    with pytest.raises(SettingsError, match=r"localhost:8750: is no http.* address"):
        connected(studio, Service("localhost:8750"), project)
