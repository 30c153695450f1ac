"""A comparison as people get it in Python."""

import json
from pathlib import Path

import pytest

from annotate.compare import compare, explain
from annotate.compare.result import Comparison
from tests.annotate.compare.building import article
from unsourced.errors import InputError

FOUND = Comparison.of(
    explain(compare(article("The rusty ferry sank. It’s late."), article("The ferry sank. It's late. Nobody saw it.")))
)


def test_one_row_a_change_of_words() -> None:
    frame = FOUND.to_frame()
    assert frame[["kind", "words_a", "words_b"]].to_numpy().tolist() == [
        ["only-in-a", "rusty", ""],
        ["only-in-b", "", "Nobody saw it."],
    ]


def test_it_is_saved_by_the_names_ending(tmp_path: Path) -> None:
    FOUND.save(tmp_path / "changes.jsonl")
    rows = list(map(json.loads, (tmp_path / "changes.jsonl").read_text(encoding="utf-8").splitlines()))
    assert sorted(row["number"] for row in rows) == [1, 3]
    FOUND.save(tmp_path / "page.html")
    assert "rusty" in (tmp_path / "page.html").read_text(encoding="utf-8")
    with pytest.raises(InputError, match="docx"):
        FOUND.save(tmp_path / "page.docx")


def test_a_notebook_shows_both_texts() -> None:
    assert FOUND._repr_html_().count("<table") == 2
