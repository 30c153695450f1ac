"""What the API answers, right and wrong."""

import json
import logging
from collections.abc import Iterable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from classifier.model.persistence import load_model
from classifier.scoring.score import score
from classifier.service.app import make_app
from tests.classifier.service.conftest import BASE, TOKEN
from unsourced.core.article import Article, make_article

TEXT = "The depot will close in May, critics say. The board [paid by the rail lobby] declined to comment."


def test_one_text_gets_the_marks_that_score_gives(client: TestClient) -> None:
    answer = client.post("/api/score", json={"text": TEXT}).json()
    (expected,) = score([make_article(title="", body=TEXT, raw=TEXT, reader_version="")], [load_model(Path("sample"))])
    (result,) = answer["results"]
    assert answer["version"] == expected.version
    assert [(mark["label"], mark["start"], mark["end"], mark["score"]) for mark in result["marks"]] == [
        (span.label, span.start, span.end, span.score) for span in expected.spans
    ]
    assert expected.spans
    assert all(TEXT[mark["start"] : mark["end"]] == mark["text"] for mark in result["marks"])
    assert all(mark["reason"] for mark in result["marks"])
    assert any(mark["because"] for mark in result["marks"])
    assert result["sentences"] is None


def test_many_texts_keep_their_order_and_names(client: TestClient) -> None:
    texts = [{"id": "b", "text": "Critics say so."}, {"id": "a", "text": "It rained.", "title": "Rain"}, {"text": "x"}]
    results = client.post("/api/score", json={"texts": texts, "sentences": True}).json()["results"]
    assert [result["id"] for result in results] == ["b", "a", ""]
    assert results[1]["text"] == "Rain\n\nIt rained."
    assert [[each["start"], each["end"]] for each in results[1]["sentences"]] == [[0, 4], [6, 16]]


def test_offsets_are_code_points_of_the_text_that_comes_back(client: TestClient) -> None:
    (result,) = client.post("/api/score", json={"text": "\ufeffSnow \U0001f600 fell.\r\n\r\n" + TEXT}).json()["results"]
    assert "\r" not in result["text"]
    assert result["marks"]
    assert all(result["text"][mark["start"] : mark["end"]] == mark["text"] for mark in result["marks"])


def test_labels_keep_only_their_marks_and_no_link_into_nothing(client: TestClient) -> None:
    asked = {"text": TEXT, "labels": ["attributed-claim"], "sentences": True}
    (result,) = client.post("/api/score", json=asked).json()["results"]
    assert {mark["label"] for mark in result["marks"]} == {"attributed-claim"}
    assert not any(mark["relations"] for mark in result["marks"])
    assert all(set(each["values"]) == {"attributed-claim"} for each in result["sentences"])


def test_min_confidence_leaves_sentences_unjudged(client: TestClient) -> None:
    asked = {"text": TEXT, "min_confidence": 1.0, "sentences": True}
    (result,) = client.post("/api/score", json=asked).json()["results"]
    assert all(each["unjudged"] for each in result["sentences"])


def test_another_language_is_not_scored(client: TestClient) -> None:
    (result,) = client.post("/api/score", json={"texts": [{"text": "Kritiker sagen das.", "language": "de"}]}).json()[
        "results"
    ]
    assert result["marks"] == []
    assert "only English" in result["abstained"]


@pytest.mark.parametrize(
    ("asked", "problem", "where"),
    [
        ({}, "either text or texts", ["body"]),
        ({"text": "a", "texts": [{"text": "a"}]}, "either text or texts", ["body"]),
        ({"texts": []}, "at least 1", ["body", "texts"]),
        ({"text": "  \n"}, "no text", ["body", "text"]),
        ({"texts": [{"text": "a"}, {"text": ""}]}, "no text", ["body", "texts", 1, "text"]),
        ({"text": 3}, "string", ["body", "text"]),
        ({"text": "a" * 5_001}, "5,000 are the most", ["body", "text"]),
        ({"texts": [{"text": "a"}] * 4}, "3 are the most", ["body", "texts"]),
        ({"text": "a", "labels": ["bias"]}, "there are: attributed-claim", ["body", "labels", 0]),
        ({"text": "a", "min_confidence": 2}, "less than or equal to 1", ["body", "min_confidence"]),
        ({"text": "a", "mood": 1}, "not permitted", ["body", "mood"]),
        ([], "valid dictionary", ["body"]),
    ],
)
def test_what_cannot_be_scored_is_told_by_place(
    client: TestClient, asked: object, problem: str, where: list[object]
) -> None:
    answer = client.post("/api/score", json=asked)
    assert answer.status_code == 422
    assert problem in answer.json()["problem"]
    assert answer.json()["where"] == where


@pytest.mark.parametrize("body", [b"", b"{", b'{"text": "\xff"}', b'{"text": "\\ud800"}', b"null"])
def test_no_json_breaks_it(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/score", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (200, 400, 422)
    assert answer.status_code == 200 or answer.json()["problem"]


def test_json_that_is_sent_as_a_form_is_told(client: TestClient) -> None:
    sent = json.dumps({"text": TEXT})
    answer = client.post("/api/score", content=sent, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 422
    assert "Content-Type: application/json" in answer.json()["problem"]


def test_an_error_does_not_give_back_what_was_sent(client: TestClient) -> None:
    answer = client.post("/api/score", json={"text": ["a secret"]})
    assert answer.status_code == 422
    assert "secret" not in answer.text


@pytest.mark.parametrize("length", ["20001", "999999999999"])
def test_a_body_that_says_it_is_too_large_is_not_read(client: TestClient, length: str) -> None:
    answer = client.post("/api/score", content=b"{}", headers={"content-length": length})
    assert answer.status_code == 413
    assert "20,000 bytes" in answer.json()["problem"]


def test_a_body_that_does_not_say_how_long_it_is_is_cut_off(client: TestClient) -> None:
    answer = client.post("/api/score", content=iter([b"x" * 15_000] * 2))
    assert answer.status_code == 413


def test_every_answer_has_the_headers_of_a_careful_page(client: TestClient) -> None:
    for path in ("/health", "/api/model", "/nothing", "/api/openapi.json"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    for site in ("cross-site", "same-site"):
        answer = client.post("/api/score", json={"text": "a"}, headers={"sec-fetch-site": site})
        assert answer.status_code == 403
    assert client.post("/api/score", json={"text": "a"}, headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_another_host_name_is_refused(client: TestClient) -> None:
    answer = client.get("/health", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "--public-host" in answer.json()["problem"]


def test_the_model_tells_what_it_is(client: TestClient) -> None:
    told = client.get("/api/model").json()
    shipped = load_model(Path("sample"))
    assert told["version"] == shipped.version
    assert told["structure_hash"] == shipped.scheme.structure_hash
    assert told["cards"] == [json.loads(json.dumps(shipped.card))]
    assert {label["key"] for label in told["labels"] if label["decided_by"] == "model"} == {
        label.label for label in shipped.learned
    }


def test_the_log_has_no_text_no_query_and_no_token(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "classifier"):
        client.post(
            "/api/score?key=hidden", json={"text": "The hidden depot."}, headers={"authorization": "Bearer hidden"}
        )
    assert "POST /api/score 200" in caplog.text
    assert "hidden" not in "".join(record.message for record in caplog.records if record.name.startswith("classifier"))


def test_a_path_adds_no_line_to_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "classifier"):
        client.get("/x%0Aanother line%1b[31m")
    assert "GET /x%0Aanother%20line%1B%5B31m 404" in caplog.text


def test_something_broken_is_a_500_that_says_nothing_of_the_text(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(articles: Iterable[Article], *_: object, **__: object) -> None:
        raise RuntimeError(next(iter(articles)).text)

    app = make_app([])
    with TestClient(app, base_url=BASE) as running:
        monkeypatch.setattr("classifier.service.score_queue.score", broken)
        answer = running.post("/api/score", json={"text": "The hidden depot."})
    assert answer.status_code == 500
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "RuntimeError" in caplog.text
    assert "hidden" not in answer.text + caplog.text


def test_with_a_token_only_health_is_open() -> None:
    from classifier.service.access import Access

    with TestClient(make_app([], access=Access(TOKEN)), base_url="http://news.example") as running:
        assert running.get("/health").status_code == 200
        for path in ("/api/model", "/api/openapi.json", "/nothing", "/health/x"):
            refused = running.get(path)
            assert refused.status_code == 401
            assert refused.headers["www-authenticate"].startswith("Basic")
        assert running.get("/api/model", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert running.get("/api/model", auth=("anybody", TOKEN)).status_code == 200
        assert running.get("/api/model", auth=("anybody", TOKEN + "x")).status_code == 401
