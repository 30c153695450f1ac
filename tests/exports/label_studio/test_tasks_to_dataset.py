"""Exported tasks become rows, whole or in parts, and what cannot is a problem with its place."""

import pytest

from exports.label_studio import tasks_to_dataset as module
from exports.label_studio.name_mapping import mapping_of_scheme
from exports.label_studio.tasks_to_dataset import Names, dataset_of_tasks, parts_of_tasks
from tests.exports.building import SCHEME
from tests.exports.label_studio.test_export import ARTICLE, annotation, loaded, mark, task

MAPPING = mapping_of_scheme(SCHEME)


def test_an_annotation_becomes_rows_with_its_person_and_version() -> None:
    tasks = [loaded(7, annotation(1, mark(0, 5), by=3, parent_prediction=50)), task(8, {"text": "Untouched."})]
    found = dataset_of_tasks(tasks, MAPPING, Names(people={3: "ada@example.org"}, versions={50: "rules-1"}), {"n": 2})
    assert found.article_list() == [ARTICLE]
    assert found.annotations[["annotator", "suggested_version", "status"]].to_numpy().tolist() == [
        ["ada@example.org", "rules-1", "submitted"]
    ]
    assert found.spans[["annotation_id", "start", "end"]].to_numpy().tolist() == [["1", 0, 5]]
    assert found.provenance == {"n": 2}


def test_predictions_that_annotators_do_not_see_leave_no_mark() -> None:
    tasks = [loaded(7, annotation(1, prediction={"model_version": "m"}))]
    seen = dataset_of_tasks(tasks, MAPPING)
    hidden = dataset_of_tasks(tasks, MAPPING, Names(predictions_visible=False))
    assert seen.annotations["suggested_version"].to_list() == ["m"]
    assert hidden.annotations["suggested_version"].isna().all()


def test_what_cannot_become_a_row_is_a_problem_with_its_place() -> None:
    found = dataset_of_tasks(
        [
            loaded(7, annotation(1, mark(0, 9999, region="bad")), annotation(1), drafts=[44]),
            task(8, {"text": " "}, annotation(3)),
        ],
        MAPPING,
    )
    assert [(p.kind, p.task, p.annotation_id, p.region_id) for p in found.problems] == [
        ("offsets", "7", "1", "bad"),
        ("annotation", "7", "1", ""),
        ("draft", "7", "", ""),
        ("article", "8", "", ""),
    ]


def test_parts_follow_each_other_and_an_article_is_in_the_first_of_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PART_CHARACTERS", 10)
    tasks = [(loaded(n, annotation(n)), 10) for n in (1, 2)] + [(loaded(3, annotation(1)), 5)]
    parts = list(parts_of_tasks(tasks, MAPPING, Names()))
    assert [len(part.articles) for part in parts] == [1, 0, 0]
    assert [part.annotations["annotation_id"].to_list() for part in parts] == [["1"], ["2"], []]
    # An annotation of an earlier part stands twice.
    assert [problem.kind for problem in parts[2].problems] == ["annotation"]
    assert len(list(parts_of_tasks([], MAPPING, Names()))) == 1
