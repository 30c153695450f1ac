"""`unsourced score` from files to files, and what it says when it cannot be done."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from tests.classifier.commands.conftest import REPORT, run
from tests.classifier.invented import PLANTED
from unsourced.core.suggestion_records import read_suggestions


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["score", "nowhere.md"], "nowhere.md"),
        (["score", "report.md", "--model", "none.skops"], "there is no such model"),
        (["score", "report.md", "--model", "report.md"], "is not a model"),
        (["score", "report.md", "--label", "nonsense"], "has no label nonsense"),
        (["score", "report.md", "--scheme", "nonsense"], "no such scheme"),
        (["score", "report.md", "--format", "html", "--out", "/dev/null/x.html"], "cannot be written"),
    ],
)
def test_each_failure_is_one_line(
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
    line: str,
) -> None:
    assert run(monkeypatch, *arguments, "--quiet") == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert line in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", ["score", "suggest"])
def test_the_scheme_of_the_settings_counts(
    report: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    Path("unsourced.toml").write_text('scheme = "ours.toml"\n', encoding="utf-8")
    assert run(monkeypatch, command, "report.md", "--quiet") == 1
    assert "ours.toml: there is no such scheme" in capfd.readouterr().err
    assert run(monkeypatch, command, "report.md", "--quiet", "--scheme", "credibility") == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["report.md", "--sentences"],
        ["report.md", "--sentences", "--format", "html"],
        ["report.md", "--model", "ours.skops", "--scheme", "credibility"],
        [],
    ],
)
def test_wrong_usage(report: Path, ours: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    assert run(monkeypatch, "score", *arguments) == 2


def test_jsonl_is_what_load_takes(
    report: Path, ours: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "score", report, "--model", ours, "--format", "jsonl", "--out", "marks.jsonl") == 0
    (suggestions,) = read_suggestions(Path("marks.jsonl")).values()
    assert suggestions.version.startswith("model-")
    assert "opinion-as-fact" in {span.label for span in suggestions.spans}
    assert suggestions.relations
    assert capfd.readouterr().out == ""


def test_formats_agree(report: Path, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for output_format in ("jsonl", "csv", "parquet"):
        for name, options in (("marks", []), ("sentences", ["--sentences"])):
            arguments = ["--model", ours, "--format", output_format, "--out", f"{name}.{output_format}", *options]
            assert run(monkeypatch, "score", report, *arguments) == 0
    for name in ("marks", "sentences"):
        records = [json.loads(line) for line in Path(f"{name}.jsonl").read_text().splitlines()]
        with Path(f"{name}.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        stored = pq.read_table(f"{name}.parquet").to_pylist()
        assert len(records) == len(rows) == len(stored) > 0
        for record, row, kept in zip(records, rows, stored, strict=True):
            assert list(record) == list(row) == list(kept)
            for key in ("article_id", "label", "text", "version"):
                assert record[key] == row[key] == kept[key]
            for key in ("start", "end", "score", "calibrated"):
                assert record[key] == kept[key]
                assert str("" if record[key] is None else record[key]) == row[key]
    assert pd.read_csv("marks.csv")["start"].tolist() == pd.read_parquet("marks.parquet")["start"].tolist()
    columns = ["article_id", "label", "start", "end", "text", "score", "reason"]
    assert list(pd.read_csv("marks.csv").columns[:7]) == columns


def test_nothing_marked_is_an_empty_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dull.txt").write_text("Nothing here.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for output_format in ("csv", "parquet"):
        assert run(monkeypatch, "score", "dull.txt", "--format", output_format, "--out", f"marks.{output_format}") == 0
    assert len(pd.read_csv("marks.csv")) == len(pd.read_parquet("marks.parquet")) == 0
    assert list(pd.read_csv("marks.csv").columns) == list(pd.read_parquet("marks.parquet").columns)


def test_terminal_loses_nothing_without_colours(
    report: Path, ours: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "score", report, "--model", ours) == 0
    out = " ".join(capfd.readouterr().out.split())
    assert "⟦[supported covertly by Tarsk]⟧²" in out
    assert "Editorial insertion" in out
    assert f"“{PLANTED}”" in out
    assert "A mark is a question to ask" in out


def test_terminal_obeys_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "evil.txt").write_text("Critics \x1b[31msay [bold]so[/bold] \u202eback.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, "score", "evil.txt") == 0
    out = capfd.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "⟦[bold]⟧¹so" in out


def test_a_batch_scores_the_others_and_says_which_failed(
    report: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "score", "report.md", "nowhere.md", "--format", "html", "--out", "page.html") == 1
    assert "1 of 2 failed" in capfd.readouterr().err
    assert "supported covertly" in Path("page.html").read_text(encoding="utf-8")


def test_stdin(report: Path) -> None:
    command = [sys.executable, "-m", "unsourced", "score", "-", "--format", "jsonl", "--quiet"]
    done = subprocess.run(command, input=REPORT, capture_output=True, text=True, check=True, encoding="utf-8")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert "[supported covertly by Tarsk]" in {record["text"] for record in records}
    assert done.stderr == ""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("output_format", ["terminal", "jsonl", "html"])
def test_a_full_disk_behind_stdout_is_one_line(report: Path, output_format: str) -> None:
    command = [sys.executable, "-m", "unsourced", "score", "report.md", "--quiet", "--format", output_format]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "No space left on device" in done.stderr


def test_terminal_view_to_a_file(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "score", report, "--out", "view.txt") == 0
    text = Path("view.txt").read_text(encoding="utf-8")
    assert "⟦[supported covertly by Tarsk]⟧" in text
    assert "\x1b" not in text


def test_a_failure_leaves_the_old_result(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("page.html").write_text("before")
    assert run(monkeypatch, "score", "nowhere.md", "--format", "html", "--out", "page.html") == 1
    assert Path("page.html").read_text() == "before"
