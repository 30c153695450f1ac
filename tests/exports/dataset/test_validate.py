"""Every invariant: a sound Dataset breaks none, and each way to break one is named."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from exports.dataset.dataset import Dataset
from exports.dataset.schema import frame, to_arrow
from exports.dataset.validate import validate
from tests.exports.building import annotation, article, dataset, span

ARTICLE = article("Pumps fail", "Critics said so. Nobody counted.")


def answer(question: str, value: str, region: str | None = None, of: str = "1") -> dict[str, Any]:
    return {"annotation_id": of, "region_id": region, "question": question, "value": value}


def sound() -> Dataset:
    return dataset(
        [ARTICLE],
        [annotation("1", ARTICLE.id, "ada"), annotation("2", ARTICLE.id, "bo", status="skipped", labels_offered=None)],
        [
            span("1", "vague-source", 12, 19, "s"),
            span("1", "attributed-claim", 20, 24, "c"),
            span("1", "attributed-claim", 25, 28, "c", part=1),
            span("2", "vague-source", 12, 19, "s"),
        ],
        [{"annotation_id": "1", "from_region": "c", "to_region": "s", "type": "sourced-from"}],
        [answer("bias", "none"), answer("vague-kind", "group", "s"), answer("comment", "[sic]")],
    )


def test_a_sound_dataset_breaks_nothing() -> None:
    assert validate(sound()) == []
    assert validate(dataset([], [])) == []


def with_table(table: str, rows: pd.DataFrame) -> Dataset:
    changes: dict[str, Any] = {table: rows}
    return replace(sound(), **changes)


def set_in(table: str, row: int, **values: Any) -> Dataset:
    records: list[dict[str, Any]] = to_arrow(table, getattr(sound(), table)).to_pylist()
    records[row] |= values
    return with_table(table, frame(table, records))


def more(table: str, *records: dict[str, Any]) -> Dataset:
    rows = pd.concat([getattr(sound(), table), frame(table, records)], ignore_index=True)
    return with_table(table, rows)


@pytest.mark.parametrize(
    ("broken", "table", "message"),
    [
        (set_in("articles", 0, text="Other words altogether"), "articles", "is not the one its id was made of"),
        (more("annotations", annotation("1", ARTICLE.id, "cy")), "annotations", "key annotation_id 1 is there twice"),
        (more("annotations", annotation("3", "gone", "cy")), "annotations", "article gone is not there"),
        (set_in("annotations", 0, role="boss"), "annotations", "there is no role boss"),
        (set_in("annotations", 0, status="done"), "annotations", "there is no status done"),
        (set_in("annotations", 0, labels_offered=None), "annotations", "does not say which labels were offered"),
        (set_in("annotations", 0, labels_offered=["x"]), "annotations", "offers labels ['x']"),
        (more("spans", span("9", "source", 0, 5)), "spans", "annotation 9 is not there"),
        (more("spans", span("1", "source", 0, 5, "s")), "spans", "key annotation_id 1, region_id s, part 0"),
        (set_in("spans", 0, label="weasel"), "spans", "label weasel is not in the scheme"),
        (set_in("spans", 0, origin="guess"), "spans", "there is no origin guess"),
        (set_in("spans", 0, start=-1), "spans", "span -1..19 is not a piece of the text"),
        (set_in("spans", 0, start=19), "spans", "span 19..19 is not a piece of the text"),
        (set_in("spans", 0, end=500), "spans", "span 12..500 is not a piece of the text"),
        (set_in("spans", 2, part=2), "spans", "part 2 has no part before it"),
        (set_in("spans", 2, start=23), "spans", "part 1 is not behind the part before"),
        (set_in("spans", 2, label="source"), "spans", "part 1 has another label: source"),
        (set_in("relations", 0, type="near"), "relations", "relation near is not in the scheme"),
        (set_in("relations", 0, from_region="x"), "relations", "region x is not there"),
        (set_in("relations", 0, to_region="x"), "relations", "region x is not there"),
        (set_in("relations", 0, to_region="c"), "relations", "links c with itself"),
        (more("answers", answer("bias", "some")), "answers", "question bias is there twice"),
        (more("answers", answer("bias", "some", of="9")), "answers", "annotation 9 is not there"),
        (more("answers", answer("mood", "calm")), "answers", "question mood is not in the scheme"),
        (more("answers", answer("source-kind", "person")), "answers", "answers source-kind about no region"),
        (more("answers", answer("repost", "no", "s")), "answers", "answers repost about one region"),
        (more("answers", answer("source-kind", "person", "x")), "answers", "region x is not there"),
        (set_in("answers", 0, value="a bit"), "answers", "a bit is not an answer to bias"),
        (replace(sound(), spans=sound().spans.drop(columns="end")), "spans", "lacks column end"),
    ],
)
def test_each_broken_invariant_is_named(broken: Dataset, table: str, message: str) -> None:
    found = validate(broken)
    assert any(problem.kind == table and message in problem.message for problem in found), found


def test_a_problem_names_annotation_and_region() -> None:
    problem = validate(set_in("spans", 0, end=500))[0]
    assert (problem.annotation_id, problem.region_id) == ("1", "s")
