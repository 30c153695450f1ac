"""What was skipped, submitted without a mark, or left as a draft comes out as that."""

from pathlib import Path

import pytest

from tests.browser.conftest import BRAM, Desk, SetUp
from tests.browser.driver import Annotator
from tests.browser.work import Mark, Work, work_on

_TEXTS = [
    "The mill is open\n\nThe council opened the mill on Monday.",
    "The lock is shut\n\nThe lock keeper shut the lower lock at noon.",
    "The weir is dry\n\nNobody has seen water at the weir since May.",
]


@pytest.fixture(scope="module")
def desk(set_up: SetUp, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("pages")
    for number, text in enumerate(_TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return set_up("skipped, empty and draft", sorted(folder.iterdir()))


def test_skip_empty_submission_and_draft(desk: Desk, bram: Annotator, tmp_path: Path) -> None:
    by_task = {task: article for article, task in desk.tasks.items()}
    texts = {article.id: article.text for article in desk.articles}

    skipped = by_task[bram.open_stream(desk.project)]
    seen = (0, texts[skipped].index("\n"))
    bram.mark(*seen, "9")
    bram.skip()

    empty = by_task[bram.open_stream(desk.project)]
    bram.submit()

    draft = by_task[bram.open_stream(desk.project)]
    assert {skipped, empty, draft} == set(texts)
    start = texts[draft].index("\n\n") + 2
    begun = (start, len(texts[draft]))
    with bram.draft_saved():
        bram.mark(*begun, "4")

    dataset = desk.export(tmp_path / "exported")
    assert work_on(dataset, skipped) == [Work(BRAM, "skipped", frozenset({Mark("loaded-language", seen)}))]
    assert work_on(dataset, empty) == [Work(BRAM, "submitted")]
    assert work_on(dataset, draft) == [Work(BRAM, "draft", frozenset({Mark("unsourced-claim", begun)}))]
    assert dataset.problems == ()
