"""Runs that were cut in one place and pasted in another."""

from itertools import chain

from annotate.compare.alignment.align import Block, Gap
from annotate.compare.alignment.moves import moves

LONG = ["the", "harbour", "guard", "saw", "three", "dark", "boats", "near", "tarsk", "before", "midnight"]
SHORT = ["three", "dark", "boats"]
HERE, THERE = ["pier", "shut", "today"], ["nobody", "voted", "twice"]


def moved(a: list[list[str]], b: list[list[str]]) -> list[Block]:
    """The moves between passages without partners, of which the n-th of a stands where the n-th of b does."""
    gaps: list[Gap] = []
    for one, other in zip(a, b, strict=True):
        a_start, b_start = (gaps[-1].a_end, gaps[-1].b_end) if gaps else (0, 0)
        gaps.append(Gap(a_start, a_start + len(one), b_start, b_start + len(other)))
    return moves(list(chain(*a)), list(chain(*b)), gaps)


def test_a_passage_that_stands_elsewhere_has_moved() -> None:
    assert moved([LONG, []], [[], LONG]) == [Block(0, 0, 11)]
    assert moved([SHORT, []], [[], SHORT]) == [Block(0, 0, 3)]


def test_a_long_run_counts_within_a_longer_passage_and_a_short_one_does_not() -> None:
    assert moved([[*HERE, *LONG], []], [[], [*LONG, *THERE]]) == [Block(3, 0, 11)]
    assert moved([[*HERE, *SHORT, *HERE], []], [[], [*THERE, *SHORT, *THERE]]) == []


def test_two_words_and_function_words_alone_are_no_move() -> None:
    assert moved([["dark", "boats"], []], [[], ["dark", "boats"]]) == []
    assert moved([["it", "was", "the"], []], [[], ["it", "was", "the"]]) == []


def test_no_word_moves_twice() -> None:
    assert moved([LONG, [], []], [[], LONG, LONG]) == [Block(0, 0, 11)]
