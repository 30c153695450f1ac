"""What to label next: the interesting, no two alike, and a control slice that knows nothing of the model."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.active_learning.queue import CHOSEN, CONTROL, INFORMATIVE, POSITION, Queued, arrange, queue
from classifier.model.model import Model
from classifier.scoring.scores import Scores, SentenceScores
from tests.classifier.invented import invented_articles, plain_sentence, planted_sentence
from unsourced.core.article import Article, make_article
from unsourced.schemes.load import load_scheme

STORIES = (
    "The harbour council closed the eastern pier on Monday after a crane fell on nine boats in the storm.",
    "A school board in Tarsk measured the reading room and found that two shelves had been sold by mistake.",
    "Prices of herring rose in May, and the market guild asked the ferry office for cheaper crates and ice.",
)


def article(text: str, number: int = 0, language: str = "en") -> Article:
    return make_article(
        title="", body=text, raw=f"{number} {text}", reader_version="t", url=f"https://x/{number}", language=language
    )


def pool(count: int = 20) -> list[Article]:
    draw = random.Random(3)
    return [
        article(" ".join((planted_sentence if number % 2 else plain_sentence)(draw) for _ in range(4)), number)
        for number in range(count)
    ]


POOL = pool()
SCHEME = load_scheme()


@settings(max_examples=40)
@given(st.integers(1, 30), st.sampled_from([0, 0.1, 0.25, 0.5, 1]), st.integers(0, 9), st.data())
def test_any_queue(count: int, control: float, seed: int, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.floats(0, 1), min_size=20, max_size=20))
    group = np.array(data.draw(st.lists(st.integers(0, 30), min_size=20, max_size=20)))
    scored = [
        Scores(article=each, scheme=SCHEME, version="x", sentences=(SentenceScores(0, 4, {"a": value}),))
        for each, value in zip(POOL, values, strict=True)
    ]
    found = arrange(scored, np.array(values[::-1]), group, count=count, control=control, seed=seed)
    assert len(found) == min(count, len(set(group.tolist())))
    assert [each.position for each in found] == list(range(1, len(found) + 1))
    place_of = {article.id: number for number, article in enumerate(POOL)}
    assert len({int(group[place_of[each.article.id]]) for each in found}) == len(found)
    drawn = [each.position - 1 for each in found if each.chosen == CONTROL]
    assert len(drawn) == round(control * len(found))
    # One in each stretch, so that whoever stops early has labelled a fair share.
    for number, place in enumerate(drawn):
        stretch = len(found) / len(drawn)
        assert round(number * stretch) <= place < round((number + 1) * stretch)
    assert all(each.article.extra == {CHOSEN: each.chosen, POSITION: each.position} for each in found)


def test_the_control_slice_does_not_depend_on_the_model(model: Model) -> None:
    by_rules, by_model = queue(POOL, count=15), queue(POOL, [model], count=15)

    def drawn(found: list[Queued]) -> list[str]:
        return [each.article.id for each in found if each.chosen == CONTROL]

    assert drawn(by_rules) == drawn(by_model)
    assert drawn(by_rules) == drawn(queue(POOL, count=15))
    assert [each.article.id for each in by_rules] != [each.article.id for each in by_model]


def test_labelled_articles_and_their_copies_are_left_out() -> None:
    copy = article(STORIES[0].upper(), 7)
    found = queue([article(STORIES[0], 1), copy, article(STORIES[1], 2)], labelled=[article(STORIES[0], 9)])
    assert [each.article.text for each in found] == [STORIES[1]]


def test_other_languages_are_left_out() -> None:
    found = queue([article(STORIES[0], 1), article("Der Hafen bleibt geschlossen.", 2, "de")])
    assert len(found) == 1
    assert queue([]) == []


@pytest.mark.parametrize("control", [0.0, 1.0])
def test_all_or_nothing_by_chance(control: float) -> None:
    found = queue(invented_articles(6), control=control)
    assert {each.chosen for each in found} == {CONTROL if control else INFORMATIVE}
