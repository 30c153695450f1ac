"""`unsourced disconnect` as its users call it, as far as no server is asked."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.disconnect import command
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import StudioError


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)


def test_without_a_server_it_says_how_to_start_one(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["--workspace", str(tmp_path)])
    assert isinstance(done.exception, StudioError)
    assert "there is no Label Studio here" in str(done.exception)


def test_it_takes_no_argument() -> None:
    assert CliRunner().invoke(command, ["strait"]).exit_code == 2
