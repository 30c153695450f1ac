"""An export that somebody edited, cut or made by other means: a sound Dataset or one line, never a crash."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.dataset.dataset import write_dataset
from exports.dataset.validate import validate
from exports.label_studio.json_stream import read_tasks
from exports.label_studio.labeling_config_from_results import config_of_results
from exports.label_studio.name_mapping import mapping_of_scheme
from exports.label_studio.scheme_of_project import mapping_of_project
from exports.label_studio.tasks_to_dataset import dataset_of_tasks
from tests.exports.building import SCHEME
from tests.exports.label_studio.test_export import annotation, loaded, mark, task
from unsourced.errors import UnsourcedError


def whole() -> list[dict[str, Any]]:
    link = {"type": "relation", "from_id": "c", "to_id": "r1", "direction": "left", "labels": ["sourced-from"]}
    kind = {
        "id": "r1",
        "from_name": "vague-kind",
        "to_name": "text",
        "type": "choices",
        "value": {"choices": ["group"]},
    }
    why = {"id": "r1", "from_name": "reason", "to_name": "text", "type": "textarea", "value": {"text": ["Who?"]}}
    bias = {"id": "b", "from_name": "bias", "to_name": "text", "type": "rating", "value": {"rating": 2}}
    parts = [mark(12, 15, region="r1~1"), mark(5, 9, "attributed-claim", "c", meta={"text": ["note"]})]
    draft = {"id": 3, "user": "di@example.org", "result": [mark(1, 2)], "created_at": "2026-01-01T00:00:00Z"}
    full = annotation(
        1, mark(0, 4), *parts, link, kind, why, bias, parent_prediction=5, prediction={"model_version": "m"}
    )
    return [
        loaded(7, full, annotation(2, by={"id": 4, "email": "cy@example.org"}), drafts=[draft], predictions=[5]),
        task(8, {"text": "Critics said\r\nso.", "outlet": "Courier"}, annotation(4, mark(0, 7))),
    ]


def nodes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, child in inner for place in nodes(child, (*path, key)))]


PLACES = [place for place in nodes(whole()) if place]
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 99)
    | st.floats(allow_nan=False)
    | st.text("ab~#-\x00\ud800 ", max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "text", "labels"]), inner),
    max_leaves=4,
)


@pytest.mark.slow
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(PLACES), JUNK), min_size=1, max_size=3))
def test_any_damage_is_a_problem_or_one_line(tmp_path: Path, damage: list[tuple[tuple[Any, ...], Any]]) -> None:
    tasks: Any = whole()
    for place, junk in damage:
        inside = tasks
        try:
            for key in place[:-1]:
                inside = inside[key]
            inside[place[-1]] = junk
        except (KeyError, IndexError, TypeError):
            continue  # an earlier damage took this place away
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    with suppress(UnsourcedError):
        read = read_tasks(path)
        mapping_of_project(config_of_results(read), complete=False, quiet=True)
        dataset = dataset_of_tasks(read, mapping_of_scheme(SCHEME))
        write_dataset(dataset, tmp_path / "labels")
        assert validate(dataset) == []


def test_lone_surrogates_as_bytes_are_replaced_too(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_bytes(b'[{"id": 1, "data": {"text": "a\xed\xa0\x80b"}, "annotations": []}]')
    assert read_tasks(tmp_path / "export.json")[0]["data"]["text"] == "a\ufffdb"


@pytest.mark.parametrize("place", [place for place in PLACES if len(place) == 1])
def test_a_task_that_is_none_is_said(tmp_path: Path, place: tuple[int]) -> None:
    tasks: list[Any] = whole()
    tasks[place[0]] = None
    (tmp_path / "export.json").write_text(json.dumps(tasks), encoding="utf-8")
    with pytest.raises(UnsourcedError, match=f"item {place[0] + 1} is not a task"):
        read_tasks(tmp_path / "export.json")
