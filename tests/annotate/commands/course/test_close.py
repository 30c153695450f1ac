"""`unsourced course close` as its users call it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.course.close import command
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import StudioError


def test_without_a_server_it_says_how_to_start_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    done = CliRunner().invoke(command, ["9a", "--workspace", str(tmp_path)])
    assert isinstance(done.exception, StudioError)
    assert "there is no Label Studio here" in str(done.exception)


def test_a_course_has_to_be_named() -> None:
    done = CliRunner().invoke(command, [])
    assert done.exit_code == 2
    assert "Missing argument 'NAME'" in done.stderr
