"""Records that we alone write and read."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from unsourced.errors import SettingsError
from unsourced.io.versioned_json import read_versioned_json


class Shelf(BaseModel):
    format: int
    books: list[str]


def read(path: Path) -> Shelf:
    return read_versioned_json(path, Shelf, format_version=2, what="a shelf", remedy="Put it back.")


def test_a_record_is_read(tmp_path: Path) -> None:
    path = tmp_path / "shelf.json"
    path.write_text('{"format": 2, "books": ["Tides"]}')
    assert read(path) == Shelf(format=2, books=["Tides"])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"format": 1, "books": []}', "it has another format than 2"),
        ("[]", "it has another format than 2"),
        ('{"format": 2}', "1 validation error for Shelf"),
        ("{", "Expecting property name"),
        ("\xff", "'utf-8' codec can't decode"),
    ],
)
def test_a_broken_record_says_why_where_and_what_to_do(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "shelf.json"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(SettingsError) as caught:
        read(path)
    assert f"the record of a shelf cannot be read: {reason}" in str(caught.value)
    assert str(path) in str(caught.value)
    assert "Put it back." in str(caught.value)


def test_a_record_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        read(tmp_path / "shelf.json")
