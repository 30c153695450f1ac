"""`unsourced read` as its users call it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.read import command
from tests.paths import ROOT
from unsourced.errors import BatchError, InputError

PAGES = ROOT / "tests" / "annotate" / "pages"
TEXT = "The wall broke at night.\n\nNobody in Brod had been warned of it."


def run(*arguments: str, stdin: bytes | None = None) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(command, arguments, input=stdin)
    if result.exception and not isinstance(result.exception, (SystemExit, InputError, BatchError)):
        raise result.exception
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


@pytest.mark.parametrize(
    ("stdin", "title"),
    [
        ((PAGES / "mill_dam.md").read_bytes(), "Valley Report: Strike At The Mill Dam Enters Its Third Week"),
        ((PAGES / "mill_dam.html").read_bytes(), "Valley Report: Strike At The Mill Dam Enters Its Third Week"),
        (json.dumps({"title": "Wall", "text": TEXT}).encode(), "Wall"),
        (json.dumps([{"title": "Wall", "text": TEXT}], indent=1).encode(), "Wall"),
        (b"Wall\n\n" + TEXT.encode(), "Wall"),
    ],
)
def test_stdin(stdin: bytes, title: str) -> None:
    code, records, _ = run("-", stdin=stdin)
    assert code == 0
    assert [record["title"] for record in records] == [title]


def test_too_long_a_page_on_stdin() -> None:
    result = CliRunner().invoke(command, ["-", "--max-size", "0.0001"], input=TEXT.encode() * 9)
    assert isinstance(result.exception, InputError)
    assert "stdin: is larger than the limit" in str(result.exception)


def test_stdin_as_csv() -> None:
    _, records, _ = run("-", "--from", "csv", "--column", "text=b", stdin=b"a,b\n1,One two three.\n")
    assert [record["text"] for record in records] == ["One two three."]


def test_unknown_field_is_wrong_usage() -> None:
    code, _, said = run("-", "--column", "body=x", stdin=b"")
    assert code == 2
    assert "FIELD is one of text, title" in said


def test_failures_come_after_the_articles(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"")
    out = tmp_path / "out.jsonl"
    result = CliRunner().invoke(
        command, [str(PAGES / "mill_dam.md"), str(tmp_path / "bad.md"), "--out", str(out), "-q"]
    )
    assert isinstance(result.exception, BatchError)
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1
    assert result.stderr == ""
