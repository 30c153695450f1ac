"""What the scores of a sentence's words are summed up to."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.token_model.sentence_aggregates import AGGREGATES, aggregates


def test_aggregates_by_hand() -> None:
    (row, empty) = aggregates(np.array([[0.5], [0.1], [0.2]]), np.array([3, 3]))
    none = np.log(1e-5 / (1 - 1e-5))
    expected = [
        0,
        np.log(0.25),
        np.log(1 / 9),
        none,
        0.8,
        0.8 / 3,
        np.log(0.8 / 3),
        np.log(1e-5 - np.log(0.36)),
        3,
        2,
        1,
    ]
    np.testing.assert_allclose(row, expected, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(empty, [none] * 4 + [0, 0, np.log(1e-5), np.log(1e-5), 0, 0, 0], rtol=1e-5)


@settings(max_examples=60)
@given(
    scores=st.lists(st.floats(0, 1), max_size=12),
    cuts=st.lists(st.integers(0, 12), max_size=3),
)
def test_aggregates_are_what_their_names_say(scores: list[float], cuts: list[int]) -> None:
    ends = np.array(sorted({min(cut, len(scores)) for cut in cuts} | {len(scores)}), dtype=np.int64)
    rows = aggregates(np.array(scores)[:, None], ends)
    assert rows.shape == (len(ends), len(AGGREGATES))
    begin = 0
    for row, end in zip(rows, ends, strict=True):
        here = np.clip(np.array(scores[begin:end]), 1e-5, 1 - 1e-5)
        begin = end
        top = sorted(np.log(here / (1 - here)), reverse=True)[:4]
        np.testing.assert_allclose(row[: len(top)], top, rtol=1e-4, atol=1e-3)
        assert row[4] == pytest.approx(here.sum(), abs=1e-5)
        assert row[8:].tolist() == [(here >= level).sum() for level in (0.05, 0.15, 0.3)]


def test_labels_stand_side_by_side_and_no_labels_have_no_columns() -> None:
    scores = np.array([[0.5, 0.1], [0.2, 0.4]])
    both, ends = aggregates(scores, np.array([2])), np.array([2])
    np.testing.assert_array_equal(both, np.hstack([aggregates(scores[:, :1], ends), aggregates(scores[:, 1:], ends)]))
    assert aggregates(np.zeros((3, 0)), np.array([1, 3])).shape == (2, 0)
