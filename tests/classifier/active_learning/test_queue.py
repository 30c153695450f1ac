"""What to label next: the interesting, no two alike, and a control slice that knows nothing of the model."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.active_learning.diversity import diverse
from classifier.active_learning.queue import CHOSEN, CONTROL, INFORMATIVE, POSITION, Queued, arrange, queue
from classifier.active_learning.uncertainty import disagreement, inner_disagreement, ranks, uncertainty
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


def scored(*values: dict[str, float | None]) -> Scores:
    made = article("One. " * len(values))
    sentences = tuple(SentenceScores(0, 4, value) for value in values)
    return Scores(article=made, scheme=load_scheme(), version="x", sentences=sentences)


def test_uncertainty_is_nearness_to_a_half() -> None:
    found = uncertainty([scored({"a": 0.5, "b": 0.9}), scored({"a": 0.9}), scored({"a": 1.0, "b": None}), scored({})])
    np.testing.assert_allclose(found, [1, 0.2, 0, 0])


def test_disagreement_counts_rules_only_where_they_know_the_label() -> None:
    rules = [scored({"a": 0.9, "b": None}), scored({"a": None, "b": None})]
    model = [scored({"a": 0.1, "b": 0.7}), scored({"a": 0.3, "b": 0.7})]
    np.testing.assert_allclose(disagreement(rules, [model]), [0.8, 0.3])
    other = [scored({"a": 0.1, "b": 0.2}), scored({"a": 0.3, "b": 0.7})]
    np.testing.assert_allclose(disagreement(rules, [model, other]), [0.8, 0.3])


def test_parts_of_a_model_that_pull_apart(model: Model) -> None:
    quiet, loud = plain_sentence(random.Random(1)), planted_sentence(random.Random(2))
    articles = [article(text, number) for number, text in enumerate([quiet, loud] * 3)]
    (label,) = (each.label for each in model.learned)

    def said(*values: float) -> list[Scores]:
        return [
            Scores(article=one, scheme=SCHEME, version="x", sentences=(SentenceScores(0, len(one.text), {label: v}),))
            for one, v in zip(articles, values, strict=True)
        ]

    # As the n-grams have it everywhere but in the last: there the rest of the model talked them down.
    found = inner_disagreement(model, said(0.1, 0.9, 0.1, 0.9, 0.1, 0.2))
    assert found.argmax() == 5
    assert inner_disagreement(model, said(0.1, 0.9, 0.1, 0.9, 0.1, 0.9)).max() < 0.2
    assert inner_disagreement(model, []).shape == (0,)


def test_ranks() -> None:
    np.testing.assert_allclose(ranks(np.array([3.0, 1.0, 2.0])), [1, 0, 0.5])
    np.testing.assert_allclose(ranks(np.array([2.0, 2.0])), [0.5, 0.5])
    assert ranks(np.array([7.0])).tolist() == [0.5]


def test_ten_reposts_of_one_story_are_one_choice() -> None:
    texts = [STORIES[0]] * 10 + list(STORIES[1:])
    group = np.array([0] * 10 + [1, 2])
    assert sorted(diverse(texts, np.array([1.0] * 10 + [0.1, 0.1]), group, 12)) == [0, 10, 11]


def test_what_resembles_the_chosen_waits() -> None:
    rewritten = STORIES[0].replace("nine boats in the storm", "two sheds")
    texts = [STORIES[0], rewritten, STORIES[1]]
    assert diverse(texts, np.array([1.0, 0.9, 0.6]), np.arange(3), 3) == [0, 2, 1]
    assert diverse(texts, np.array([1.0, 0.9, 0.6]), np.arange(3), 1, taken=[0]) == [2]
    assert diverse([], np.zeros(0), np.zeros(0, np.int64), 3) == []


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
