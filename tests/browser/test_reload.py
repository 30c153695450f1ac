"""The whole loop in one sitting: labels by hand, a model of them, and its suggestions in the next article."""

import time
from pathlib import Path
from shutil import copyfile

import httpx

from annotate.loading.load import ALL
from annotate.ml_backend.registration import connect_service, disconnect_service
from annotate.ml_backend.service_client import Service
from classifier.service.app import make_app
from classifier.training.run import train_file
from exports.dataset.dataset import write_dataset
from exports.dataset.merge import merge
from exports.sample.build import sample_dataset
from tests.browser.conftest import ANKA, SetUp
from tests.browser.driver import Annotator
from tests.browser.work import work_on
from tests.classifier.service.conftest import served
from unsourced.io.shipped_files import sample_folder
from unsourced.schemes.load import load_scheme

_TEXTS = [
    "Lock closed\n\nThe lower lock will stay shut until spring, critics say.",
    "Weir repaired\n\nThe weir was mended in secret, according to local sources.",
    "Mill sold\n\nThe mill will be torn down next year, some people say.",
    "Ferry late\n\nThe ferry will be sold before summer, critics say. Observers believe that the buyer is known.",
]
_VAGUE = ["critics", "local sources", "some people"]


def test_three_articles_by_hand_teach_what_the_fourth_shows(set_up: SetUp, anka: Annotator, tmp_path: Path) -> None:
    pages = []
    for number, text in enumerate(_TEXTS):
        pages.append(tmp_path / f"{number}.txt")
        pages[-1].write_text(text, encoding="utf-8")
    desk = set_up("labels teach", pages)
    *first, fourth = desk.articles
    for article, words in zip(first, _VAGUE, strict=True):
        anka.open_task(desk.project, desk.tasks[article.id])
        assert anka.regions() == set()
        start = article.text.index(words)
        anka.mark(start, start + len(words), load_scheme("credibility").label("vague-source").hotkey)
        anka.submit()

    model = tmp_path / "ours.skops"
    copyfile(sample_folder() / "model.skops", model)
    with served(make_app([model], reload=True)) as url:
        service = Service(url)
        old = connect_service(desk.studio.connection, service, project=str(desk.project), share=ALL).version

        write_dataset(merge([sample_dataset(), desk.export(tmp_path / "exported")]).dataset, tmp_path / "labels")
        trained = train_file(tmp_path / "labels", model, quiet=True)
        new = _taken_up(url, trained.version)
        assert new != old

        anka.open_task(desk.project, desk.tasks[fourth.id])
        shown = {anka.marked_words(region) for region in anka.regions()}
        assert "critics" in shown
        (row,) = desk.studio.connection.get("/api/ml", project=desk.project)
        assert row["model_version"] == new
        anka.submit()

        # Connecting once more has the project sort and show by the new version.
        assert connect_service(desk.studio.connection, service, project=str(desk.project), share=ALL).version == new
        assert desk.studio.connection.get(f"/api/projects/{desk.project}/")["model_version"] == new
        disconnect_service(desk.studio.connection, url, project=str(desk.project))

    (work,) = work_on(desk.export(tmp_path / "again"), fourth.id)
    assert work.annotator == ANKA
    assert {(mark.origin, mark.version) for mark in work.marks} == {("prediction", new)}


def _taken_up(url: str, version: str) -> str:
    while (now := httpx.get(f"{url}/health").json()["version"]) != version:
        time.sleep(0.2)
    return str(now)
