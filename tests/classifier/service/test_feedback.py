"""Remarks on marks: kept with consent, whole, privately, and as articles that `load` takes."""

import json
import logging
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from annotate.readers.read import read_articles
from classifier.model.persistence import SHIPPED
from classifier.service.app import make_app
from classifier.service.errors import FullError
from classifier.service.feedback import Feedback
from tests.classifier.service.conftest import BASE
from tests.classifier.service.web.test_routes import Answered, runs, send
from unsourced.errors import InputError

TITLE = "Lights out"
FIRST = "It rained on Monday."
SECOND = "The depot 😀 will close in May, critics say. The board [paid by the rail lobby] declined to comment."
REASON = '<script>alert("1")</script> I know them:\nthey signed it.'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "remarks.jsonl"


@pytest.fixture
def asking(file: Path) -> Iterator[TestClient]:
    with TestClient(make_app([Path(SHIPPED)], feedback=file), base_url=BASE) as running:
        yield running


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def mark(client: TestClient) -> tuple[dict[str, str], int]:
    """The fields of a marked text, and the number of the mark in brackets."""
    found = send(client, title=TITLE, text=f"{FIRST}\n\n{SECOND}")
    answer = client.post("/api/score", json={"texts": [{"title": TITLE, "text": f"{FIRST}\n\n{SECOND}"}]}).json()
    marks = answer["results"][0]["marks"]
    number = next(place for place, each in enumerate(marks, 1) if each["text"].startswith("[paid"))
    return {name: found.fields.values[name] for name in ("article", "version")}, number


def remark(client: TestClient, **changes: str) -> Answered:
    fields, number = mark(client)
    sent = {f"verdict-{number}": "no-mark", f"reason-{number}": REASON, f"consent-{number}": "yes"}
    sent |= {name.replace("_N", f"-{number}"): value for name, value in changes.items()}
    return send(client, "/feedback", fields | {"mark": str(number)} | sent)


def test_a_remark_is_kept_with_its_paragraph_and_read_back_as_an_article(asking: TestClient, file: Path) -> None:
    found = remark(asking)
    assert found.status == 200
    assert "it was kept" in found.text
    (line,) = lines(file)
    (article,) = read_articles([file])
    said = article.extra["feedback"]
    assert isinstance(said, dict)
    assert article.text == line["text"] == SECOND
    assert article.text[said["start"] : said["end"]] == said["words"] == "[paid by the rail lobby]"
    assert (said["verdict"], said["label"], said["reason"]) == ("no-mark", "editorial-insertion", REASON)
    assert said["version"] == asking.get("/health").json()["version"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_whole_text_is_kept_only_where_the_reader_says_so(asking: TestClient, file: Path) -> None:
    remark(asking, whole_N="yes")
    (article,) = read_articles([file])
    said = article.extra["feedback"]
    assert isinstance(said, dict)
    assert article.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
    assert article.text[said["start"] : said["end"]] == "[paid by the rail lobby]"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"consent_N": ""}, "tick the box"),
        ({"reason_N": " \n"}, "say why"),
        ({"reason_N": "x" * 2_001}, "2,000 characters"),
        ({"verdict_N": ""}, "what is wrong"),
        ({"verdict_N": "<script>"}, "what is wrong"),
    ],
)
def test_nothing_is_kept_without_consent_or_reason(
    asking: TestClient, file: Path, changes: dict[str, str], said: str
) -> None:
    found = remark(asking, **changes)
    assert found.status == 422
    assert said in found.text
    assert file.read_bytes() == b""
    _, number = mark(asking)
    assert found.fields.values[f"reason-{number}"].strip() == changes.get("reason_N", REASON).strip()
    opened = [values for tag, values in found.fields.elements if tag == "details" and "open" in values]
    assert [values["class"] for values in opened] == ["list", "remark"]
    assert not runs(found)


def test_what_should_be_marked_is_kept_by_its_words(asking: TestClient, file: Path) -> None:
    fields, _ = mark(asking)
    sent = {"mark": "0", "reason-0": "Who saw it?", "consent-0": "yes", "label": "unsourced-claim"}
    for changes, said in (({"words": "no such words"}, "do not stand"), ({"words": FIRST, "label": "x"}, "a kind")):
        refused = send(asking, "/feedback", fields | sent | changes)
        assert (refused.status, said in refused.text) == (422, True)
    assert send(asking, "/feedback", fields | sent, words=f" {FIRST}\r\n").status == 200
    (line,) = lines(file)
    assert line["text"] == FIRST
    assert line["extra"]["feedback"]["verdict"] == "missing"  # type: ignore[index]


def test_marks_of_another_model_and_marks_that_are_not_there(asking: TestClient, file: Path) -> None:
    assert remark(asking, version="model-older").status == 409
    for number in ("999", "-1", "x", "", "١"):
        assert remark(asking, mark=number).status == 422
    assert file.read_bytes() == b""


def test_remarks_are_offered_only_where_there_is_a_file_for_them(client: TestClient, asking: TestClient) -> None:
    assert "This mark is wrong" in send(asking, text=SECOND).text
    assert "This mark is wrong" not in send(client, text=SECOND).text
    fields = send(client, text=SECOND).fields.values
    sent = {"mark": "1", "verdict-1": "no-mark", "reason-1": "x", "consent-1": "yes"}
    assert send(client, "/feedback", sent, article=fields["article"], version=fields["version"]).status == 422


def test_a_remark_is_not_logged(asking: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        remark(asking)
    assert "POST /feedback 200" in caplog.text
    assert "they signed it" not in caplog.text
    assert "rail lobby" not in caplog.text


def test_many_at_once_are_many_lines(file: Path) -> None:
    kept = Feedback(file)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda number: kept.keep({"number": number, "text": "a line\n" * 2_000}), range(200)))
    assert sorted(line["number"] for line in lines(file)) == list(range(200))  # type: ignore[type-var]


def test_a_file_that_cannot_be_written_is_told_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        Feedback(tmp_path / "away" / "remarks.jsonl")


def test_a_file_that_is_full_says_so(asking: TestClient, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("classifier.service.feedback._MOST_BYTES", 100)
    with pytest.raises(FullError):
        Feedback(file).keep({"text": "x" * 200})
    found = remark(asking)
    assert found.status == 507
    assert "no more room" in found.text
    assert file.read_bytes() == b""
