"""`unsourced feedback` from remarks to suggestions."""

import json
from pathlib import Path

import pytest

from annotate.readers.build_article import READER_VERSION
from classifier.scoring.scores import Scores
from classifier.service.feedback import NO_MARK, Feedback, Remark, remark_record
from tests.classifier.commands.conftest import run
from unsourced.core.article import make_article
from unsourced.core.spans import Span
from unsourced.schemes.load import load_scheme


def test_a_doubted_mark_becomes_a_suggestion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    article = make_article(title="", body="Critics say so.", raw="x", reader_version=READER_VERSION)
    scores = Scores(article=article, scheme=load_scheme(), version="model-1")
    span = Span(label="vague-source", start=0, end=7)
    remark = Remark(span=span, verdict=NO_MARK, reason="They signed it.", whole=False)
    Feedback(tmp_path / "remarks.jsonl").keep(remark_record(remark, scores))
    assert run(monkeypatch, "feedback", "remarks.jsonl", "-q") == 0
    (record,) = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert (record["label"], record["start"], record["end"]) == ("vague-source", 0, 7)


def test_a_file_that_is_not_there_or_holds_no_remarks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, "feedback", "none.jsonl") == 2
    (tmp_path / "broken.jsonl").write_text("{}\n", encoding="utf-8")
    assert run(monkeypatch, "feedback", "broken.jsonl", "-q") == 1
    assert "broken.jsonl" in capfd.readouterr().err
