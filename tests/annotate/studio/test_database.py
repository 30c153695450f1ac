"""The database that a server begins with; tests/studio has its migrations and its owner."""

import sqlite3
from pathlib import Path

import pytest

from annotate.studio.database import open_database, remove_unfinished, template_path
from unsourced.label_studio.local_server import StudioFolder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StudioFolder:
    monkeypatch.setenv("UNSOURCED_CACHE", str(tmp_path / "cache"))
    made = StudioFolder(tmp_path / "workspace")
    made.data.mkdir(parents=True)
    return made


def test_a_new_database_is_made_beside_its_place_and_an_old_one_is_taken(folder: StudioFolder) -> None:
    leftover = folder.database.with_suffix(".part-wal")
    leftover.touch()
    opened = open_database(folder)
    assert opened == folder.database.with_suffix(".part")
    assert not opened.exists()
    assert not leftover.exists()
    folder.database.touch()
    assert open_database(folder) == folder.database


def test_it_begins_as_a_copy_of_a_sound_template_and_of_no_other(folder: StudioFolder) -> None:
    template = template_path()
    template.parent.mkdir()
    template.write_bytes(b"no database at all " * 100)
    assert not open_database(folder).exists()
    template.unlink()
    with sqlite3.connect(template) as connection:
        connection.execute("CREATE TABLE kept (id)")
    connection.close()
    opened = open_database(folder)
    assert opened.read_bytes() == template.read_bytes()
    assert opened.stat().st_mode & 0o077 == 0
    remove_unfinished(folder)
    assert not opened.exists()


def test_the_template_is_of_the_installed_versions(folder: StudioFolder) -> None:
    assert template_path().parent == folder.workspace.parent / "cache"
    assert template_path().name.startswith("label-studio-")
