"""Which format an input has."""

import time

import pytest

from annotate.readers.format_detection import (
    format_of_bytes,
    format_of_name,
    format_of_response,
    format_of_text,
    is_table,
)
from unsourced.errors import InputError


@pytest.mark.parametrize(
    ("text", "text_format"),
    [
        ("# Title\n\nWords.", "markdown"),
        ("See [this](http://x.example).", "markdown"),
        ("*A line in italics.*\n\nWords.", "markdown"),
        ("**Bold** words.", "markdown"),
        ("Words [sic] and (brackets) and 2 * 3 * 4.", "text"),
        ("#1 in the charts", "text"),
        ("<!DOCTYPE html><html></html>", "html"),
        ("\n<html><body></body></html>", "html"),
        ("<p>Words</p>", "fragment"),
        ("<tweet id=1>words</tweet>", "text"),
    ],
)
def test_formats_are_told_apart(text: str, text_format: str) -> None:
    assert format_of_text(text) == text_format


@pytest.mark.parametrize("piece", ["[", "[a](", "[a]", "**a", "`"])
def test_a_long_text_of_signs_is_told_apart_at_once(piece: str) -> None:
    began = time.process_time()
    format_of_text(piece * 100_000)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("news/Dam.MD", "markdown"),
        ("C:\\news\\dam.htm", "html"),
        ("https://hill.example/dam.csv?page=2", "csv"),
        ("https://hill.example/dam", None),
        ("dam.txt", "auto"),
        ("dam.pdf", None),
    ],
)
def test_by_name(name: str, format_: str | None) -> None:
    assert format_of_name(name) == format_


def test_by_what_a_server_says() -> None:
    assert format_of_response("text/html", "https://hill.example/dam.md") == "html"
    assert format_of_response("text/plain", "https://hill.example/dam.md") == "markdown"
    assert format_of_response("text/plain", "https://hill.example/dam") == "auto"
    with pytest.raises(InputError, match="is image/png, not a page"):
        format_of_response("image/png", "https://hill.example/dam")


@pytest.mark.parametrize(
    ("raw", "format_"),
    [(b'{"text": "a"}\n{"text": "b"}\n', "jsonl"), (b'[{"text": "a"}]', "json"), (b"PAR1", "parquet"), (b"a", "auto")],
)
def test_by_how_it_begins(raw: bytes, format_: str) -> None:
    assert format_of_bytes(raw) == format_


def test_which_formats_hold_rows() -> None:
    assert is_table("csv")
    assert is_table("parquet")
    assert not is_table("markdown")
    assert not is_table("auto")
