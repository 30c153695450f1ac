"""`unsourced connect` as its users call it, as far as no server is asked."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.connect import command
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import SettingsError, StudioError


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)


def test_uncertain_first_needs_a_prediction_of_every_task(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["--uncertain-first", "--workspace", str(tmp_path)])
    assert isinstance(done.exception, SettingsError)
    assert "--uncertain-first: Label Studio's uncertainty sampling passes over tasks" in str(done.exception)


def test_without_a_server_it_says_how_to_start_one(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["--backlog", "--workspace", str(tmp_path)])
    assert isinstance(done.exception, StudioError)
    assert "there is no Label Studio here" in str(done.exception)


def test_a_share_is_a_share() -> None:
    assert CliRunner().invoke(command, ["--suggest", "twice"]).exit_code == 2
