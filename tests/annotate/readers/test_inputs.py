"""From what the user names to single sources."""

from pathlib import Path

from annotate.readers.inputs import Source, sources
from unsourced.errors import InputError


def named(*names: str | Path) -> list[str]:
    """Where each source is, or what is wrong with it."""
    return [str(one) if isinstance(one, InputError) else one.where for one in sources(names)]


def test_a_folder_and_a_pattern_name_their_articles_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "b/1.md", "a.txt", ".hidden.txt", "b/picture.jpg"):
        (tmp_path / name).write_text("It rained.", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("a.txt", "b/1.md", "b/2.txt")]
    assert named(tmp_path) == files
    assert named(f"{tmp_path}/**/*.txt") == [files[0], files[2]]
    assert named(tmp_path / "b" / "picture.jpg") == [str(tmp_path / "b" / "picture.jpg")]


def test_addresses_and_stdin() -> None:
    address = "https://hill.example/dam"
    assert list(sources([address, "-"])) == [Source(address, url=address), Source("stdin")]


def test_what_is_not_there_comes_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    missing, found, pattern, folder, empty = named(
        tmp_path / "no.txt", tmp_path / "a.txt", f"{tmp_path}/*.md", tmp_path / "empty", ""
    )
    assert "no.txt: is not there." in missing
    assert found == str(tmp_path / "a.txt")
    assert "*.md: matches no file." in pattern
    assert "empty: has no articles." in folder
    assert "a file's name is empty" in empty
