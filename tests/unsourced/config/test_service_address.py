"""The service's token, from a file or the environment."""

from pathlib import Path

import pytest

from unsourced.config.service_address import read_token
from unsourced.errors import SettingsError


def test_tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UNSOURCED_SERVE_TOKEN", raising=False)
    assert read_token(None) == ""
    path = tmp_path / "serve.token"
    with pytest.raises(SettingsError, match="cannot be read"):
        read_token(path)
    path.write_text("short\n")
    with pytest.raises(SettingsError, match="5 characters"):
        read_token(path)
    path.write_text("long-enough-for-anybody\n")
    assert read_token(path) == "long-enough-for-anybody"
    monkeypatch.setenv("UNSOURCED_SERVE_TOKEN", "from-the-environment")
    assert read_token(None) == "from-the-environment"
