"""An article as a task, and back."""

import pytest

from unsourced.core.article import make_article
from unsourced.errors import InputError
from unsourced.label_studio.tasks import ANNOTATOR, CURATOR, article_of_task, role_of_task, task_of_article

ARTICLE = make_article(
    title="Weir closed", body="Critics said so.", raw="x", reader_version="1", outlet="Tarsk Courier"
)


def test_the_annotator_sees_the_text_and_the_rest_is_in_meta() -> None:
    task = task_of_article(ARTICLE)
    shown = {"text": ARTICLE.text, "article_id": ARTICLE.id, "outlet": "Tarsk Courier", "published": "", "url": ""}
    assert task["data"] == shown
    assert "text" not in task["meta"]["unsourced"]
    assert article_of_task(task) == ARTICLE


def test_a_curator_s_task_says_so() -> None:
    assert role_of_task(task_of_article(ARTICLE)) == ANNOTATOR
    assert role_of_task(task_of_article(ARTICLE, CURATOR)) == CURATOR
    assert role_of_task({"data": {}, "meta": None}) == ANNOTATOR


def test_a_task_of_somebody_else_is_no_article() -> None:
    assert article_of_task({"data": {"text": "Critics said so."}}) is None


def test_a_text_that_was_changed_is_refused_by_its_task() -> None:
    task = task_of_article(ARTICLE) | {"id": 12}
    task["data"]["text"] += " Really."
    with pytest.raises(InputError, match="task 12: .*changed after it was read"):
        article_of_task(task)
