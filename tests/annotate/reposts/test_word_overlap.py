"""What two texts share, word for word, and whether that makes a repost."""

import numpy as np
import pytest

from annotate.reposts.word_overlap import Overlap, Words, is_repost, spread, word_overlap

TEN = "the ferry struck the old pier at nine last night"


def test_shared_words_and_what_share_of_either_text_they_are() -> None:
    found = word_overlap(Words.of(f"{TEN} and sank"), Words.of(f"Again {TEN}, nobody is to blame"))
    # Two words more within the passage of either text would take half a word each; they stand around it.
    assert found == Overlap(words=10, of_a=10 / 12, of_b=10 / 15, passage=10.0)


def test_quoted_words_are_worth_a_fifth_and_stock_ones_nothing() -> None:
    quoted, other = Words.of(f'She said: "{TEN}" and left'), Words.of(f'He said "{TEN}" too')
    assert word_overlap(quoted, other).passage == pytest.approx(2.0, abs=1.0)
    stock = other.without(np.ones(len(other), dtype=bool))
    assert word_overlap(quoted, stock).passage == 0.0


def test_runs_of_three_words_and_empty_texts_share_nothing() -> None:
    one, other = Words.of("at nine last week nobody came"), Words.of("it rained at nine last night too")
    assert word_overlap(one, other) == Overlap(0, 0.0, 0.0, 0.0)
    assert word_overlap(Words.of(""), other) == Overlap(0, 0.0, 0.0, 0.0)


def test_lines_at_the_end_of_both_are_no_passage() -> None:
    house = "write to us at the old pier in tarsk"
    found = word_overlap(Words.of(f"rain fell here today {house}"), Words.of(f"no votes were cast yet {house}"))
    assert (found.words, found.passage) == (9, 0.0)


@pytest.mark.parametrize(("passage", "expected"), [(20.0, True), (19.9, False)])
def test_a_repost_shares_a_passage_of_twenty_words(passage: float, expected: bool) -> None:
    long = Words.of("word " * 100)
    assert is_repost(Overlap(20, 0.2, 0.2, passage), long, long) is expected


@pytest.mark.parametrize(
    ("share", "passage", "expected"), [(0.5, 0.0, True), (0.49, 0.0, False), (0.1, 8.0, True), (0.1, 7.9, False)]
)
def test_half_of_both_or_most_of_a_short_text_are_enough_as_well(share: float, passage: float, expected: bool) -> None:
    assert is_repost(Overlap(8, share, share, passage), Words.of("word " * 10), Words.of("word " * 100)) is expected


def test_a_run_spreads_over_its_words() -> None:
    assert spread(np.array([False, True, False, False]), 6).tolist() == [False, True, True, True, False, False]
    assert spread(np.array([], dtype=bool), 2).tolist() == [False, False]
