"""`unsourced score`: files in, marks out, and a failure that does not stop the others."""

import json
from pathlib import Path

import pytest

from classifier.scoring.run import score_files
from classifier.scoring.scores import sentence_schema
from unsourced.errors import BatchError, InputError


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    (path / "one.txt").write_text("Critics say the ferry is late.\n")
    (path / "two.txt").write_text("The ferry left the pier at nine.\n")
    return path


def test_a_record_a_mark(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "marks.jsonl"
    score_files([articles], labels=["vague-source"], output_format="jsonl", out=out, quiet=True)
    (record,) = map(json.loads, out.read_text().splitlines())
    assert (record["label"], record["text"]) == ("vague-source", "Critics")


def test_a_row_a_sentence_and_label(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "sentences.csv"
    score_files([articles], labels=["vague-source"], sentences=True, output_format="csv", out=out, quiet=True)
    header, *rows = out.read_text().splitlines()
    assert header.split(",") == sentence_schema().names
    assert len(rows) == 2


@pytest.mark.parametrize(("output_format", "expected"), [("terminal", "⟦Critics⟧¹"), ("html", "<mark")])
def test_a_page_and_a_terminal(articles: Path, tmp_path: Path, output_format: str, expected: str) -> None:
    out = tmp_path / "out"
    score_files([articles], labels=["vague-source"], output_format=output_format, out=out, quiet=True)
    assert expected in out.read_text()


def test_what_cannot_be_read_is_told_when_the_others_are_done(articles: Path, tmp_path: Path) -> None:
    out, absent = tmp_path / "marks.jsonl", tmp_path / "absent.txt"
    with pytest.raises(BatchError) as error:
        score_files([absent, articles], output_format="jsonl", out=out, quiet=True)
    assert len(error.value.failures) == 1
    assert "Critics" in out.read_text()
    with pytest.raises(InputError):
        score_files([absent], output_format="jsonl", out=tmp_path / "nothing.jsonl", quiet=True)
    assert not (tmp_path / "nothing.jsonl").exists()
