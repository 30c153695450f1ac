"""Everybody's marks of an article as one set of suggestions, and which articles are contested."""

from datetime import UTC, datetime
from typing import Any

from annotate.label_studio.predictions import prediction
from annotate.workflows.adjudicate import contested
from annotate.workflows.annotators_as_suggestions import annotators_as_suggestions
from exports.dataset.dataset import Dataset
from exports.dataset.votes import latest_votes
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME, annotation, article, dataset, span
from unsourced.core.spans import Relation, Suggestions
from unsourced.label_studio.tasks import article_of_task, role_of_task, task_of_article

ONE = article("Pumps fail", "Nobody was hurt there. Officials said so.")
TWO = article("Pumps run", "Nobody was hurt there. Officials said so.")
VAGUE, CLAIM = "vague-source", "attributed-claim"


def everybody(articles: Any = (ONE,), spans: Any = (), **more: Any) -> Dataset:
    rows = [annotation(f"{name}-{one.id}", one.id, name) for one in articles for name in ("ada", "bo", "cy")]
    return dataset(articles, rows, spans, **more)


def mark(name: str, label: str, start: int, end: int, region: str, one: Any = ONE, **more: Any) -> dict[str, Any]:
    return span(f"{name}-{one.id}", label, start, end, region_id=region, **more)


def test_one_span_a_place_with_who_marked_it_and_why() -> None:
    spans = [
        mark("ada", VAGUE, 35, 44, "x", reason="Which ones?"),
        mark("bo", VAGUE, 35, 44, "y"),
        mark("cy", VAGUE, 35, 49, "x"),
    ]
    found = annotators_as_suggestions(everybody(spans=spans), [ONE])[ONE.id]
    shown = [(s.region_id, s.label, s.start, s.end, round(s.score or 0, 2), s.reason) for s in found.spans]
    assert shown == [
        ("a1", VAGUE, 35, 44, 0.67, "2 of 3: ada, bo\nada: Which ones?"),
        ("a2", VAGUE, 35, 49, 0.33, "1 of 3: cy"),
    ]


def test_links_and_parts_come_along_and_answers_where_they_agree() -> None:
    spans = [
        mark("ada", CLAIM, 12, 18, "claim"),
        mark("ada", CLAIM, 23, 27, "claim", part=1),
        mark("ada", VAGUE, 35, 44, "who"),
        mark("bo", VAGUE, 35, 44, "r1"),
    ]
    links = [
        {"annotation_id": f"ada-{ONE.id}", "from_region": "claim", "to_region": "who", "type": "sourced-from"},
        {"annotation_id": f"ada-{ONE.id}", "from_region": "gone", "to_region": "who", "type": "sourced-from"},
    ]
    kinds = [choice.key for q in SCHEME.questions if q.key == "vague-kind" for choice in q.choices]

    def answers(bo: str) -> list[dict[str, Any]]:
        said = [("ada", "who", kinds[0]), ("bo", "r1", bo)]
        return [
            {"annotation_id": f"{name}-{ONE.id}", "region_id": region, "question": "vague-kind", "value": value}
            for name, region, value in said
        ]

    found = annotators_as_suggestions(everybody(spans=spans, relations=links, answers=answers(kinds[0])), [ONE])[ONE.id]
    assert [(s.region_id, s.start, dict(s.answers)) for s in found.spans] == [
        ("a1", 12, {}),
        ("a1~1", 23, {}),
        ("a2", 35, {"vague-kind": kinds[0]}),
    ]
    assert found.relations == (Relation(type="sourced-from", from_region="a1", to_region="a2"),)
    apart = annotators_as_suggestions(everybody(spans=spans, answers=answers(kinds[1])), [ONE])[ONE.id].spans[2]
    assert dict(apart.answers) == {}
    assert apart.reason == f"2 of 3: ada, bo\nada, vague-kind: {kinds[0]}\nbo, vague-kind: {kinds[1]}"


def test_the_version_changes_with_the_marks_and_with_nothing_else() -> None:
    def version(*spans: Any) -> set[str]:
        return {one.version for one in annotators_as_suggestions(everybody((ONE, TWO), spans), [ONE, TWO]).values()}

    one, other = mark("ada", VAGUE, 35, 44, "x"), mark("bo", VAGUE, 34, 43, "y", TWO)
    assert version(one, other) == version(other, one)
    assert len(version(one, other)) == 1
    assert version(one) != version(one, other)


def test_skips_curators_and_earlier_submissions_have_no_voice() -> None:
    rows = [
        annotation("1", ONE.id, "ada", updated=datetime(2026, 1, 1, tzinfo=UTC)),
        annotation("2", ONE.id, "ada", updated=datetime(2026, 1, 2, tzinfo=UTC)),
        annotation("3", ONE.id, "bo", status="skipped"),
        annotation("4", ONE.id, "eve", role="curator"),
    ]
    data = dataset([ONE], rows, [span(number, VAGUE, 35, 44 - int(number)) for number in "1234"])
    assert [(s.end, s.reason) for s in annotators_as_suggestions(data, [ONE])[ONE.id].spans] == [(42, "1 of 1: ada")]


def test_contested_is_what_some_mark_and_others_do_not_most_first() -> None:
    three = article("Pumps stop", "Nobody was hurt there. Officials said so.")
    spans = [
        *(mark(name, VAGUE, 35, 44, "x", ONE) for name in ("ada", "bo", "cy")),
        mark("ada", VAGUE, 35, 44, "x", TWO),
        mark("ada", VAGUE, 35, 44, "x", three),
        mark("bo", "loaded-language", 12, 18, "y", three),
    ]
    found = contested(everybody((ONE, TWO, three), spans))
    assert [(one.article.id, one.differences) for one in found] == [(three.id, 2), (TWO.id, 1)]


def test_every_mark_of_the_sample_is_in_a_prediction_that_fits() -> None:
    data = sample_dataset()
    articles = data.article_list()
    found = annotators_as_suggestions(data, articles)
    counted = set(latest_votes(data)["annotation_id"])
    places = data.annotations.set_index("annotation_id")["article_id"]
    spans = data.spans[data.spans["annotation_id"].isin(counted)]
    marked = {(places[s.annotation_id], s.label, s.start, s.end) for s in spans.itertuples()}  # type: ignore[index]
    assert {(key, s.label, s.start, s.end) for key, one in found.items() for s in one.spans} == marked
    for one in articles:
        result = prediction(one, found[one.id], data.scheme, 0.5)["result"]
        assert sum(item["type"] == "labels" for item in result) == len(found[one.id].spans)
    assert sum(len(one.relations) for one in found.values()) > 0
    assert isinstance(found[articles[0].id], Suggestions)


def test_a_task_tells_the_role_of_its_annotator() -> None:
    task = task_of_article(ONE, "curator")
    assert (role_of_task(task), role_of_task(task_of_article(ONE))) == ("curator", "annotator")
    assert article_of_task(task) == ONE
    assert role_of_task({"data": {}, "meta": None}) == role_of_task({"data": {}, "meta": {"unsourced_role": "king"}})
