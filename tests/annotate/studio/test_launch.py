"""Whether the server at an address is the one that was started; tests/studio starts real ones."""

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from annotate.studio.launch import answers, launch
from unsourced.errors import StudioError
from unsourced.io.progress import SILENT
from unsourced.label_studio.local_server import INSTANCE_HEADER, StudioFolder, StudioRecord


class Health(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/health" else 404)
        self.send_header(INSTANCE_HEADER, "ours")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def record() -> Iterator[StudioRecord]:
    """The record of a server that answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Health)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    port = server.server_port
    yield StudioRecord(1, f"http://127.0.0.1:{port}", None, port, "ours", "2026-01-01")
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_is_known_by_the_name_of_its_run(record: StudioRecord) -> None:
    assert answers(record)
    assert not answers(replace(record, instance="an earlier run"))
    assert not answers(replace(record, local_url=f"{record.local_url}/elsewhere"))


def test_a_port_that_is_taken_is_said(record: StudioRecord, tmp_path: Path) -> None:
    folder = StudioFolder(tmp_path)
    folder.data.mkdir(parents=True)
    with pytest.raises(StudioError, match=r"Label Studio cannot listen there: .*Name another with --port"):
        launch(folder, ["--listen", "127.0.0.1", "--port", str(record.port)], reporter=SILENT)
    assert folder.log.stat().st_mode & 0o077 == 0
