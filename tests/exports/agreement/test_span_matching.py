"""Spans match whose overlap is the largest for both, in one article and under one label."""

from typing import Any

import pandas as pd

from exports.agreement.span_matching import MATCH, matched_spans
from exports.dataset.votes import latest_votes
from tests.exports.building import annotation, article, dataset, span

ONE, TWO = article("Pumps fail", "Critics said so."), article("Pumps work", "Critics said so.")
ROWS = [annotation("a", ONE.id, "ada"), annotation("b", ONE.id, "bo"), annotation("c", TWO.id, "bo")]


def matches(*spans: dict[str, Any]) -> list[list[object]]:
    data = dataset([ONE, TWO], ROWS, spans)
    found = matched_spans(data.spans, latest_votes(data))
    assert list(found) == [*MATCH, "label", "article", "annotator_one", "annotator_other"]
    rows: list[list[object]] = found.drop(columns="article").sort_values(list(MATCH)).to_numpy().tolist()
    return rows


def test_the_largest_overlap_wins_for_both_sides() -> None:
    found = matches(
        span("a", "source", 0, 10, "r"),
        span("b", "source", 0, 3, "s"),
        span("b", "source", 4, 10, "t"),
        span("a", "source", 12, 14, "q"),
        span("b", "source", 14, 16, "u"),
    )
    # q and u touch and share nothing.
    assert found == [["a", "r", "b", "t", "source", "ada", "bo"]]


def test_pieces_of_one_span_count_together() -> None:
    found = matches(
        span("a", "source", 0, 12, "r"),
        span("b", "source", 0, 3, "s"),
        span("b", "source", 4, 7, "s", part=1),
        span("b", "source", 8, 12, "t"),
    )
    assert [row[3] for row in found] == ["s"]


def test_another_label_article_or_the_same_person_is_no_match() -> None:
    own = [span("a", "source", 0, 5, "r"), span("a", "source", 1, 4, "x")]
    assert matches(*own, span("b", "speculation", 0, 5), span("c", "source", 0, 5)) == []
    nobody = matched_spans(dataset([], []).spans, latest_votes(dataset([], [])))
    assert isinstance(nobody, pd.DataFrame)
    assert nobody.empty
