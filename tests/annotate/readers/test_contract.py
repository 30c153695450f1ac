"""What every reader owes, whatever its format; a reader that is registered without a case here fails."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from annotate.readers.format_detection import format_of_bytes, format_of_name, format_of_response, format_of_text
from annotate.readers.read import read, read_articles
from annotate.readers.registry import AUTO, INPUT_FORMATS, READERS, Reader
from unsourced.core.article import Article
from unsourced.errors import InputError

TITLE = "Wall falls in Brod"
BODY = "The 😀 wall broke at night, said the mayor of Brod.\n\nThe café by the bridge was flooded – twice."
UNKNOWN_NAME = "article.unknown"


def paragraphs(body: str) -> str:
    return "".join(f"<p>{part}</p>\n" for part in body.split("\n\n"))


def delimited(title: str, body: str, delimiter: str) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows([["title", "text"], [title, body]])
    return made.getvalue().encode()


def parquet(title: str, body: str) -> bytes:
    made = io.BytesIO()
    pa.parquet.write_table(pa.table({"title": [title], "text": [body]}), made)
    return made.getvalue()


# By reader's name: a file of the format that holds an article with this title and body.
CASES: dict[str, Callable[[str, str], bytes]] = {
    "markdown": lambda title, body: f"# {title}\n\n{body}\n".encode(),
    "text": lambda title, body: f"{title}\n\n{body}\n".encode(),
    "html": lambda title, body: (
        f"<!doctype html>\n<html><head><title>{title}</title></head>\n"
        f"<body><article><h1>{title}</h1>\n{paragraphs(body)}</article></body></html>\n"
    ).encode(),
    "fragment": lambda title, body: f"<h1>{title}</h1>\n{paragraphs(body)}".encode(),
    "csv": lambda title, body: delimited(title, body, ","),
    "tsv": lambda title, body: delimited(title, body, "\t"),
    "jsonl": lambda title, body: (json.dumps({"title": title, "text": body}) + "\n").encode(),
    "json": lambda title, body: json.dumps([{"title": title, "text": body}]).encode(),
    "parquet": parquet,
}
# By reader's name: files that begin as the format does and hold no article.
BROKEN: dict[str, tuple[bytes, ...]] = {
    "markdown": (b"", b"\n\n", b"# Title\n"),
    "text": (b"", b" \n\t\n", bytes(range(256)) * 8),
    "html": (b"", b"<!doctype html><html><body></body></html>"),
    "fragment": (b"<p></p>", b"<div> </div>"),
    "csv": (b"", b"title,text\n", b'title,text\na,"b', b"colour\nred\n"),
    "tsv": (b"", b"title\ttext\n", b"colour\nred\n"),
    "jsonl": (b"", b"{", b"[1]\n", b'{"text": ""}\n', b'\xff{"text": "a"}\n'),
    "json": (b"", b"[", b"[1]", b'[{"text": " "}]'),
    "parquet": (b"", b"PAR1", b"PAR1 and no more"),
}


def test_every_reader_has_its_cases() -> None:
    assert set(CASES) == set(BROKEN) == set(READERS)


@pytest.mark.parametrize("reader", READERS.values(), ids=lambda reader: reader.name)
class TestReader:
    """Every test is asked of every reader."""

    def read(self, reader: Reader, folder: Path, raw: bytes) -> Article | InputError:
        """What one file gives; a format that cannot be asked for is recognised."""
        path = folder / UNKNOWN_NAME
        path.write_bytes(raw)
        asked = reader.name if reader.option else None
        (item,) = read([path], input_format=asked, note=lambda _: None)
        return item

    def article(self, reader: Reader, folder: Path, title: str = TITLE, body: str = BODY) -> Article:
        item = self.read(reader, folder, CASES[reader.name](title, body))
        assert isinstance(item, Article), item
        return item

    def test_title_and_body_are_where_the_article_says(self, reader: Reader, tmp_path: Path) -> None:
        article = self.article(reader, tmp_path)
        assert article.title == TITLE
        assert article.body == article.text[article.body_start :] == BODY
        assert article.text == f"{TITLE}\n\n{BODY}"

    def test_offsets_count_code_points(self, reader: Reader, tmp_path: Path) -> None:
        article = self.article(reader, tmp_path)
        start = article.body_start + BODY.index("wall")
        assert article.text[start : start + 4] == "wall"
        assert article.text[article.body_start + 4] == "😀"

    def test_a_nul_is_not_in_the_text(self, reader: Reader, tmp_path: Path) -> None:
        item = self.read(reader, tmp_path, CASES[reader.name](TITLE, BODY.replace("wall", "wa\x00ll")))
        if isinstance(item, InputError):
            assert str(tmp_path / UNKNOWN_NAME) in str(item)
        else:
            assert "\x00" not in item.text
            assert item.text[item.body_start :].startswith("The 😀 wa")

    def test_line_ends_change_no_text(self, reader: Reader, tmp_path: Path) -> None:
        unix = self.article(reader, tmp_path)
        if reader.holds == "page":
            raw = CASES[reader.name](TITLE, BODY).replace(b"\n", b"\r\n")
        else:
            raw = CASES[reader.name](TITLE, BODY.replace("\n", "\r\n"))
        windows = self.read(reader, tmp_path, raw)
        assert isinstance(windows, Article)
        assert (windows.id, windows.text, windows.body_start) == (unix.id, unix.text, unix.body_start)

    def test_the_same_file_is_the_same_article(self, reader: Reader, tmp_path: Path) -> None:
        one, other = self.article(reader, tmp_path), self.article(reader, tmp_path)
        assert one == other
        assert self.article(reader, tmp_path, title="Wall stands in Brod").id != one.id

    def test_what_is_no_article_is_refused_by_the_name_of_its_file(self, reader: Reader, tmp_path: Path) -> None:
        for raw in BROKEN[reader.name]:
            item = self.read(reader, tmp_path, raw)
            assert isinstance(item, InputError), raw
            assert str(tmp_path / UNKNOWN_NAME) in str(item), raw
            assert "\n" not in str(item)

    def test_what_is_too_large_is_refused(self, reader: Reader, tmp_path: Path) -> None:
        path = tmp_path / UNKNOWN_NAME
        path.write_bytes(CASES[reader.name](TITLE, "A long sentence about a wall. " * 400))
        (item,) = read([path], input_format=reader.name, max_bytes=1000, note=lambda _: None)
        assert isinstance(item, InputError)
        assert "--max-size" in str(item)

    def test_names_and_types_lead_to_the_reader(self, reader: Reader, tmp_path: Path) -> None:
        expected = AUTO if reader.may_be_other else reader.name
        for extension in reader.extensions:
            assert format_of_name(f"article{extension.upper()}") == expected
            path = tmp_path / f"article{extension}"
            path.write_bytes(CASES[reader.name](TITLE, BODY))
            assert [article.text for article in read_articles([tmp_path])] == [f"{TITLE}\n\n{BODY}"]
            path.unlink()
        for content_type in reader.content_types:
            assert format_of_response(content_type, "https://news.example/wall") == expected
        assert bool(reader.extensions) == (reader.name in INPUT_FORMATS)

    def test_content_leads_to_the_reader(self, reader: Reader, tmp_path: Path) -> None:
        raw = CASES[reader.name](TITLE, BODY)
        if reader.sniff is None:
            assert format_of_bytes(raw) == AUTO
        elif reader.holds == "page":
            assert (format_of_bytes(raw), format_of_text(raw.decode())) == (AUTO, reader.name)
        else:
            assert format_of_bytes(raw) == reader.name
            path = tmp_path / UNKNOWN_NAME
            path.write_bytes(raw)
            assert read_articles([path])[0].body == BODY
