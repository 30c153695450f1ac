"""`unsourced compare` as its users call it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotate.commands.compare import command
from annotate.readers.read import read_articles
from tests.paths import ROOT
from unsourced.core.suggestion_records import read_suggestions
from unsourced.errors import InputError

PAGES = ROOT / "unsourced" / "sample" / "pages"
WIRE, REPOST = str(PAGES / "hesk-road-wire.md"), str(PAGES / "hesk-road-unquiet.md")
REPORT = "# Harbour closed\n\nThe ferry had no lights on, according to local sources.\n"


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(command, list(arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def write(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_each_change_is_a_line_whose_offsets_are_its_words() -> None:
    (a,), (b,) = read_articles([WIRE]), read_articles([REPOST])
    rows = [json.loads(line) for line in run(WIRE, REPOST, "--format", "jsonl", "--quiet").output.splitlines()]
    changes = [row for row in rows if row["type"] == "change"]
    assert len(changes) > 20
    for row in changes:
        assert (row["article_a"], row["article_b"]) == (a.id, b.id)
        if row["a_start"] is not None:
            assert a.text[row["a_start"] : row["a_end"]] == row["words_a"]
            assert b.text[row["b_start"] : row["b_end"]] == row["words_b"]
    assert {row["part"] for row in changes} == {"headline", "body", "attribution"}
    assert changes[0]["effects"][0]["kind"] == "source"
    assert [row["kind"] for row in rows if row["type"] == "quotation"] == ["other-words"]


def test_typography_is_hidden_unless_asked_for(tmp_path: Path) -> None:
    one, other = write(tmp_path, "a.md", REPORT), write(tmp_path, "b.md", REPORT.replace("lights", "li\u00adghts"))
    assert run(one, other, "--format", "jsonl", "--quiet").output == ""
    (row,) = map(json.loads, run(one, other, "--format", "jsonl", "--quiet", "--all").output.splitlines())
    assert row["typographic"]


def test_the_terminal_shows_the_words_where_they_stand_and_what_is_known(tmp_path: Path) -> None:
    changed = REPORT.replace(", according to local sources", "").replace("The ferry", "The rusty ferry")
    one, other = write(tmp_path, "a.md", REPORT), write(tmp_path, "b.md", changed)
    output = run(one, other).output
    assert "The {+rusty+} ferry had no lights on" in output
    assert output.index("Source: A gives “local sources” as the source of this") < output.index("{+rusty+}")
    assert "in B, not in A" in output
    assert "not a verdict" in output
    assert not any(line.endswith(" ") for line in output.splitlines())


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.md", b"", "is empty"),
        ("binary.md", bytes(range(256)) * 20, "binary"),
        ("two.jsonl", b'{"title": "x", "text": "one"}\n{"title": "y", "text": "two"}\n', "holds 2 articles"),
    ],
)
def test_what_is_no_article_is_named(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    one, other = write(tmp_path, "a.md", REPORT), write(tmp_path, name, content)
    with pytest.raises(InputError, match=says) as error:
        run(one, other, "--out", str(tmp_path / "out.txt"))
    assert name in str(error.value)
    assert not (tmp_path / "out.txt").exists()


def test_the_same_file_twice_and_texts_that_share_nothing_are_said(tmp_path: Path) -> None:
    one = write(tmp_path, "a.md", REPORT)
    other = write(tmp_path, "b.md", "# Rain\n\nNobody voted because mountains slept under green paper suns.\n")
    assert "the same, character by character" in run(one, one).output
    assert "share nothing" in run(one, other).output


def test_another_language_is_said(tmp_path: Path) -> None:
    german = (
        "# Hafen geschlossen\n\nDie Fähre hatte nach Angaben der Polizei und der Behörde kein Licht an, und der " * 3
    )
    one, other = write(tmp_path, "a.md", REPORT * 3), write(tmp_path, "b.md", german)
    assert "another language" in run(one, other).output


def test_suggestions_are_of_the_repost_and_load_takes_them(tmp_path: Path) -> None:
    spans = tmp_path / "spans.jsonl"
    run(WIRE, REPOST, "--quiet", "--suggestions", str(spans), "--out", str(tmp_path / "view.txt"))
    (repost,) = read_articles([REPOST])
    ((article_id, found),) = read_suggestions(spans, [repost]).items()
    assert article_id == repost.id
    words = {repost.text[span.start : span.end]: span for span in found.spans}
    assert "[of Compact make]" in words
    assert "does not have these words" in words["[of Compact make]"].reason
    assert "Coastline Wire" in words["fled"].reason
    assert "“withdrew”" in words["fled"].reason
    assert {span.label for span in found.spans} == {"editorial-insertion"}


def test_without_evidence_both_versions_get_suggestions(tmp_path: Path) -> None:
    one = write(tmp_path, "a.md", REPORT)
    other = write(tmp_path, "b.md", REPORT.replace("local sources", "the harbour master").replace("The", "The rusty"))
    spans = tmp_path / "spans.jsonl"
    run(one, other, "--quiet", "--suggestions", str(spans), "--out", str(tmp_path / "view.txt"))
    (a,), (b,) = read_articles([one]), read_articles([other])
    found = read_suggestions(spans, [a, b])
    assert {key: len(value.spans) for key, value in found.items()} == {a.id: 1, b.id: 2}
