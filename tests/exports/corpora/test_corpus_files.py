"""Files of corpora: rows with their numbers, text as it stands, and errors that name the file."""

import gzip
from pathlib import Path

import pytest

from exports.corpora.corpus_files import not_the_corpus, read_json, read_rows, read_text
from unsourced.errors import InputError


@pytest.mark.parametrize("name", ["rows.csv", "rows.csv.gz"])
def test_rows_are_numbered_as_a_spreadsheet_does_also_gzipped(tmp_path: Path, name: str) -> None:
    content = '\ufefftext;label\n"a;b";1\nshort\n'.encode()
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    rows = list(read_rows(tmp_path / name, ["text", "label"], separator=";"))
    assert rows == [(2, {"text": "a;b", "label": "1"}), (3, {"text": "short", "label": ""})]


def test_quotes_are_text_where_a_corpus_does_not_quote(tmp_path: Path) -> None:
    (tmp_path / "rows.tsv").write_text('text\n"so\n', encoding="utf-8")
    assert list(read_rows(tmp_path / "rows.tsv", ["text"], separator="\t", quoted=False)) == [(2, {"text": '"so'})]


def test_a_table_that_lacks_a_column_or_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    with pytest.raises(InputError, match=r"rows\.csv: cannot be read: No such file"):
        next(read_rows(path, ["text"], separator=","))
    path.write_text("text\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"rows\.csv: lacks column label, topic"):
        next(read_rows(path, ["text", "label", "topic"], separator=","))


def test_text_keeps_its_line_ends_and_json_is_an_object(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'\xef\xbb\xbf{"a":\r\n1}')
    assert read_text(path) == '{"a":\r\n1}'
    assert read_json(path) == {"a": 1}
    for content, message in ((b"[]", "is not a JSON object"), (b"{", "is not JSON"), (b"\xff", "cannot be read")):
        path.write_bytes(content)
        with pytest.raises(InputError, match=rf"a\.json: {message}"):
            read_json(path)


def test_a_folder_without_the_corpus_is_told_from_one_that_is_not_there(tmp_path: Path) -> None:
    assert not_the_corpus(tmp_path, "BABE", "table").what == "holds no table"
    assert not_the_corpus(tmp_path / "none", "BABE", "table").what == "is not there"
