"""Runs that two sequences of words share, and the gaps between them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.compare.alignment.align import Block, Gap, align, gaps


@pytest.mark.parametrize(
    ("a", "b", "blocks"),
    [
        ("pier shut today", "pier shut today", [Block(0, 0, 3)]),
        ("pier shut today", "pier long shut today", [Block(0, 0, 1), Block(1, 2, 2)]),
        ("pier shut", "nobody voted", []),
        ("", "pier", []),
    ],
)
def test_shared_runs(a: str, b: str, blocks: list[Block]) -> None:
    assert align(a.split(), b.split()) == blocks


def test_a_small_word_within_a_passage_written_anew_is_no_shared_run() -> None:
    a = ["ferry", "crews", "blamed", "the", "harbour", "guards", "bitterly"]
    b = ["ferry", "three", "mountains", "under", "the", "green", "sun", "bitterly"]
    assert align(a, b) == [Block(0, 0, 1), Block(6, 7, 1)]
    # Where each token weighs as much as any other, it is.
    assert Block(3, 4, 1) in align(a, b, lambda key: 10.0 if key == "the" else 0.1)


def test_texts_too_long_to_be_searched_as_a_whole() -> None:
    words = [f"word{number}" for number in range(5000)]
    other = [*words[2500:2600], *words[:2000], "new", *words[2000:2500], *words[2600:]]
    assert align(words, other) == [Block(0, 100, 2000), Block(2000, 2101, 500), Block(2600, 2601, 2400)]


def test_gaps_are_what_stands_between_the_runs() -> None:
    blocks = [Block(0, 0, 2), Block(2, 3, 1), Block(5, 4, 1)]
    found = list(gaps(blocks, 7, 5))
    assert found == [Gap(2, 2, 2, 3), Gap(3, 5, 4, 4), Gap(6, 7, 5, 5)]
    assert all(gap.one_sided for gap in found)
    assert list(gaps([], 1, 1)) == [Gap(0, 1, 0, 1)]
    assert list(gaps([], 0, 0)) == []


SEQUENCES = st.lists(st.sampled_from(["ferry", "pier", "the", "of", ",", "guard", "shut"]), max_size=30)


@given(SEQUENCES, SEQUENCES)
@settings(max_examples=100)
def test_runs_are_shared_in_order_and_do_not_overlap(a: list[str], b: list[str]) -> None:
    a_end = b_end = 0
    for block in align(a, b):
        assert block.size > 0
        assert block.a_start >= a_end
        assert block.b_start >= b_end
        assert a[slice(*block.in_a)] == b[slice(*block.in_b)]
        a_end, b_end = block.a_end, block.b_end
