"""Suggestions for files: records in a file or on stdout, failures at the end."""

import json
from pathlib import Path

import pytest

from annotate.rules.run import suggest_files
from unsourced.errors import BatchError, SchemeError

PAGE = "# The war in the valley\n\nAccording to local sources, the brigade left Velm.\n"


def test_one_record_a_span_is_written(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    suggest_files([tmp_path / "page.md"], out=tmp_path / "spans.jsonl", quiet=True)
    records = [json.loads(line) for line in (tmp_path / "spans.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(record["label"], record["text"]) for record in records] == [
        ("vague-source", "local sources"),
        ("attributed-claim", "the brigade left Velm"),
    ]


def test_what_cannot_be_read_is_said_when_the_others_are_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    with pytest.raises(BatchError) as failure:
        suggest_files([tmp_path / "page.md", tmp_path / "none.md"], quiet=True)
    assert len(failure.value.failures) == 1
    assert "local sources" in capsys.readouterr().out


def test_a_scheme_that_is_not_there_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(SchemeError):
        suggest_files([tmp_path / "none.md"], scheme="no-such-scheme")
