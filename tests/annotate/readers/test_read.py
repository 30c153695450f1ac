"""Files, folders, globs and encodings, good and bad: each failure is one line that says what, where and what to do."""

import codecs
import shutil
from pathlib import Path

import pytest

from annotate.readers.read import MAX_BYTES, read, read_articles
from tests.paths import ROOT
from unsourced.core.article import Article
from unsourced.errors import BatchError, InputError

PAGES = ROOT / "tests" / "annotate" / "pages"
TEXT = "Wall falls in Brod\n\nThe wall broke at night, and the café by the bridge was flooded – twice."


def quiet(_: str) -> None:
    pass


def failure(path: Path | str, max_bytes: int = MAX_BYTES) -> str:
    (error,) = read([path], note=quiet, max_bytes=max_bytes)
    assert isinstance(error, InputError)
    assert "\n" not in str(error)
    assert str(path) in str(error)
    return str(error)


def test_folder_and_glob_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "b/1.md", "a.txt", ".hidden.txt", "b/picture.jpg"):
        (tmp_path / name).write_text(f"Title of {name[-5:]}\n\nWords of {name}.", encoding="utf-8")
    assert [article.body for article in read_articles([tmp_path])] == [
        "Words of a.txt.",
        "Title of /1.md\n\nWords of b/1.md.",
        "Words of b/2.txt.",
    ]
    assert len(read_articles([f"{tmp_path}/**/*.txt"])) == 2
    assert len(read_articles([tmp_path / "b" / "?.md"])) == 1


def test_a_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    path.write_text(TEXT, encoding="utf-8")
    assert len(read_articles([path])) == 1


def test_unknown_suffix_is_read_by_content(tmp_path: Path) -> None:
    path = tmp_path / "page.cgi"
    shutil.copy(PAGES / "mill_dam.html", path)
    assert read_articles([path])[0].outlet == "Open Ledger"


def test_what_is_not_there(tmp_path: Path) -> None:
    assert "is not there. Check the name." in failure(tmp_path / "no.txt")
    assert "matches no file" in failure(f"{tmp_path}/*.txt")
    assert "has no articles" in failure(tmp_path)


def test_bad_files(tmp_path: Path) -> None:
    bad = {
        "empty.txt": (b"", "is empty"),
        "blank.md": (b" \n\n\t", "is empty"),
        "mark.txt": (codecs.BOM_UTF8, "is empty|no article"),
        "a.pdf.txt": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF, not text"),
        "zip.md": (b"PK\x03\x04rest", "zip archive"),
        "random.txt": (bytes(range(256)) * 8, "binary"),
        "utf16.txt": (codecs.BOM_UTF16_LE + b"a", "begins as utf-16 but is not"),
        "only.html": (b"<html><head><title>x</title></head><body></body></html>", "no article"),
        "nothing.html": (b"<!-- -->", "no article"),
        "furniture.md": (b"# Title\n\nBy Jane Doe\n\nMay 3, 2021", "no article below"),
    }
    for name, (raw, what) in bad.items():
        path = tmp_path / name
        path.write_bytes(raw)
        said = failure(path)
        assert any(part in said for part in what.split("|")), said
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    with pytest.raises(BatchError) as caught:
        read_articles([tmp_path], note=quiet)
    assert (len(caught.value.failures), caught.value.done) == (len(bad), 1)


def test_huge_file(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_text(TEXT * 100, encoding="utf-8")
    assert "larger than the limit" in failure(path, max_bytes=1000)
    assert "--max-size" in failure(path, max_bytes=1000)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_a_device_that_never_ends() -> None:
    assert "larger than the limit" in failure(Path("/dev/zero"), max_bytes=1000)


def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to(path)
    assert "is not there" in failure(path) or "cannot be read" in failure(path)


def test_an_assumed_encoding_is_kept_with_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    notes: list[str] = []
    (article,) = read([path], note=notes.append)
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.extra == {"encoding": "cp1252"}
    assert len(notes) == 1


@pytest.mark.parametrize("name", ["mill_dam.md", "mill_dam.html"])
def test_line_ends_change_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((PAGES / name).read_bytes().replace(b"\n", b"\r\n"))
    windows, unix = read_articles([path])[0], read_articles([PAGES / name])[0]
    assert (windows.id, windows.text, windows.removed) == (unix.id, unix.text, unix.removed)
    assert windows.source_id != unix.source_id
