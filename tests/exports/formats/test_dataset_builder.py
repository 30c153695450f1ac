"""A Dataset from texts and spans of files: offsets through foreign line ends, names of labels, and errors by place."""

from pathlib import Path

import pytest

from exports.dataset.validate import validate
from exports.formats.dataset_builder import (
    DatasetBuilder,
    FileSpan,
    parse_offset,
    read_lines,
    read_provenance_file,
    read_scheme_file,
    read_text,
    text_of_file,
    write_scheme_and_provenance,
)
from tests.exports.building import SCHEME, annotation, article, dataset
from unsourced.errors import InputError

RAW = "Pumps fail\r\n\r\nCritics said so.\r\n"


def file_span(label: str, start: int, end: int) -> FileSpan:
    return FileSpan(label=label, start=start, end=end, where="a.ann, line 1", region="T1")


def test_the_first_line_is_the_headline_and_offsets_follow_line_ends() -> None:
    source = text_of_file(RAW, "brat", "a.txt")
    assert (source.article.title, source.article.body) == ("Pumps fail", "Critics said so.")
    words = RAW.index("Critics")
    assert source.article.text[source.to_article(words) : source.to_article(words + 7)] == "Critics"
    assert source.to_article(len(RAW)) == len(source.article.text)
    assert text_of_file("One line.", "brat", "a.txt").article.title == ""
    with pytest.raises(InputError, match=r"^a\.txt"):
        text_of_file(" \n", "brat", "a.txt")


def test_labels_are_taken_by_key_or_name_and_without_a_scheme_make_one(tmp_path: Path) -> None:
    source = text_of_file(RAW, "brat", "a.txt")
    builder = DatasetBuilder()
    key = builder.add_annotation("ada", source, [file_span(SCHEME.label("source").name, 14, 21)])
    assert key == f"ada:{source.article.id}"
    ours = builder.dataset(SCHEME, tmp_path, "brat")
    assert ours.spans[["label", "start", "end"]].to_numpy().tolist() == [["source", 12, 19]]
    assert ours.provenance == {"source": "brat"}
    assert validate(ours) == []
    other = DatasetBuilder()
    other.add_annotation("ada", source, [file_span("Weasel words", 14, 21)])
    assert other.dataset(None, tmp_path, "brat").scheme.label_keys == ("weasel-words",)
    with pytest.raises(InputError, match=r"a\.ann, line 1.*Weasel words"):
        other.dataset(SCHEME, tmp_path, "brat")
    with pytest.raises(InputError, match="marks nothing"):
        DatasetBuilder().dataset(None, tmp_path, "brat")
    with pytest.raises(InputError, match=r"a\.ann, line 1"):
        other.add_annotation("bo", source, [file_span("source", 21, 14)])


def test_scheme_and_provenance_beside_the_files_are_read_again(tmp_path: Path) -> None:
    assert read_scheme_file(tmp_path) is None
    one = article()
    write_scheme_and_provenance(dataset([one], [annotation("1", one.id, "ada")]), tmp_path)
    assert read_scheme_file(tmp_path) == SCHEME
    assert read_provenance_file(tmp_path, "brat") == {}
    for broken, message in (("[]", "is not a JSON object"), ("{", "cannot be read")):
        (tmp_path / "provenance.json").write_text(broken, encoding="utf-8")
        with pytest.raises(InputError, match=rf"provenance\.json: {message}"):
            read_provenance_file(tmp_path, "brat")


def test_text_lines_and_offsets_of_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffa\r\nb\n".encode())
    assert read_text(path) == "a\r\nb\n"
    assert read_lines(path) == ["a", "b", ""]
    path.write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"a\.txt: is not UTF-8 text"):
        read_text(path)
    with pytest.raises(InputError, match=r"none: cannot be read: No such file"):
        read_text(tmp_path / "none")
    assert parse_offset("12", "x") == 12
    for wrong in ("-1", "", "²", "1.0"):
        with pytest.raises(InputError, match="x: .* is not an offset"):
            parse_offset(wrong, "x")
