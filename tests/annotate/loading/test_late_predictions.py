"""Suggestions for articles that a project holds already."""

import json
from dataclasses import replace
from typing import Any

from annotate.loading.late_predictions import add_late_predictions
from tests.annotate.course.invented import weir
from tests.annotate.label_studio.answering import answering
from unsourced.core.article import make_article
from unsourced.core.spans import Span, Suggestions
from unsourced.errors import UnsourcedError
from unsourced.schemes.load import load_scheme

WEIR, OTHER = weir(), make_article(title="", body="Nobody knows.", raw="x", reader_version="test")
SPANS = (Span(label="vague-source", start=21, end=29, region_id="r1"),)
SUGGESTIONS = {
    WEIR.id: Suggestions(article_id=WEIR.id, version="ours-2", spans=SPANS),
    OTHER.id: Suggestions(article_id=OTHER.id, version="ours-2", spans=()),
}
TASKS = {WEIR.id: 5, OTHER.id: 6}


def given(served: list[int], suggestions: dict[str, Suggestions]) -> tuple[int, list[Any], list[UnsourcedError]]:
    """How many got suggestions, what was sent, and what failed, where these tasks have some of the version."""
    sent: list[Any] = []

    def answer(method: str, path: str, body: Any) -> Any:
        if method == "GET":
            assert json.loads(body["query"])["filters"]["items"][0]["value"] == ["ours-2"]
            return {"tasks": [{"id": task} for task in served]}
        assert path == "/api/projects/7/import/predictions"
        sent.extend(body)
        return {}

    failures: list[UnsourcedError] = []
    count = add_late_predictions(answering(answer), 7, [WEIR, OTHER], TASKS, load_scheme(), suggestions, failures)
    return count, sent, failures


def test_tasks_that_have_none_of_the_version_get_theirs() -> None:
    count, sent, failures = given([6], SUGGESTIONS)
    assert (count, failures) == (1, [])
    assert [(one["task"], one["model_version"]) for one in sent] == [(5, "ours-2")]
    assert [one["value"]["text"] for one in sent[0]["result"] if one["type"] == "labels"] == [WEIR.text[21:29]]
    assert given([5, 6], SUGGESTIONS)[:2] == (0, [])
    assert given([], {})[:2] == (0, [])


def test_what_does_not_fit_is_a_failure_and_the_others_get_theirs() -> None:
    bad = replace(SUGGESTIONS[WEIR.id], spans=(replace(SPANS[0], end=9999),))
    count, sent, failures = given([], SUGGESTIONS | {WEIR.id: bad})
    assert (count, [one["task"] for one in sent], len(failures)) == (1, [6], 1)
