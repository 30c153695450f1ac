"""What `unsourced connect` and `disconnect` refuse before a server is asked."""

from pathlib import Path

import pytest

from annotate.ml_backend.run import connect_backend, disconnect_backend
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import SettingsError, StudioError


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)


@pytest.mark.parametrize(("share", "backlog"), [(1.0, False), (0.5, True)])
def test_uncertain_first_needs_a_prediction_of_every_task(tmp_path: Path, share: float, backlog: bool) -> None:
    with pytest.raises(SettingsError, match=r"Add --suggest all --backlog\."):
        connect_backend("http://127.0.0.1:9", share=share, backlog=backlog, uncertain_first=True, workspace=tmp_path)


def test_without_a_label_studio_nothing_is_connected(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="there is no Label Studio here"):
        connect_backend("http://127.0.0.1:9", workspace=tmp_path)
    with pytest.raises(StudioError, match="there is no Label Studio here"):
        disconnect_backend("http://127.0.0.1:9", workspace=tmp_path)
    with pytest.raises(SettingsError, match="no-such-file"):
        connect_backend("http://127.0.0.1:9", token_file=tmp_path / "no-such-file", workspace=tmp_path)
