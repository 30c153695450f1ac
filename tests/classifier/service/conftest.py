"""The service in process, with the shipped model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from classifier.model_file import SHIPPED
from classifier.service.app import make_app
from classifier.service.limits import Limits

BASE = "http://127.0.0.1"
TOKEN = "a-token-of-more-than-sixteen"


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A service with small limits, without a token."""
    limits = Limits(body_bytes=20_000, text_characters=5_000, texts=3)
    with TestClient(make_app([Path(SHIPPED)], limits=limits), base_url=BASE) as running:
        yield running
