"""What tests share: one real Label Studio, one browser, and the real corpora where they are.

A test that asks for `studio` or `browser` is slow by that alone; it needs no mark of its own.
"""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import hypothesis
import pytest

from unsourced.label_studio.client import Connection, connect

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_CORPORA = Path(__file__).parents[2] / "shared" / "corpora"


@dataclass(frozen=True)
class StudioUnderTest:
    """A running Label Studio, with the connection of its owner."""

    workspace: Path
    connection: Connection
    email: str
    password: str = field(repr=False)

    @property
    def url(self) -> str:
        return self.connection.url

    def new_project(self, title: str, label_config: str) -> int:
        """The id of a new project."""
        return int(self.connection.post("/api/projects/", {"title": title, "label_config": label_config})["id"])


# How long an example takes says something of the machine and its other work, not of the code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def pytest_configure() -> None:
    # A shell that runs us in the background has us ignore Ctrl-C, and the commands under test would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if {"studio", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StudioUnderTest]:
    """One real Label Studio for the whole run, started when the first test asks for it."""
    if find_spec("label_studio") is None:
        _missing("needs the extra: pip install 'unsourced[studio]'")
    from annotate.studio import start, stop

    workspace = tmp_path_factory.mktemp("studio")
    running = start(workspace)
    try:
        with connect(url=running.local_url, token=running.token) as connection:
            yield StudioUnderTest(workspace, connection, running.email, running.password)
    finally:
        stop(workspace)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A Chromium for the whole run; take a fresh context for each person."""
    from tests.browser.chromium import chromium, chromium_path

    path = chromium_path()
    if path is None:
        _missing("install Chromium: apt-get install chromium")
    with chromium(path) as running:
        yield running


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real corpora beside the repository; they are not part of it."""
    if not _CORPORA.is_dir():
        pytest.skip(f"the real corpora are not at {_CORPORA}")
    return _CORPORA


def _missing(what: str) -> NoReturn:
    """Skip here; fail where nobody would notice that a proof was skipped."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
