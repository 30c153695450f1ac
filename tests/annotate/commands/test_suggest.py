"""`unsourced suggest` as its users call it."""

import json
from pathlib import Path

from click.testing import CliRunner

from annotate.commands.suggest import command
from unsourced.core.article import make_article
from unsourced.core.article_records import article_to_record
from unsourced.core.suggestion_records import read_suggestions
from unsourced.errors import BatchError
from unsourced.io.record_files import as_json

SOURCED = "The bridge at Tarsk is shut, according to local sources."


def test_the_command_prints_one_span_a_line(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# The war in the valley\n\n{SOURCED}\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(page), "--quiet"])
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    keys = ["article_id", "label", "start", "end", "text", "score", "reason", "region_id", "version", "answers"]
    assert all(list(record) == [*keys, "relations"] for record in records)
    assert [record["text"] for record in records if record["label"] == "vague-source"] == ["local sources"]
    assert result.stderr == ""


def test_a_batch_writes_what_it_can_and_says_what_failed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# The war in the valley\n\n{SOURCED}\n", encoding="utf-8")
    out = tmp_path / "spans.jsonl"
    result = CliRunner().invoke(command, [str(page), str(tmp_path / "none.md"), "--out", str(out)])
    assert isinstance(result.exception, BatchError)
    assert len(result.exception.failures) == 1
    assert len(read_suggestions(out)) == 1


def test_the_command_says_that_it_abstains(tmp_path: Path) -> None:
    article = make_article(
        title="", body="Kritiker sagen, der Plan sei schlecht.", raw="", reader_version="test", language="de"
    )
    path = tmp_path / "articles.jsonl"
    path.write_text(as_json(article_to_record(article)) + "\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(path)])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "no suggestions for 1 article" in result.stderr
