"""The ML backend's answers, as Label Studio asks; tests/studio has a real one ask."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from annotate.loading.load import gets_suggestions
from annotate.schemes.labeling_config import labeling_config
from classifier.model.persistence import SHIPPED
from classifier.scoring.score import score
from classifier.service import score_queue as scoring
from classifier.service.app import make_app
from classifier.service.limits import Limits
from tests.classifier.service.conftest import BASE
from tests.studio.articles import plain_articles
from unsourced.label_studio.tasks import task_of_article
from unsourced.schemes.load import load_scheme

CONFIG = labeling_config(load_scheme("credibility"))


def tasks(count: int = 3) -> list[dict[str, Any]]:
    return [{"id": number, **task_of_article(article)} for number, article in enumerate(plain_articles(count), 1)]


def predict(client: TestClient, asked: list[dict[str, Any]], path: str = "/predict") -> list[Any]:
    body = {"tasks": asked, "project": "1.1", "label_config": CONFIG, "params": {"login": None, "password": None}}
    answer = client.post(path, json=body)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["results"])


def test_setup_takes_the_scheme_of_the_model_and_no_other(client: TestClient) -> None:
    sent = {"project": "1.1", "schema": CONFIG, "hostname": "http://studio.example", "access_token": "secret"}
    answer = client.post("/setup", json=sent | {"extra_params": None})
    assert answer.json() == {"model_version": client.get("/health").json()["version"]}
    for config, said in (
        (CONFIG.replace('alias="source"', 'alias="sauce"'), "what the model does not know: label sauce"),
        (CONFIG.replace('<Relation value="sourced-from" />', ""), "not what the model marks: relation sourced-from"),
        ("<View", "cannot be read"),
        ("<View>\ud800</View>", "cannot be read"),
    ):
        content = json.dumps({"schema": config})
        answer = client.post("/setup", content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 422
        assert said in answer.json()["problem"]


def test_a_result_for_each_task_whatever_is_wrong_with_it(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    good, changed, bare = tasks()
    changed["data"]["text"] += " SECRET WORDS"
    del bare["meta"]
    broken: list[dict[str, Any]] = [
        {"id": 4},
        {"id": 5, "data": {"text": ["SECRET"]}},
        {"id": 6, "data": {"text": "a " * 5000}},
        {},
    ]
    with caplog.at_level(logging.INFO):
        found = predict(client, [good, changed, bare, *broken])
    assert [bool(entry["result"]) for entry in found] == [True, False, True, False, False, False, False]
    assert [entry.get("problem", "") for entry in found] == [
        "",
        "the record in its meta is not the one that was loaded",
        "",
        "the task has no text",
        "the task has no text",
        "10,000 characters: 5,000 are the most for one text",
        "the task has no text",
    ]
    assert {entry["model_version"] for entry in found} == {client.get("/health").json()["version"]}
    assert "task 2 gets an empty prediction" in caplog.text
    assert "SECRET" not in caplog.text


def test_a_model_that_fails_on_a_task_costs_no_other_its_prediction(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole = score

    def breaking(articles: Any, *rest: Any, **more: Any) -> Any:
        articles = list(articles)
        if any("Report 1\n" in article.text for article in articles):
            raise RuntimeError("SECRET")
        return whole(articles, *rest, **more)

    monkeypatch.setattr(scoring, "score", breaking)
    found = predict(client, tasks())
    assert [bool(entry["result"]) for entry in found] == [True, False, True]
    assert found[1]["problem"] == "the model failed on it (RuntimeError)"
    assert "SECRET" not in caplog.text


def test_a_share_is_what_load_draws(client: TestClient) -> None:
    asked = tasks(40)
    found = predict(client, asked, "/suggest/0.5/predict")
    drawn = [gets_suggestions(task["data"]["article_id"], 0.5) for task in asked]
    assert [entry != [] for entry in found] == drawn
    assert 5 < sum(drawn) < 35
    assert client.post("/suggest/2/predict", json={"tasks": []}).status_code == 422


def test_what_is_not_reached_in_time_keeps_none_and_the_list_its_length() -> None:
    limits = Limits(predict_seconds=0.0)
    with TestClient(make_app([Path(SHIPPED)], limits=limits), base_url=BASE) as hurried:
        assert predict(hurried, tasks()) == [[], [], []]


def test_tasks_may_be_more_than_a_text(client: TestClient) -> None:
    # The limits of `client` end a text request at 20,000 bytes.
    assert len(predict(client, tasks(60))) == 60


def test_the_surer_the_model_the_later_in_the_queue(client: TestClient) -> None:
    plain = {"id": 1, "data": {"text": "The lock is shut."}}
    assert predict(client, [plain])[0]["score"] > predict(client, tasks(1))[0]["score"]


def test_training_is_declined_with_what_to_do_instead(client: TestClient) -> None:
    assert client.post("/webhook", json={"action": "ANNOTATION_CREATED", "annotation": {}}).status_code == 200
    answer = client.post("/webhook", json={"action": "START_TRAINING"})
    assert answer.status_code == 422
    assert "unsourced train" in answer.json()["problem"]
