"""The service in process, with the shipped model."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from classifier.model.persistence import SHIPPED
from classifier.service.app import make_app
from classifier.service.idle_timeout import IdleTimeoutProtocol
from classifier.service.limits import Limits
from classifier.service.run import address, bound

BASE = "http://127.0.0.1"
TOKEN = "a-token-of-more-than-sixteen"


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A service with small limits, without a token."""
    limits = Limits(body_bytes=20_000, text_characters=5_000, texts=3)
    with TestClient(make_app([Path(SHIPPED)], limits=limits), base_url=BASE) as running:
        yield running


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of a real server in a thread."""
    with bound("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(app, http=IdleTimeoutProtocol, log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield address(listening)
        finally:
            server.should_exit = True
            thread.join()
