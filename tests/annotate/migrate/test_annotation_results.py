"""Stored results under a plan: nothing but what is gone is touched, and nothing is left hanging."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotate.migrate.annotation_results import migrated, moves
from annotate.migrate.plan import Gone, Plan

PLAN = Plan(
    {
        Gone("label", "guess"): "rumour",
        Gone("label", "hint"): "rumour",
        Gone("label", "slip"): None,
        Gone("question", "sure"): "certainty",
        Gone("question", "mood"): None,
        Gone("answer", "sure.no"): "never",
        Gone("answer", "sure.maybe"): None,
        Gone("relation", "said-by"): "told-by",
        Gone("relation", "near"): None,
    }
)
LABELS = ["source", "guess", "hint", "slip"]


def region(name: str, label: str, **more: Any) -> dict[str, Any]:
    value = {"start": 3, "end": 9, "labels": [label]}
    return {"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": value, **more}


def answer(name: str, question: str, *choices: str) -> dict[str, Any]:
    return {"id": name, "from_name": question, "to_name": "text", "type": "choices", "value": {"choices": [*choices]}}


def relation(one: str, other: str, *labels: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [*labels]}


@st.composite
def results(draw: st.DrawFn) -> list[dict[str, Any]]:
    names = [f"r{number}" for number in range(draw(st.integers(0, 5)))]
    found = [region(name, draw(st.sampled_from(LABELS))) for name in names]
    for name in [*names, "whole"]:
        if draw(st.booleans()):
            found.append(
                answer(
                    name, draw(st.sampled_from(["sure", "mood", "kind"])), draw(st.sampled_from(["yes", "no", "maybe"]))
                )
            )
    if names:
        ends = st.sampled_from(names)
        kinds = st.sampled_from([(), ("said-by",), ("near",), ("near", "said-by"), ("about",)])
        found += [relation(draw(ends), draw(ends), *draw(kinds)) for _ in range(draw(st.integers(0, 3)))]
    return draw(st.permutations(found))


@given(result=results())
def test_no_plan_changes_nothing(result: list[dict[str, Any]]) -> None:
    assert migrated(result, Plan()) == result
    assert list(moves(result, Plan())) == []


@given(result=results())
def test_a_plan_that_was_carried_out_has_nothing_left_to_do(result: list[dict[str, Any]]) -> None:
    once = migrated(result, PLAN)
    assert migrated(once, PLAN) == once
    assert list(moves(once, PLAN)) == []
    if once == result:
        assert list(moves(result, PLAN)) == []


@given(result=results())
def test_nothing_hangs_in_the_air_and_all_else_stays(result: list[dict[str, Any]]) -> None:
    left = migrated(result, PLAN)
    regions = {item["id"] for item in left if item.get("from_name") == "label"}
    assert regions == {r["id"] for r in result if r.get("from_name") == "label" and r["value"]["labels"] != ["slip"]}
    for item in left:
        if item["type"] == "relation":
            assert {item["from_id"], item["to_id"]} <= regions
        elif item["type"] == "choices":
            assert item["id"] in regions | {"whole"}
    kept = [item for item in result if item["type"] == "choices" and item["from_name"] == "kind"]
    assert [item for item in left if item.get("from_name") == "kind"] == [
        item for item in kept if item["id"] in regions | {"whole"}
    ]


def test_keys_change_and_the_rest_of_a_region_does_not() -> None:
    marked = region("a", "guess", score=0.7, meta={"text": ["Says who?"]}, origin="prediction-changed")
    text = {"id": "a", "from_name": "sure", "type": "textarea", "value": {"text": ["no"]}}
    result = [marked, answer("a", "sure", "no", "maybe"), text, relation("a", "a", "near", "said-by")]
    assert migrated(result, PLAN) == [
        {**marked, "value": {"start": 3, "end": 9, "labels": ["rumour"]}},
        answer("a", "certainty", "never"),
        {**text, "from_name": "certainty"},
        relation("a", "a", "told-by"),
    ]
    assert [str(gone) for gone in moves(result, PLAN)] == [
        "label guess",
        "question sure",
        "answer sure.no",
        "answer sure.maybe",
        "question sure",
        "relation near",
        "relation said-by",
    ]


def test_what_is_removed_takes_along_what_hangs_on_it() -> None:
    result = [region("a", "slip"), region("b", "source"), answer("a", "kind", "yes"), relation("b", "a", "said-by")]
    assert migrated(result, PLAN) == [region("b", "source")]
    assert migrated([answer("whole", "sure", "maybe")], PLAN) == []


def test_what_has_no_label_or_name_stays_as_it_is() -> None:
    """Label Studio keeps a region whose last label was taken away, and what a service sent that it does not know."""
    bare = region("a", "slip")
    del bare["value"]["labels"]
    odd = [bare, {**bare, "id": "b", "value": {"labels": []}}, {**bare, "value": None}, {"type": "relation"}]
    assert migrated(odd, PLAN) == odd
    assert list(moves(odd, PLAN)) == []
    nameless = region("a", "slip")
    del nameless["id"]
    assert migrated([nameless, {"type": "relation"}], PLAN) == [{"type": "relation"}]
