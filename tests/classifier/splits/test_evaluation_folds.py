"""Folds: each article is held out once, and nothing that belongs to a held-out article is learned from."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.reposts.near_duplicate_groups import near_duplicate_groups
from classifier.splits.evaluation_folds import outlet_of, plan
from classifier.splits.fold_unit_names import FOLD_UNITS, FoldUnit
from tests.classifier.invented import invented_articles
from unsourced.core.article import Article, Origin, make_article
from unsourced.errors import DatasetError

LONG = "The harbour council opened nine new berths on Monday and rented the eastern pier to the ferry guild until May."


def article(number: int, text: str = "", **facts: Any) -> Article:
    body = text or f"Report {number} of the pier says what number {number * 7} did about berth {number * 13}."
    return make_article(title="", body=body, raw=str(number), reader_version="test", url=f"https://x/{number}", **facts)


@st.composite
def collections(draw: st.DrawFn) -> list[Article]:
    many = draw(st.integers(4, 25))
    return [
        article(
            number,
            LONG if draw(st.integers(0, 3)) == 0 else "",
            outlet=draw(st.sampled_from(["Post", "Cry", "Courier", None])),
            topic=draw(st.sampled_from(["port", "school", None])),
            group=draw(st.sampled_from(["a", "b", None, None])),
            published=draw(st.sampled_from(["2024-01-02", "2024-05-06", "2025-07-08", None])),
        )
        for number in range(many)
    ]


@settings(max_examples=30)
@given(collections(), st.sampled_from(FOLD_UNITS), st.integers(2, 6), st.integers(0, 5))
def test_whatever_the_way(articles: list[Article], by: FoldUnit, count: int, seed: int) -> None:
    try:
        found = plan(articles, by, count=count, seed=seed)
    except DatasetError:
        return
    held = np.concatenate([fold.held_out for fold in found.folds])
    assert len(held) == len(set(held.tolist()))
    if by != "date":
        assert sorted(held.tolist()) == list(range(len(articles)))
    alike = near_duplicate_groups(articles)
    for fold in found.folds:
        train, rest = [articles[n] for n in fold.train], [articles[n] for n in fold.held_out]
        assert len(fold.held_out)
        assert not {a.id for a in train} & {a.id for a in rest}
        assert not set(alike[fold.train].tolist()) & set(alike[fold.held_out].tolist())
        if by != "random":
            assert not _named(train, "group") & _named(rest, "group")
        if by == "outlet":
            assert not {outlet_of(a) for a in train} & {outlet_of(a) for a in rest} - {""}
        if by == "topic":
            assert not _named(train, "topic") & _named(rest, "topic")
        if by == "date" and train:
            assert max(a.published or "9" for a in train) < min(a.published or "" for a in rest)
    again = plan(articles, by, count=count, seed=seed)
    assert all((a.held_out == b.held_out).all() for a, b in zip(found.folds, again.folds, strict=True))


def _named(articles: Sequence[Article], field: str) -> set[str]:
    return {getattr(each, field) for each in articles} - {None}


def test_outlets_are_kept_apart_where_three_are_known() -> None:
    articles = invented_articles(12)
    assert plan(articles).by == "outlet"
    few = plan(invented_articles(12, outlets=("Velmora Post", "Tarsk Courier")))
    assert few.by == "article"
    assert "2 outlets known" in few.notes[0]


def test_a_repost_belongs_to_the_outlet_it_came_from() -> None:
    assert outlet_of(article(1, outlet="Cry", origin=Origin("Post", None, None))) == "Post"


def test_copies_elsewhere_are_not_learned_from() -> None:
    articles = [article(n, outlet=f"Outlet {n % 3}") for n in range(9)]
    articles += [article(20, LONG, outlet="Outlet 0"), article(21, LONG + " It rained.", outlet="Outlet 1")]
    found = plan(articles, "outlet", count=3)
    assert "Copies of held-out articles were not learned from" in found.notes[0]
    for fold in found.folds:
        assert not ({9, 10} & set(fold.train.tolist()) and {9, 10} & set(fold.held_out.tolist()))


@pytest.mark.parametrize(("by", "words"), [("topic", "two topics"), ("date", "two dates"), ("outlet", "two outlets")])
def test_too_few_units_say_so(by: FoldUnit, words: str) -> None:
    same = [article(n, outlet="Post", topic="port", published="2024-01-01") for n in range(5)]
    with pytest.raises(DatasetError, match=words):
        plan(same, by)


def test_copies_are_texts_that_share_half() -> None:
    other = "Nobody on the school board would say on Friday who had ordered the paint for the reading room or why."
    texts = [LONG, LONG.upper(), f"{LONG} {other}", other, "Short.", "Short", "Brief."]
    found = near_duplicate_groups([article(n, text) for n, text in enumerate(texts)]).tolist()
    assert found[0] == found[1] == found[2]
    assert found[4] == found[5] != found[6]
    one, other = near_duplicate_groups([article(0), article(1, LONG)])
    assert one != other
