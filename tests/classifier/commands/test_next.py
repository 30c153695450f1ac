"""`unsourced next` from files to files, and what it says when it cannot be done."""

import json
from pathlib import Path

import pytest

from annotate.readers.read import read_articles
from tests.classifier.commands.conftest import run


def test_the_queue_is_a_file_of_articles_in_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = ["next", "pool.jsonl", "--model", "ours.skops", "--labelled", "labels", "--control", "0.25"]
    files = ["--format", "jsonl", "--out", "next.jsonl", "--suggestions", "marks.jsonl"]
    assert run(monkeypatch, *asked, *files) == 0
    err = capfd.readouterr().err
    assert "8 of 8 articles queued, 2 of them drawn at random." in err
    assert "unsourced load next.jsonl --suggest all --suggestions marks.jsonl" in err
    queued = read_articles(["next.jsonl"])
    assert [article.extra["queue"] for article in queued] == list(range(1, 9))
    control = {article.id for article in queued if article.extra["chosen"] == "control"}
    assert len(control) == 2
    marked = {json.loads(line)["article_id"] for line in Path("marks.jsonl").read_text(encoding="utf-8").splitlines()}
    assert marked
    assert not marked & control
    assert run(monkeypatch, *asked, "--format", "csv") == 0
    assert capfd.readouterr().out.splitlines()[0].startswith("position,article_id,chosen,uncertainty")
    assert run(monkeypatch, *asked) == 0
    assert "What to label next" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["next", "nowhere.jsonl"], 1, "nowhere.jsonl"),
        (["next", "pool.jsonl", "--labelled", "newer"], 1, "none of 8 articles is left to label"),
        (["next", "pool.jsonl", "--model", "ours.skops", "--scheme", "babe"], 2, "leave --scheme out"),
        (["next", "pool.jsonl", "--control", "2"], 2, "--control"),
    ],
)
def test_each_failure_says_what_to_do(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    line: str,
) -> None:
    assert run(monkeypatch, *arguments, "--quiet") == code
    assert line in " ".join(capfd.readouterr().err.split())
