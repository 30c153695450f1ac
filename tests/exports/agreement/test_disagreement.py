"""Where three annotators disagree, worked out by hand."""

import pytest

from exports.agreement.disagreement import disagreement
from tests.exports.agreement.disputes import TEXT, disputed
from tests.exports.building import annotation, dataset

START = TEXT.text.index("The pumps")


def test_the_most_contested_span_stands_first_with_who_marked_it() -> None:
    spans = disagreement(disputed()).spans
    told = [(row["label"], row["start"], row["end"], row["marked_by"], row["asked"]) for row in spans]
    assert set(told[:2]) == {
        ("speculation", START, START + 16, 2, 3),
        ("opinion-as-fact", START, START + 16, 1, 3),
    }
    # All three marked it: nothing to argue about.
    assert told[2:] == [("source", 0, 5, 3, 3)]
    assert {row["share"] for row in spans} == {2 / 3, 1 / 3, 1.0}
    assert spans[0]["text"] == "The pumps failed"
    assert spans[0]["title"] == "Pumps fail in Tarsk"


def test_labels_taken_for_one_another_are_counted_from_both_sides() -> None:
    told = {(row["label"], row["instead"]): (row["often"], row["share"]) for row in disagreement(disputed()).confusions}
    # Ada and Bo have each other's label once and Cy's once.
    assert told == {("speculation", "opinion-as-fact"): (2, 0.5), ("opinion-as-fact", "speculation"): (2, 1.0)}


def test_who_differs_most_from_the_others_stands_first() -> None:
    people = disagreement(disputed()).annotators
    assert [row["annotator"] for row in people] == ["cy", "ada", "bo"]
    # Each marks four tokens, one of them the source; Ada shares four with Bo and one with Cy.
    assert [row["agreement"] for row in people] == pytest.approx([2 * 2 / 16, 2 * 5 / 16, 2 * 5 / 16])
    assert people[0]["rest"] == 1.0
    assert (people[0]["speed"], people[0]["by_time"], people[0]["by_speed"]) == (None, [], [])
    [one] = disagreement(disputed()).articles
    assert (one["article_id"], one["annotators"], one["marked"]) == (TEXT.id, 3, 4.0)
    assert one["agreement"] == pytest.approx(2 * 6 / 24)


def test_nothing_marked_is_nothing_disputed() -> None:
    rows = [annotation(who, TEXT.id, who) for who in ("ada", "bo")]
    found = disagreement(dataset([TEXT], rows))
    assert (found.articles, found.spans, found.confusions) == ((), (), ())
    assert [row["agreement"] for row in found.annotators] == [None, None]
