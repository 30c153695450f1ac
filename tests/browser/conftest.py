"""A project with articles in it, and two people who sit at a browser each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from annotate.label_studio.tasks import tasks_after
from annotate.loading.load import load
from annotate.readers.read import read_articles
from annotate.studio import add_user
from exports.dataset.dataset import Dataset, read_dataset
from exports.label_studio.export import StudioProject, export
from tests.browser.driver import Annotator, annotator
from tests.conftest import StudioUnderTest
from unsourced.core.article import Article
from unsourced.schemes.load import load_scheme

PASSWORD = "says-who-2025"
ANKA, BRAM = "anka@annotators.example", "bram@annotators.example"


@dataclass(frozen=True)
class Desk:
    """A project that `load` made, and the articles in it."""

    studio: StudioUnderTest
    title: str
    project: int
    articles: tuple[Article, ...]
    tasks: dict[str, int]

    def export(self, out: Path) -> Dataset:
        """What `unsourced export` writes, read back from the disk."""
        export(StudioProject(self.studio.connection, self.title), out, quiet=True)
        return read_dataset(out)


SetUp = Callable[..., Desk]


@pytest.fixture(scope="session")
def set_up(studio: StudioUnderTest) -> SetUp:
    """`set_up(title, paths, share=0.0)`: read pages and load them into a new project, a share with suggestions."""

    def make(title: str, paths: list[Path], *, share: float = 0.0) -> Desk:
        articles = tuple(read_articles([str(path) for path in paths]))
        loaded = load(
            studio.connection,
            articles,
            project=title,
            scheme=load_scheme("credibility"),
            workspace=studio.workspace,
            share=share,
        )
        project = loaded.project.id
        tasks = {task.article_id: task.id for task in tasks_after(studio.connection, project)}
        return Desk(studio, title, project, articles, tasks)

    return make


@pytest.fixture(scope="session")
def anka(studio: StudioUnderTest, browser: Browser) -> Iterator[Annotator]:
    yield from _person(studio, browser, ANKA)


@pytest.fixture(scope="session")
def bram(studio: StudioUnderTest, browser: Browser) -> Iterator[Annotator]:
    yield from _person(studio, browser, BRAM)


def _person(studio: StudioUnderTest, browser: Browser, email: str) -> Iterator[Annotator]:
    add_user(studio.connection, email, PASSWORD)
    with annotator(browser, studio.url, email, PASSWORD) as person:
        yield person
        assert person.dialogs == []
