"""One thread scores for all."""

import asyncio
import threading
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest

from classifier.scoring.score import score
from classifier.scoring.scores import Scores
from classifier.service import score_queue as scoring
from classifier.service.errors import BusyError, SlowError
from classifier.service.loaded_models import LoadedModels
from classifier.service.score_queue import Scorer
from unsourced.core.article import Article, make_article

T = TypeVar("T")
RULES = LoadedModels([]).current


def in_own_loop(asked: Coroutine[Any, Any, T]) -> T:
    """What it comes to, in a thread of its own: once a test has a browser, this one runs Playwright's loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


def article(text: str) -> Article:
    return make_article(title="", body=text, raw=text, reader_version="")


def test_many_callers_get_their_own_scores() -> None:
    texts = [f"Critics say that depot {number} will close." for number in range(40)]

    async def ask(scorer: Scorer) -> list[list[Scores]]:
        return await asyncio.gather(*(scorer.score([article(text)], RULES) for text in texts))

    with Scorer(waiting=40, seconds=30) as scorer:
        found = in_own_loop(ask(scorer))
    assert [scores.article.text for (scores,) in found] == texts
    assert [scores.spans for (scores,) in found] == [
        each.spans for each in score([article(text) for text in texts], scheme=RULES.scheme)
    ]


def test_a_text_that_breaks_the_model_breaks_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(articles: Sequence[Article], *rest: object, **more: object) -> Iterator[Scores]:
        articles = list(articles)
        if any("broken" in each.text for each in articles):
            raise RuntimeError
        return score(articles)

    async def ask(scorer: Scorer) -> list[list[Scores] | BaseException]:
        asked = (scorer.score([article(text)], RULES) for text in ("one", "broken", "two"))
        return await asyncio.gather(*asked, return_exceptions=True)

    monkeypatch.setattr(scoring, "score", breaking)
    with Scorer(waiting=3, seconds=30) as scorer:
        one, broken, two = in_own_loop(ask(scorer))
    assert isinstance(one, list)
    assert isinstance(two, list)
    assert (one[0].article.text, two[0].article.text) == ("one", "two")
    assert isinstance(broken, RuntimeError)


def test_more_than_may_wait_is_refused_whole() -> None:
    with Scorer(waiting=2, seconds=30) as scorer, pytest.raises(BusyError):
        in_own_loop(scorer.score([article("a"), article("b"), article("c")], RULES))


def test_nobody_waits_for_ever_and_what_nobody_waits_for_is_not_done(monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    done: list[str] = []

    def slow(articles: Sequence[Article], *rest: object, **more: object) -> list[Scores]:
        articles = list(articles)
        done.extend(each.text for each in articles)
        go.wait(30)
        return list(score(articles))

    async def ask(scorer: Scorer) -> None:
        first = asyncio.create_task(scorer.score([article("first")], RULES))
        while not done:
            await asyncio.sleep(0.001)
        with pytest.raises(SlowError):
            await scorer.score([article("second")], RULES)
        go.set()
        with pytest.raises(SlowError):
            await first

    monkeypatch.setattr(scoring, "score", slow)
    with Scorer(waiting=2, seconds=0.1) as scorer:
        in_own_loop(ask(scorer))
    assert done == ["first"]


def test_long_texts_are_not_scored_together(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[int] = []

    def counting(articles: Iterable[Article], *rest: object, **more: object) -> Iterator[Scores]:
        articles = list(articles)
        turns.append(len(articles))
        return score(articles)

    monkeypatch.setattr(scoring, "score", counting)
    with Scorer(waiting=9, seconds=30) as scorer:
        in_own_loop(scorer.score([article(f"Report {number}. " + "x" * 30_000) for number in range(4)], RULES))
    assert turns == [2, 2]


def test_two_models_are_not_mixed() -> None:
    other = LoadedModels([]).current

    async def ask(scorer: Scorer) -> list[list[Scores]]:
        asked = (scorer.score([article("Critics say so.")], loaded) for loaded in (RULES, other) * 3)
        return await asyncio.gather(*asked)

    with Scorer(waiting=6, seconds=30) as scorer:
        assert len(in_own_loop(ask(scorer))) == 6
