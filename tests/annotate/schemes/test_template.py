"""A label scheme to begin with."""

from pathlib import Path

import pytest

from annotate.schemes.template import new_scheme
from unsourced.errors import InputError
from unsourced.schemes.check import check_scheme
from unsourced.schemes.load import load_scheme


@pytest.mark.parametrize(
    ("file", "name", "title"),
    [
        ("Presse & Propaganda.toml", "presse-propaganda", "Presse propaganda"),
        ("é.toml", "e", "Scheme é"),
        ("_.toml", "own-scheme", "Own scheme"),
    ],
)
def test_it_is_sound_and_called_like_its_file(tmp_path: Path, file: str, name: str, title: str) -> None:
    new_scheme(tmp_path / file)
    scheme = load_scheme(str(tmp_path / file))
    assert (scheme.name, scheme.title) == (name, title)
    assert check_scheme(scheme) == []


def test_a_file_that_is_there_and_one_of_another_kind_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="is there already"):
        new_scheme(path)
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(InputError, match=r"a scheme is a TOML file. Call it mine.toml."):
        new_scheme(tmp_path / "mine.json")
