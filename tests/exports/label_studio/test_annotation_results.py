"""Results of Label Studio and rows: what each kind of item becomes, and the way there and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.label_studio.annotation_results import Row, Rows, result_of_rows, rows_of_result
from exports.label_studio.name_mapping import mapping_of_scheme
from tests.exports.building import SCHEME
from unsourced.errors import OffsetError

TEXT = "Pumps fail\n\nCritics 👩‍🚒 said\nthe מים ran out [nobody counted]."
MEANING = mapping_of_scheme(SCHEME)


def mark(start: int, end: int, label: str = "vague-source", region: str = "r1", **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    return {
        "id": region,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "origin": "manual",
        "value": value,
    } | more


def link(one: str, other: str, direction: str = "right", labels: tuple[str, ...] = ("sourced-from",)) -> dict[str, Any]:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": direction, "labels": list(labels)}


def answer(name: str, type_: str, told: object, **more: Any) -> dict[str, Any]:
    key = {"textarea": "text"}.get(type_, type_)
    return {"id": "a1", "from_name": name, "to_name": "text", "type": type_, "value": {key: told}} | more


def rows(*items: Any, **options: Any) -> Rows:
    return rows_of_result(items, text=TEXT, mapping=MEANING, **options)


def test_a_region_becomes_a_span() -> None:
    found = rows(mark(12, 19))
    assert found.spans == [
        {
            "region_id": "r1",
            "part": 0,
            "label": "vague-source",
            "start": 12,
            "end": 19,
            "origin": "manual",
            "version": None,
            "reason": None,
        }
    ]
    assert not found.faults


def test_a_line_break_that_label_studio_spells_out_is_no_fault() -> None:
    item = mark(12, 32)
    item["value"]["text"] = TEXT[12:32].replace("\n", "\\n")
    assert len(rows(item).spans) == 1


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"start": 5, "end": 5}, "span 5..5 is not a piece"),
        ({"start": 7, "end": 3}, "span 7..3 is not a piece"),
        ({"start": 0, "end": 9999}, "span 0..9999 is not a piece"),
        ({"start": -1, "end": 4}, "span -1..4 is not a piece"),
        ({"start": "5", "end": 7}, "has no whole numbers for offsets"),
        ({"start": True, "end": 7}, "has no whole numbers for offsets"),
        ({}, "has no whole numbers for offsets"),
        ({"start": 0, "end": 5, "text": "Floods"}, "reads 'Pumps' here and 'Floods' in Label Studio"),
    ],
)
def test_a_span_whose_offsets_fail_is_a_fault_and_the_others_stay(value: dict[str, Any], message: str) -> None:
    broken = mark(0, 5, region="r9") | {"value": value | {"labels": ["source"]}}
    found = rows(broken, mark(12, 19))
    assert [span["region_id"] for span in found.spans] == ["r1"]
    assert [(fault.kind, fault.region_id) for fault in found.faults] == [("offsets", "r9")]
    assert message in found.faults[0].message


def test_offsets_go_through_the_map_that_the_caller_gives() -> None:
    def place(offset: int) -> int:
        if offset > 25:
            raise OffsetError("outside")
        return offset + 2

    item = mark(10, 17)
    item["value"].pop("text")
    assert [(s["start"], s["end"]) for s in rows(item, to_article=place).spans] == [(12, 19)]
    assert rows(mark(12, 30), to_article=place).faults[0].kind == "offsets"


def test_origins_are_kept_and_only_suggested_spans_have_a_version() -> None:
    items = [mark(0, 5, region=origin, origin=origin) for origin in ("manual", "prediction", "prediction-changed")]
    found = rows(*items, version="rules-3").spans
    assert [(s["origin"], s["version"]) for s in found] == [
        ("manual", None),
        ("prediction", "rules-3"),
        ("prediction-changed", "rules-3"),
    ]


@pytest.mark.parametrize("label", ["no-such-label", "Vague Source"])
def test_a_label_that_the_scheme_lacks_is_a_fault(label: str) -> None:
    assert [(f.kind, f.region_id) for f in rows(mark(12, 19, label)).faults] == [("label", "r1")]


def test_a_region_without_a_label_is_a_fault() -> None:
    item = mark(12, 19)
    item["value"]["labels"] = []
    assert rows(item).faults[0].message == "has no label"


def test_a_label_is_known_by_its_name_too() -> None:
    assert rows(mark(12, 19, "Vague source")).spans[0]["label"] == "vague-source"


def test_two_labels_on_one_region_become_two_spans_with_keys_of_their_own() -> None:
    item = mark(12, 19)
    item["value"]["labels"] = ["vague-source", "loaded-language"]
    found = rows(item).spans
    assert [(s["region_id"], s["label"]) for s in found] == [
        ("r1", "vague-source"),
        ("r1#loaded-language", "loaded-language"),
    ]


def test_parts_come_together_in_order_of_the_text() -> None:
    found = rows(mark(12, 19, region="r1~1"), mark(0, 5, region="r1"), mark(0, 5, "source", region="r2"))
    assert [(s["region_id"], s["part"], s["start"]) for s in found.spans] == [("r1", 0, 0), ("r1", 1, 12), ("r2", 0, 0)]


def test_a_region_of_another_kind_is_a_fault() -> None:
    assert rows(mark(0, 5) | {"type": "rectanglelabels"}).faults[0].kind == "tag"
    assert rows(mark(0, 5) | {"type": "hypertextlabels"}).faults[0].kind == "tag"


def test_region_answers_keep_their_region_and_the_reason_goes_to_the_span() -> None:
    found = rows(
        mark(12, 19),
        answer("vague-kind", "choices", ["group"], id="r1"),
        answer("reason", "textarea", ["Which critics?", "How many?"], id="r1"),
    )
    assert found.answers == [{"region_id": "r1", "question": "vague-kind", "value": "group"}]
    assert found.spans[0]["reason"] == "Which critics?\nHow many?"


def test_article_answers_have_no_region() -> None:
    found = rows(
        answer("bias", "choices", ["Some"]),
        answer("credibility", "rating", 4),
        answer("comment", "textarea", ["Read twice."]),
        answer("repost", "choices", []),
    )
    assert found.answers == [
        {"region_id": None, "question": "bias", "value": "some"},
        {"region_id": None, "question": "credibility", "value": "4"},
        {"region_id": None, "question": "comment", "value": "Read twice."},
    ]


def test_stars_of_a_scale_are_its_steps() -> None:
    assert rows(answer("bias", "rating", 3)).answers[0]["value"] == "strong"


def test_several_choices_are_kept_as_json() -> None:
    assert rows(answer("bias", "choices", ["none", "some"])).answers[0]["value"] == '["none", "some"]'


def test_an_answer_about_a_region_that_is_not_there_is_a_fault() -> None:
    found = rows(answer("vague-kind", "choices", ["group"], id="gone"), answer("mood", "choices", ["calm"]))
    assert [fault.kind for fault in found.faults] == ["answer", "answer"]
    assert not found.answers


def test_an_answer_that_the_question_does_not_offer_is_a_fault() -> None:
    found = rows(answer("bias", "choices", ["a bit", "some"]), answer("credibility", "rating", 9))
    assert [fault.message for fault in found.faults] == [
        "a bit is not an answer to bias",
        "9 is not an answer to credibility",
    ]
    assert not found.answers


def test_a_note_on_a_region_is_its_reason_where_nothing_was_asked() -> None:
    note = {"text": ["Which critics?"]}
    assert rows(mark(12, 19, meta=note)).spans[0]["reason"] == "Which critics?"
    assert rows(mark(12, 19, meta=note, origin="prediction")).spans[0]["reason"] is None


CLAIM, SOURCE = mark(36, 47, "attributed-claim", "claim"), mark(12, 19, "vague-source", "source")


@pytest.mark.parametrize("direction", ["right", "left", "bi"])
@pytest.mark.parametrize("ends", [("claim", "source"), ("source", "claim")])
@pytest.mark.parametrize("labels", [("sourced-from",), ()])
def test_a_relation_runs_from_claim_to_source_however_it_was_drawn(
    direction: str, ends: tuple[str, str], labels: tuple[str, ...]
) -> None:
    found = rows(CLAIM, SOURCE, link(*ends, direction, labels))
    assert found.relations == [{"from_region": "claim", "to_region": "source", "type": "sourced-from"}]


def test_a_relation_between_other_labels_stays_as_drawn() -> None:
    one, other = mark(0, 5, "speculation", "one"), mark(12, 19, "speculation", "other")
    drawn = [(r["from_region"], r["to_region"]) for r in rows(one, other, link("one", "other", "left")).relations]
    assert drawn == [("other", "one")]
    assert len(rows(one, other, link("one", "other", "bi")).relations) == 2


def test_a_relation_drawn_twice_is_one() -> None:
    assert len(rows(CLAIM, SOURCE, link("claim", "source"), link("source", "claim")).relations) == 1


def test_a_relation_left_over_from_a_deleted_region_is_a_fault() -> None:
    found = rows(CLAIM, link("claim", "deleted"))
    assert [(fault.kind, fault.region_id) for fault in found.faults] == [("relation", "claim")]
    assert not found.relations


def test_junk_is_a_fault_and_no_crash() -> None:
    found = rows("words", {}, {"type": "labels"}, {"type": "relation"}, {"type": "choices", "value": "x"}, mark(12, 19))
    assert len(found.spans) == 1
    assert len(found.faults) == 5
    assert rows({"type": "labels", "value": "x"}).faults


LABELS_ASKED = {q.key: q.labels for q in SCHEME.questions_per("region")}
CHOICES = {q.key: [c.key for c in q.choices] for q in SCHEME.questions}
WORDS = st.text("abc ßя👩‍🚒", min_size=1).map(str.strip).filter(bool)


@st.composite
def annotations(draw: st.DrawFn) -> tuple[list[Row], list[Row], list[Row]]:
    spans: list[Row] = []
    answers: list[Row] = []
    for region in draw(st.lists(st.text("abcXYZ-_09", min_size=1), unique=True, max_size=6)):
        label = draw(st.sampled_from(SCHEME.label_keys))
        cuts = sorted(draw(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=6, unique=True)))
        origin = draw(st.sampled_from(["manual", "prediction", "prediction-changed"]))
        reason = draw(st.none() | WORDS)
        for part, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=False)):
            version = None if origin == "manual" else "rules-1"
            place = {"region_id": region, "part": part, "label": label, "start": start, "end": end}
            spans.append(place | {"origin": origin, "version": version, "reason": reason})
        for question in SCHEME.questions_per("region"):
            if question.key != "reason" and draw(st.booleans()):
                value = draw(st.sampled_from(CHOICES[question.key]))
                answers.append({"region_id": region, "question": question.key, "value": value})
    for question in SCHEME.questions_per("article"):
        if draw(st.booleans()):
            value = draw(st.sampled_from(CHOICES[question.key]) if question.choices else WORDS)
            answers.append({"region_id": None, "question": question.key, "value": value})
    relation = SCHEME.relations[0]
    heads = [s["region_id"] for s in spans if s["part"] == 0 and s["label"] in relation.from_labels]
    tails = [s["region_id"] for s in spans if s["part"] == 0 and s["label"] in relation.to_labels]
    pairs = st.tuples(st.sampled_from(heads), st.sampled_from(tails)) if heads and tails else st.nothing()
    links = draw(st.lists(pairs, unique=True, max_size=4)) if heads and tails else []
    return spans, [{"from_region": a, "to_region": b, "type": relation.key} for a, b in links], answers


def in_order(table: list[Row]) -> list[Row]:
    return sorted(table, key=lambda row: sorted((key, str(value)) for key, value in row.items()))


@given(annotations())
def test_rows_survive_the_way_to_label_studio_and_back(written: tuple[list[Row], list[Row], list[Row]]) -> None:
    spans, relations, answers = written
    result = result_of_rows(spans, relations, answers, text=TEXT, scheme=SCHEME)
    back = rows(*result, version="rules-1")
    assert not back.faults
    assert in_order(back.spans) == in_order(spans)
    assert in_order(back.relations) == in_order(relations)
    assert in_order(back.answers) == in_order(answers)
