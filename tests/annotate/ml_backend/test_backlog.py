"""A service's predictions for the tasks that have none of its version."""

import json
from typing import Any

import pytest

from annotate.label_studio.project import Project
from annotate.ml_backend.backlog import predict_backlog
from annotate.ml_backend.service_client import Service
from tests.annotate.label_studio.answering import answering
from tests.annotate.ml_backend.service import service
from unsourced.errors import BatchError, StudioError

PROJECT = Project(id=7, title="strait", created="", tasks=3, model_version="", config="")


def predicted(results: list[Any], share: float = 1) -> tuple[int, list[Any]]:
    """How many tasks got one and what was sent, where the service answers this for as many tasks."""
    rows = [{"id": number, "data": {"article_id": f"a{number}"}} for number in range(1, len(results) + 1)]
    sent: list[Any] = []

    def answer(method: str, path: str, given: Any) -> Any:
        if method == "POST":
            assert path == "/api/projects/7/import/predictions"
            sent.extend(given)
            return {}
        lacking = json.loads(given["query"])["filters"]["items"][0]
        assert (lacking["operator"], lacking["value"]) == ("not_contains", ["ours-2"])
        return {"tasks": rows, "total": len(rows)}

    with service(lambda _, body: (200, {"results": results[: len(body["tasks"])]})) as url:
        given = predict_backlog(answering(answer), Service(url), PROJECT, "ours-2", share=share)
    return given, sent


def entry(**more: Any) -> dict[str, Any]:
    return {"model_version": "ours-2", "result": [], **more}


def test_each_task_gets_its_prediction() -> None:
    assert predicted([entry(score=0.5), entry()]) == (
        2,
        [{"task": 1, **entry(score=0.5)}, {"task": 2, **entry()}],
    )
    assert predicted([]) == (0, [])


def test_tasks_without_one_are_named_after_the_others_are_done() -> None:
    with pytest.raises(BatchError) as caught:
        predicted([entry(), [], entry(problem="too long")])
    assert caught.value.done == 1
    told = "\n".join(map(str, caught.value.failures))
    assert "task 2: the service had too much to do to reach it in time" in told
    assert "task 3: too long" in told


def test_another_version_meanwhile_ends_it() -> None:
    with pytest.raises(StudioError, match="the service marks with ours-3 by now, no longer with ours-2"):
        predicted([entry(model_version="ours-3")])
