"""Relation F1, worked by hand, and its interval."""

import pytest

from exports.agreement.relation_f1 import relation_f1
from exports.dataset.votes import latest_votes
from exports.sample.build import sample_dataset
from tests.exports.building import annotation, article, dataset, span

TEXT = article(body="Nobody was hurt in the harbour, officials said on Monday. The pumps failed twice.")


def related(annotation_id: str, claim: str, source: str) -> dict[str, str]:
    return {"annotation_id": annotation_id, "from_region": claim, "to_region": source, "type": "sourced-from"}


def test_relations_count_over_matched_spans() -> None:
    rows = [annotation("1", TEXT.id, "ada"), annotation("2", TEXT.id, "bo")]
    spans = [
        *(span("1", "attributed-claim", 0, 20, "c1"), span("1", "attributed-claim", 30, 40, "c2")),
        *(span("1", "source", 50, 60, "s1"), span("1", "source", 70, 80, "s2")),
        *(span("2", "attributed-claim", 2, 20, "x"), span("2", "attributed-claim", 31, 40, "y")),
        span("2", "source", 50, 58, "z"),
    ]
    # c1-s1 is x-z; c2-s1 has the match y-z, which bo did not link; c2-s2 has no match for s2.
    relations = [related("1", "c1", "s1"), related("1", "c2", "s1"), related("1", "c2", "s2"), related("2", "x", "z")]
    made = dataset([TEXT], rows, spans, relations)
    everybody, pair = relation_f1(made, latest_votes(made))
    assert everybody["relations"] == 4
    assert everybody["comparable"] == 3
    assert everybody["matched"] == 1
    assert everybody["f1"] == pytest.approx(2 * 1 / 3)
    # c1-s1, which both drew, and c2-s1, which one drew; of the two matching claims of each, ada links both and bo one.
    assert everybody["observed"] == pytest.approx(1 / 2)
    assert everybody["prevalence"] == pytest.approx(3 / 4)
    assert (pair["one"], pair["other"], pair["f1"]) == ("ada", "bo", everybody["f1"])


def test_without_relations_their_f1_is_undefined() -> None:
    rows = [annotation("1", TEXT.id, "ada"), annotation("2", TEXT.id, "bo")]
    made = dataset([TEXT], rows, [span("1", "source", 0, 4)], [])
    assert [record["f1"] for record in relation_f1(made, latest_votes(made))] == [None, None]


def test_the_interval_is_over_articles() -> None:
    sample = sample_dataset()
    everybody, *pairs = relation_f1(sample, latest_votes(sample))
    assert len(pairs) == 3
    for record in (everybody, *pairs):
        low, f1, high = (float(str(record[name])) for name in ("low", "f1", "high"))
        assert 0 < low < f1 < high < 1


def test_one_article_has_no_interval() -> None:
    rows = [annotation("1", TEXT.id, "ada"), annotation("2", TEXT.id, "bo")]
    spans = [span(key, *place) for key in "12" for place in (("attributed-claim", 0, 9, "c"), ("source", 20, 29, "s"))]
    made = dataset([TEXT], rows, spans, [related("1", "c", "s"), related("2", "c", "s")])
    for record in relation_f1(made, latest_votes(made)):
        assert (record["f1"], record["low"], record["high"]) == (1.0, None, None)
