"""A format's entry recognises its files and leads to its module."""

from pathlib import Path

import pytest

import exports.formats.jsonl
from exports.formats.format import Content, Format

ONE = Format(
    name="lines", module="jsonl", summary="lines", files="*.ann", carries=frozenset({Content.PARTS}), single_file="*.x"
)


def test_a_folder_is_recognised_by_its_files(tmp_path: Path) -> None:
    assert not ONE.matches(tmp_path)
    (tmp_path / "a.ann").touch()
    assert ONE.matches(tmp_path)


def test_a_file_is_recognised_by_its_name_where_one_will_do() -> None:
    assert ONE.matches(Path("a.x"))
    assert not ONE.matches(Path("a.ann"))
    folder = Format(name="f", module="jsonl", summary="", files="*.x", carries=frozenset())
    assert not folder.matches(Path("a.x"))


def test_the_module_is_loaded_by_its_name() -> None:
    assert ONE.load() is exports.formats.jsonl
    with pytest.raises(ModuleNotFoundError, match=r"exports\.formats\.nowhere"):
        Format(name="f", module="nowhere", summary="", files="", carries=frozenset()).load()
