"""The pages on TOML files have every key that a file may have, and those that the shipped files have."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from docs.toml_reference import scheme_page, settings_page
from tests.paths import ROOT
from unsourced.config.settings import SettingsFile

SCHEMES = sorted((ROOT / "configs").glob("*.toml"))


def _keys(table: dict[str, Any], path: str = "") -> Iterator[str]:
    """`[[labels]] key` and its like, for every key of a scheme and of the tables in it."""
    for key, value in table.items():
        yield f"{path} {key}".strip()
        if isinstance(value, list) and value and isinstance(value[0], dict):
            inside = f"[[{path.strip('[]')}{'.' if path else ''}{key}]]"
            for each in value:
                yield from _keys(each, inside)


def _documented(page: str) -> set[str]:
    section, documented = "", set()
    for line in page.splitlines():
        if line.startswith("## "):
            section = line[3:].strip("`") if "[[" in line else ""
        elif line.startswith("| `"):
            documented.add(f"{section} {line.split('`')[1]}".strip())
    return documented


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_every_key_of_a_shipped_scheme_is_on_the_page(path: Any) -> None:
    assert set(_keys(tomllib.loads(path.read_text(encoding="utf-8")))) <= _documented(scheme_page())


def test_every_setting_is_on_its_page() -> None:
    assert _documented(settings_page()) == set(SettingsFile.model_fields)


def test_every_key_has_a_meaning() -> None:
    for page in (scheme_page(), settings_page()):
        assert not [line for line in page.splitlines() if line.startswith("| `") and line.endswith("|  |")]
