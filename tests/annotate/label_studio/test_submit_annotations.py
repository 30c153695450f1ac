"""Annotations that exist already, put into a project."""

from pathlib import Path
from typing import Any

from annotate.course.reports.dataset import class_dataset
from annotate.label_studio.submit_annotations import submit
from tests.annotate.course.students import graded, weir_material
from tests.annotate.label_studio.answering import answering

USER = {"id": 3, "email": "curator@school.example"}


def submitted(folder: Path, task: dict[str, Any], annotator: str = "half-right") -> tuple[int, list[tuple[str, Any]]]:
    """How many were put on the only task, and what was sent."""
    material = weir_material(folder)
    dataset = class_dataset([graded(name, material) for name in ("half-right", "nothing")], material.lesson)
    article = material.golds["weir"].article.id
    sent: list[tuple[str, Any]] = []

    def answer(method: str, path: str, given: Any) -> Any:
        if method == "GET":
            return USER if path.endswith("whoami") else [{"id": 9, "data": {"article_id": article}, **task}]
        sent.append((path, given))
        return {}

    return submit(answering(answer), 7, dataset, annotator, articles=[article]), sent


OPEN = {"annotations": [{"completed_by": 4}], "drafts": []}


def test_the_marks_of_one_annotator_on_an_open_task(tmp_path: Path) -> None:
    count, ((path, body),) = submitted(tmp_path, OPEN)
    assert (count, path, body["lead_time"], body["was_cancelled"]) == (1, "/api/tasks/9/annotations/", 60.0, False)
    texts = [region["value"]["text"] for region in body["result"] if region["type"] == "labels"]
    assert sorted(texts) == ["Brock", "Insiders", "Nine sluices are rotten.", "[the wardens]"]


def test_who_has_worked_on_a_task_and_who_has_nothing(tmp_path: Path) -> None:
    assert submitted(tmp_path / "a", {"annotations": [{"completed_by": 3}], "drafts": []}) == (0, [])
    assert submitted(tmp_path / "b", {"annotations": [], "drafts": [{"user": USER["email"]}]}) == (0, [])
    assert submitted(tmp_path / "c", OPEN, "nobody") == (0, [])
