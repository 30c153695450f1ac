"""PTC's partial span precision, recall and F1, beside sums worked by hand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.metrics.partial_span_f1 import SpanF1, partial_span_f1

# found, true, precision, recall, F1
BY_HAND: list[tuple[list[Any], list[Any], float, float, float]] = [
    # The same span: all of it.
    ([(0, 10)], [(0, 10)], 1, 1, 1),
    # 5 shared of 10 found, of 5 true: 1/2 and 1; F1 = 2·½·1 / 1½ = 2/3.
    ([(0, 10)], [(5, 10)], 1 / 2, 1, 2 / 3),
    # 4 shared of 6 and of 8: 2/3 and 1/2; F1 = 2·⅓ / (7/6) = 4/7.
    ([(2, 8)], [(4, 12)], 2 / 3, 1 / 2, 4 / 7),
    # One found that covers two true of 3 and 5 within 10: (3 + 5)/10, and (1 + 1)/2; F1 = 2·0.8 / 1.8 = 8/9.
    ([(0, 10)], [(0, 3), (5, 10)], 8 / 10, 1, 8 / 9),
    # Two found of 4, one of which meets 2 of the true 8: (½ + 0)/2, and ¼; F1 = 2·(1/16) / ½ = 1/4.
    ([(0, 4), (20, 24)], [(2, 10)], 1 / 4, 1 / 4, 1 / 4),
    # The right words with the wrong technique count for nothing.
    ([("doubt", 0, 10)], [("slogan", 0, 10)], 0, 0, 0),
    # The right one of two techniques: 1/2 of what was found, all of what was to be found.
    ([("doubt", 0, 10), ("slogan", 0, 10)], [("slogan", 0, 10)], 1 / 2, 1, 2 / 3),
    # Spans of one side that overlap are one: 0..10 found, and not 4 + 8 characters of it.
    ([(0, 4), (2, 10)], [(0, 10)], 1, 1, 1),
    # Spans that only touch stay two: (½ + ½)… of the true one, each wholly inside it.
    ([(0, 5), (5, 10)], [(0, 10)], 1, 1, 1),
    # Nothing found, and nothing to be found.
    ([], [(0, 10)], 0, 0, 0),
    ([(0, 10)], [], 0, 0, 0),
]


@pytest.mark.parametrize(("found", "true", "precision", "recall", "f1"), BY_HAND)
def test_by_hand(found: list[Any], true: list[Any], precision: float, recall: float, f1: float) -> None:
    score = partial_span_f1(found, true)
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


def test_two_empty_sides_measure_nothing() -> None:
    assert partial_span_f1([], []) == SpanF1(None, None, None)


def test_an_empty_span_is_refused() -> None:
    with pytest.raises(ValueError, match="span 4..4 has no characters"):
        partial_span_f1([(4, 4)], [])


SPANS = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 40), st.integers(1, 12)).map(lambda s: (s[0], s[1], s[1] + s[2])),
    max_size=12,
)


@given(SPANS, SPANS)
def test_it_is_what_the_formula_says_character_by_character(found: list[Any], true: list[Any]) -> None:
    def merged(spans: list[Any]) -> list[tuple[str, set[int]]]:
        pieces: list[tuple[str, set[int]]] = []
        for label, start, end in spans:
            piece = set(range(start, end))
            for other in [p for p in pieces if p[0] == label and p[1] & piece]:
                pieces.remove(other)
                piece |= other[1]
            pieces.append((label, piece))
        return pieces

    ours, theirs = merged(found), merged(true)
    score = partial_span_f1(found, true)
    if not ours and not theirs:
        return
    shared = [(s, t, len(s[1] & t[1])) for s in ours for t in theirs if s[0] == t[0]]
    precision = sum(n / len(s[1]) for s, _, n in shared) / len(ours) if ours else 0
    recall = sum(n / len(t[1]) for _, t, n in shared) / len(theirs) if theirs else 0
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


@given(SPANS, SPANS)
def test_precision_one_way_is_recall_the_other_way(found: list[Any], true: list[Any]) -> None:
    one, other = partial_span_f1(found, true), partial_span_f1(true, found)
    assert (one.precision, one.recall) == pytest.approx((other.recall, other.precision))
    assert one.f1 == pytest.approx(other.f1)
