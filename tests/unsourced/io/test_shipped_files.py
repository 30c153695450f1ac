"""Files that come with the package, and those of one's own in their place."""

from pathlib import Path

import pytest

from unsourced.errors import SchemeError
from unsourced.io.shipped_files import read_named_file, sample_folder


def test_the_sample_is_there() -> None:
    assert {"articles.jsonl", "dataset", "model.skops", "pages"} <= {each.name for each in sample_folder().iterdir()}


def test_a_file_of_one_s_own_is_read(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('name = "weir"', encoding="utf-8")
    assert read_named_file(str(tmp_path / "own.toml"), "scheme", ["credibility"], SchemeError) == 'name = "weir"'


def test_what_is_not_there_is_said_with_what_is() -> None:
    with pytest.raises(SchemeError, match=r"nosuch: there is no such scheme.*Shipped: babe, ptc; or name a TOML file"):
        read_named_file("nosuch", "scheme", ["babe", "ptc"], SchemeError)


def test_what_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SchemeError, match="cannot be read"):
        read_named_file(str(tmp_path / "own.toml"), "scheme", [], SchemeError)
