"""What ends the server process before it serves; tests/studio has the rest."""

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.studio.process import ADDRESS_TAKEN, FAILED, main
from unsourced.label_studio.local_server import StudioFolder


@pytest.fixture(autouse=True)
def _own_handler() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    StudioFolder(tmp_path).path.mkdir()
    return ["--workspace", str(tmp_path), "--listen", "127.0.0.1"]


def test_a_port_that_is_taken(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main([*arguments, "--port", str(port)]) == ADDRESS_TAKEN
    assert capsys.readouterr().err.endswith(f"(127.0.0.1, port {port})\n")


def test_a_workspace_without_its_owner(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == FAILED
    assert capsys.readouterr().err.endswith("credentials.json is missing\n")
