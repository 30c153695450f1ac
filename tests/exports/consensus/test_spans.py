"""The vote over characters: cases, and the definition spelled out character by character."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.consensus import consensus_spans, soft_spans
from exports.dataset.dataset import Dataset
from tests.exports.building import SCHEME, annotation, article, dataset, span
from tests.exports.dataset.test_sentence_targets import ARTICLES, datasets

LABEL = "loaded-language"
ONE = article("Pumps fail", "Nobody was hurt there. Officials said so.")
PEOPLE = ("ada", "bo", "cy")


def marked(*spans: tuple[str, int, int], people: tuple[str, ...] = PEOPLE, **more: Any) -> Dataset:
    rows = [annotation(name, ONE.id, name, **more) for name in people]
    marks = [span(name, LABEL, start, end, region_id=f"r{n}") for n, (name, start, end) in enumerate(spans)]
    return dataset([ONE], rows, marks)


def found(data: Dataset, **options: Any) -> list[tuple[int, int, float, list[str]]]:
    rows: list[Any] = list(consensus_spans(data, **options).itertuples())
    return [(row.start, row.end, round(row.share, 4), row.who) for row in rows]


def test_what_most_marked_is_in_with_those_who_marked_it() -> None:
    data = marked(("ada", 12, 30), ("bo", 15, 34), ("cy", 40, 44))
    assert found(data) == [(15, 30, 0.6667, ["ada", "bo"])]
    assert found(data, threshold=2 / 3) == []
    assert found(data, threshold=0.3) == [(12, 34, 0.5606, ["ada", "bo"]), (40, 44, 0.3333, ["cy"])]


def test_a_span_may_be_made_by_different_people() -> None:
    data = marked(("ada", 12, 20), ("bo", 12, 30), ("cy", 20, 30))
    assert found(data) == [(12, 30, 0.6667, ["ada", "bo", "cy"])]


def test_half_of_two_is_not_more_than_half_and_one_is_too_few() -> None:
    assert found(marked(("ada", 12, 20), people=("ada", "bo"))) == []
    assert found(marked(("ada", 12, 20), people=("ada",))) == []
    assert found(marked(("ada", 12, 20), people=("ada",)), minimum=1) == [(12, 20, 1, ["ada"])]


def test_the_soft_version_keeps_every_share() -> None:
    rows = soft_spans(marked(("ada", 12, 30), ("ada", 18, 33), ("bo", 30, 40)))
    shown = [(row.start, row.end, row.marked, row.annotators) for row in rows.itertuples()]
    assert shown == [(12, 30, 1, 3), (30, 33, 2, 3), (33, 40, 1, 3)]
    assert rows["share"].to_list() == pytest.approx([1 / 3, 2 / 3, 1 / 3])


def test_curators_skips_and_those_who_were_not_asked_have_no_vote() -> None:
    rows = [
        annotation("1", ONE.id, "ada"),
        annotation("2", ONE.id, "bo"),
        annotation("3", ONE.id, "cy", role="curator"),
        annotation("4", ONE.id, "di", status="skipped"),
        annotation("5", ONE.id, "ed", labels_offered=["source"]),
    ]
    spans = [span(number, LABEL, 12, 20) for number in ("1", "2", "3", "4")]
    assert soft_spans(dataset([ONE], rows, spans))[["marked", "annotators"]].to_numpy().tolist() == [[2, 2]]


def test_nothing_marked_is_nothing_found() -> None:
    for data in (marked(), dataset([], [])):
        assert len(soft_spans(data)) == 0
        assert len(consensus_spans(data)) == 0
        assert list(consensus_spans(data)) == ["article_id", "label", "start", "end", "share", "annotators", "who"]


def counts(data: Dataset) -> dict[tuple[str, str, int], tuple[int, int]]:
    """For each marked character of an article and label: how many marked it, of how many."""
    latest: dict[tuple[str, str, str], Any] = {}
    rows: list[Any] = list(data.annotations.itertuples())
    for row in rows:
        for label in row.labels_offered if row.status == "submitted" else ():
            key = (row.article_id, row.annotator, label)
            if key not in latest or row.updated >= latest[key].updated:
                latest[key] = row
    found: dict[tuple[str, str, int], tuple[int, int]] = {}
    spans: list[Any] = list(data.spans.itertuples())
    for article_id in {key[0] for key in latest}:
        for label in SCHEME.label_keys:
            votes = [row.annotation_id for key, row in latest.items() if (key[0], key[2]) == (article_id, label)]
            sets = [
                {at for s in spans if (s.annotation_id, s.label) == (vote, label) for at in range(s.start, s.end)}
                for vote in votes
            ]
            for at in set().union(*sets):
                found[article_id, label, at] = sum(at in one for one in sets), len(sets)
    return found


@given(datasets(), st.sampled_from([0, 0.3, 1 / 3, 0.5, 0.9]), st.integers(1, 2))
def test_equals_a_plain_count(data: Dataset, threshold: float, minimum: int) -> None:
    expected = counts(data)
    soft: list[Any] = list(soft_spans(data).itertuples())
    spelled = {
        (row.article_id, row.label, at): (row.marked, row.annotators)
        for row in soft
        for at in range(row.start, row.end)
    }
    assert spelled == expected
    kept = {key for key, (many, asked) in expected.items() if many / asked > threshold + 1e-9 and asked >= minimum}
    rows: list[Any] = list(consensus_spans(data, threshold=threshold, minimum=minimum).itertuples())
    assert {(row.article_id, row.label, at) for row in rows for at in range(row.start, row.end)} == kept
    lengths = {one.id: len(one.text) for one in ARTICLES}
    for row in rows:
        many = [expected[row.article_id, row.label, at] for at in range(row.start, row.end)]
        assert row.share == pytest.approx(sum(a / b for a, b in many) / len(many))
        # The longest there are: what lies before and behind is out.
        assert (row.article_id, row.label, row.start - 1) not in kept
        assert (row.article_id, row.label, row.end) not in kept
        assert row.end <= lengths[row.article_id]
