"""The tags that results show, where nobody has the labeling config."""

from typing import Any

from exports.label_studio.labeling_config_from_results import config_of_results
from tests.exports.label_studio.test_export import annotation, mark, task


def test_controls_grow_with_the_values_that_somebody_chose() -> None:
    choice = {"id": "c", "from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": ["calm"]}}
    link = {"type": "relation", "from_id": "r1", "to_id": "r2", "labels": ["backs up"]}
    draft = {"id": 9, "result": [mark(0, 5, "C")]}
    found = config_of_results(
        [task(1, {}, annotation(1, mark(0, 5, "B"), mark(6, 7, "A"), choice, link)), task(2, {}, drafts=[draft])]
    )
    assert [(one.name, one.kind, one.to_name, one.per_region) for one in found.controls] == [
        ("label", "labels", "text", True),
        ("mood", "choices", "text", False),
    ]
    assert [[option.value for option in one.options] for one in found.controls] == [["B", "A", "C"], ["calm"]]
    assert [option.name for option in found.relations] == ["backs up"]
    assert found.texts == {}


def test_a_text_has_no_options_and_is_about_a_region_where_it_has_offsets() -> None:
    why = {"id": "r1", "from_name": "why", "to_name": "text", "type": "textarea", "value": {"text": ["x"]}}
    about = why | {"value": {"text": ["y"], "start": 0, "end": 5}}
    found = config_of_results([task(1, {}, annotation(1, why, about))])
    assert [(one.name, one.per_region, one.options) for one in found.controls] == [("why", True, ())]


def test_what_is_no_result_shows_nothing() -> None:
    junk: list[dict[str, Any]] = [
        {"id": 1},
        {"annotations": [7, {"result": ["x", {"type": "labels"}]}], "drafts": None},
    ]
    assert config_of_results(junk).controls == ()
    odd = task(1, {}, annotation(1, mark(0, 5) | {"value": ["no mapping"]}))
    assert [one.options for one in config_of_results([odd]).controls] == [()]
