"""Two files compared, and what is written where."""

import json
from pathlib import Path

import pytest

from annotate.compare.run import compare_files
from unsourced.errors import InputError

REPORT = "# Harbour closed\n\nThe ferry had no lights on. Nobody was hurt.\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    one, other = tmp_path / "a.md", tmp_path / "b.md"
    one.write_text(REPORT, encoding="utf-8")
    other.write_text(REPORT.replace("The ferry", "The rusty ferry"), encoding="utf-8")
    return str(one), str(other)


def test_changes_as_records_and_suggestions_beside_them(pair: tuple[str, str], tmp_path: Path) -> None:
    out, spans = tmp_path / "changes.jsonl", tmp_path / "spans.jsonl"
    compare_files(*pair, output_format="jsonl", out=out, suggestions=spans, quiet=True)
    (row,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert (row["kind"], row["words_b"]) == ("only-in-b", "rusty")
    assert len(spans.read_text(encoding="utf-8").splitlines()) == 1


def test_lines_and_a_page(pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compare_files(*pair)
    assert "The {+rusty+} ferry had no lights on." in capsys.readouterr().out
    compare_files(*pair, output_format="html", out=tmp_path / "page.html")
    assert "rusty" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "1 change: 1 only in B." in capsys.readouterr().err


def test_several_articles_on_one_side_are_refused(pair: tuple[str, str], tmp_path: Path) -> None:
    two = tmp_path / "two.jsonl"
    two.write_text('{"title": "x", "text": "one"}\n{"title": "y", "text": "two"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="holds 2 articles"):
        compare_files(pair[0], str(two), quiet=True)
