"""Pairs of texts that may share a passage, and what is stock."""

import numpy as np

from annotate.reposts.shared_passages import passage_pairs, sampled, stock_words
from annotate.reposts.shingles import word_hashes
from tests.annotate.reposts.building import REPORTS


def test_a_pair_is_given_once_for_two_families() -> None:
    words = [word_hashes(text) for text in (REPORTS[0], REPORTS[0] + " more", REPORTS[0] + " else")]
    pairs, stock = passage_pairs([sampled(some) for some in words], [0, 0, 2])
    assert pairs in ([(0, 2)], [(1, 2)])
    assert len(stock) == 0


def test_a_passage_within_other_words_makes_a_pair() -> None:
    passage = " ".join(REPORTS[0].split()[:60])
    texts = [f"{REPORTS[1]} {passage} {REPORTS[2]}", REPORTS[3], f"{REPORTS[4]} {passage}"]
    pairs, stock = passage_pairs([sampled(word_hashes(text)) for text in texts], [0, 1, 2])
    assert pairs == [(0, 2)]
    assert stock.tolist() == []
    assert passage_pairs([], [])[0] == []


def test_what_more_than_twelve_families_hold_is_stock_and_no_passage() -> None:
    agency = " ".join(REPORTS[30].split()[:40])
    own = [" ".join(f"text{number}word{place}" for place in range(30)) for number in range(13)]
    words = [word_hashes(f"{text} {agency}") for text in own]
    pairs, stock = passage_pairs([sampled(some) for some in words], range(13))
    assert pairs == []
    assert len(stock) > 3
    mask = stock_words(words[0], stock)
    assert mask[-40:].all()
    assert not mask[:-47].any()
    assert not stock_words(words[0], np.empty(0, dtype=np.uint32)).any()
