"""The balanced assignment of articles to annotators."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.workflows.blind import assign
from unsourced.errors import InputError


@st.composite
def designs(draw: st.DrawFn) -> tuple[int, int, int, int]:
    annotators = draw(st.integers(1, 9))
    return draw(st.integers(0, 60)), annotators, draw(st.integers(1, annotators)), draw(st.integers(0, 5))


@given(designs())
def test_every_article_goes_to_so_many_people_and_nobody_has_much_more(design: tuple[int, int, int, int]) -> None:
    articles, annotators, each, seed = design
    given_ = assign(range(articles), annotators, each, seed=seed)
    assert len(given_) == annotators
    assert all(len(set(theirs)) == len(theirs) for theirs in given_)
    assert Counter(item for theirs in given_ for item in theirs) == dict.fromkeys(range(articles), each)
    many = [len(theirs) for theirs in given_]
    assert max(many) - min(many) <= 1
    assert given_ == assign(range(articles), annotators, each, seed=seed)


@given(st.integers(2, 7), st.integers(2, 4), st.integers(0, 20))
def test_pairs_share_about_as_many_articles_as_other_pairs(annotators: int, each: int, seed: int) -> None:
    each = min(each, annotators)
    articles = 20 * annotators
    given_ = [set(theirs) for theirs in assign(range(articles), annotators, each, seed=seed)]
    shared = [len(one & other) for one, other in combinations(given_, 2)]
    expected = articles * each * (each - 1) / (annotators * (annotators - 1))
    assert min(shared) >= 0.7 * expected
    assert max(shared) <= 1.3 * expected


def test_each_has_an_order_of_their_own_and_each_seed_others() -> None:
    one, other = assign(range(50), 2, 2, seed=1)
    assert sorted(one) == sorted(other) == list(range(50))
    assert len({tuple(one), tuple(other), tuple(range(50)), tuple(assign(range(50), 2, 2, seed=2)[0])}) == 4


def test_more_people_an_article_than_there_are_is_refused() -> None:
    for each in (0, 4):
        with pytest.raises(InputError, match=f"{each} annotators an article cannot be had from 3"):
            assign([1, 2], 3, each)
