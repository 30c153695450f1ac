"""Several results and what failed beside them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from unsourced.core.batch import Batch, save_result
from unsourced.errors import InputError


def records(word: str) -> Iterator[dict[str, object]]:
    yield {"word": word, "length": len(word)}


def batch(*words: str) -> Batch[str]:
    return Batch(words, [InputError("cannot be read", where="b.md")], records=records)


def test_it_is_a_sequence_that_says_what_failed() -> None:
    some = batch("weir", "harbour", "mill", "ferry")
    assert (len(some), some[0], list(some[1:3])) == (4, "weir", ["harbour", "mill"])
    assert repr(some) == "Batch of 4, 1 failed: ['weir', 'harbour', 'mill', …]"
    assert [str(failure) for failure in some.failures] == ["b.md: cannot be read"]


def test_a_notebook_shows_ten_escaped_and_counts_the_rest() -> None:
    shown = batch(*["<b>"] * 12)._repr_html_()
    assert shown.count("&lt;b&gt;") == 10
    assert "and 2 more" in shown
    assert "1 failed" in shown


def test_one_frame_of_all() -> None:
    assert batch("weir", "mill").to_frame().to_dict("list") == {"word": ["weir", "mill"], "length": [4, 4]}


def test_saved_by_the_name_s_ending(tmp_path: Path) -> None:
    batch("weir").save(tmp_path / "words.jsonl")
    assert json.loads((tmp_path / "words.jsonl").read_text(encoding="utf-8")) == {"word": "weir", "length": 4}
    with pytest.raises(InputError, match=r"says no format.*\.jsonl, \.json, \.csv, \.parquet"):
        batch("weir").save(tmp_path / "words.docx")


def test_a_page_is_saved_where_there_is_one(tmp_path: Path) -> None:
    save_result(tmp_path / "page.html", page=lambda: "<p>weir</p>")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").strip() == "<p>weir</p>"
