"""F1 of spans and relations, worked by hand."""

from typing import Any

import numpy as np
import pytest

from exports.agreement.span_f1 import span_f1
from exports.agreement.units import marked_units
from exports.dataset.dataset import Dataset
from exports.dataset.votes import latest_votes
from tests.exports.building import annotation, article, dataset, span

TEXT = article(body="Nobody was hurt in the harbour, officials said on Monday. The pumps failed twice.")


def scores(made: Dataset, one: str = "") -> dict[tuple[str, str], float]:
    votes = latest_votes(made)
    table = span_f1(votes, marked_units(made, votes, "character").runs)
    keys = made.scheme.label_keys
    own = table[table["one"] == one]
    labels = [keys[label] if label >= 0 else "" for label in own["label"]]
    return dict(zip(zip(own["kind"], labels, strict=True), own["f1"], strict=True))


def two(*spans: dict[str, Any]) -> Dataset:
    return dataset([TEXT], [annotation("1", TEXT.id, "ada"), annotation("2", TEXT.id, "bo")], spans)


def test_exact_partial_and_boundary_of_two_annotators() -> None:
    made = two(
        span("1", "source", 0, 10, "a"),
        span("1", "source", 20, 30, "b"),
        span("1", "speculation", 40, 50, "c"),
        span("2", "source", 0, 10, "a"),
        span("2", "source", 25, 45, "b"),
        span("2", "opinion-as-fact", 40, 50, "c"),
    )
    for who in ("", "ada"):
        found = scores(made, who)
        assert found["exact", "source"] == pytest.approx(0.5)
        # Of ada's source spans 1 and 5/10 are covered, of bo's 1 and 5/20: P = 1.5 / 2, R = 1.25 / 2.
        if who:
            assert found["partial", "source"] == pytest.approx(2 * 0.75 * 0.625 / (0.75 + 0.625))
        else:
            # For everybody each is the reference once: (1.5 + 1.25) / (2 + 2).
            assert found["partial", "source"] == pytest.approx(2.75 / 4)
        assert found["partial", "speculation"] == 0
        assert np.isnan(found["exact", "loaded-language"])
        assert found["exact", ""] == pytest.approx(2 * 1 / 6)
        # Without labels the pieces 0-10 and 40-50 are in both.
        assert found["boundary", ""] == pytest.approx(2 * 2 / 6)


def test_spans_of_one_label_that_overlap_count_once() -> None:
    found = scores(two(span("1", "source", 0, 6, "a"), span("1", "source", 4, 10, "b"), span("2", "source", 0, 10)))
    assert found["exact", "source"] == 1
    assert found["partial", "source"] == 1


def test_three_annotators_pool_their_pairs() -> None:
    rows = [annotation(str(number), TEXT.id, who) for number, who in enumerate(("ada", "bo", "cy"))]
    made = dataset([TEXT], rows, [span("0", "source", 0, 9), span("1", "source", 0, 9), span("2", "source", 1, 9)])
    found = scores(made)
    assert found["exact", "source"] == pytest.approx(1 / 3)
    # ada and bo: 2 of 2; each with cy: 8/9 of one, all of the other.
    assert found["partial", "source"] == pytest.approx((2 + 2 * (8 / 9 + 1)) / 6)


def test_no_article_in_common_gives_no_f1() -> None:
    other = article(title="Another")
    made = dataset([TEXT, other], [annotation("1", TEXT.id, "ada"), annotation("2", other.id, "bo")])
    assert scores(made) == {}
