"""How words are marked: thresholds and joins from held-out text, and marks that reach as far as those learned from."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from classifier.model.model import Model
from classifier.scoring.score import score
from classifier.token_model.fit_spans import HeldOut, exact_f1, fit_joins, fit_span_decoding
from classifier.token_model.spans import Joins, WordMarks
from classifier.training.train import train
from exports.dataset.dataset import Dataset
from tests.classifier.invented import PLANTED, invented_articles, invented_dataset
from unsourced.core.article import Article, make_article
from unsourced.core.types import Float64

PHRASE = f"{PLANTED} bungling"
LABEL = "opinion-as-fact"


def with_phrase(article: Article, number: int) -> Article:
    text = article.text[article.body_start :].replace(PLANTED, PHRASE)
    return make_article(
        title=article.title, body=text, raw=f"phrase {number}", reader_version="test", outlet=article.outlet
    )


@pytest.fixture(scope="module")
def by_phrase() -> Dataset:
    articles = [with_phrase(article, number) for number, article in enumerate(invented_articles())]
    return invented_dataset(articles, word=PHRASE, whole_sentence=False)


def by_word(data: Dataset) -> Dataset:
    """The same words marked, each by itself."""
    first, second = data.spans.copy(), data.spans.copy()
    first["end"] = first["start"] + len(PLANTED)
    second["start"] = second["start"] + len(PLANTED) + 1
    second["region_id"] = second["region_id"] + "-second"
    return replace(data, spans=pd.concat([first, second], ignore_index=True))


def marked(model: Model) -> set[str]:
    (scores,) = score([with_phrase(invented_articles(1, seed=99)[0], 99)], [model])
    return {scores.article.text[span.start : span.end] for span in scores.spans if span.label == LABEL}


def test_a_phrase_is_one_mark_where_it_was_marked_as_one(by_phrase: Dataset) -> None:
    assert marked(train(by_phrase)) == {PHRASE}


def test_words_are_marks_of_their_own_where_they_were_marked_so(by_phrase: Dataset) -> None:
    assert marked(train(by_word(by_phrase))) == {PLANTED, "bungling"}


def pairs(words: Float64, joined: Float64) -> HeldOut:
    """Words that all were marked, two in a sentence."""
    count = len(words)
    return HeldOut(
        words=words,
        sentences=np.zeros(count),
        is_word=np.ones(count, dtype=bool),
        before=np.where(np.arange(count) % 2 == 1, np.arange(count) - 1, -1),
        marked=np.ones(count),
        joined=joined,
    )


@pytest.mark.parametrize("as_one", [True, False])
def test_joins_are_learned_from_how_annotators_mark(as_one: bool) -> None:
    words = np.random.default_rng(2).normal(2, 0.5, 400)
    marks = WordMarks(word=1, sentence=1, intercept=0, threshold=0.5)
    joins = fit_joins(marks, pairs(words, np.full(400, float(as_one))))
    assert joins(2, 2, 0) is as_one
    assert joins.of(words, words, np.zeros(400)).all() == as_one
    unknown = fit_joins(marks, pairs(words, np.full(400, np.nan)))
    assert unknown == Joins()
    assert unknown(2, 2, 0)


def test_the_surer_of_two_pairs_can_be_the_one_that_is_joined() -> None:
    words = np.random.default_rng(3).normal(2, 1, 2000)
    marks = WordMarks(word=1, sentence=1, intercept=0, threshold=0.5)
    joins = fit_joins(marks, pairs(words, (words + np.roll(words, 1) > 4).astype(float)))
    assert joins(3, 3, 0)
    assert not joins(1, 1, 0)


def test_marks_listen_to_sentence_and_word() -> None:
    score = np.random.default_rng(1)
    sentence = np.repeat(score.normal(0, 2, 200), 10)
    word = score.normal(-3, 2, 2000)
    shares = (score.random(2000) < 1 / (1 + np.exp(-word - sentence))).astype(float)
    held_out = HeldOut(
        words=word,
        sentences=sentence,
        is_word=np.ones(2000, dtype=bool),
        before=np.where(np.arange(2000) % 10 == 0, -1, np.arange(2000) - 1),
        marked=shares,
        joined=np.zeros(2000),
    )
    found = fit_span_decoding(held_out)
    assert found is not None
    marks, figures = found
    assert marks.word > 0.5
    assert marks.sentence > 0.5
    said = marks.scores(word, sentence) >= marks.threshold
    hits = (said & (shares > 0)).sum()
    assert figures.f1 == pytest.approx(2 * hits / (said.sum() + (shares > 0).sum()))
    assert figures.exact_f1 == pytest.approx(
        figures.f1
    )  # each marked word is a span of its own, and they are kept apart
    assert fit_span_decoding(replace(held_out, marked=np.zeros(2000))) is None
    unknown = np.arange(2000) < 1000
    part = fit_span_decoding(replace(held_out, marked=np.where(unknown, np.nan, shares)))
    assert part is not None
    assert part[0].word > 0.5


def test_exact_spans_are_runs_with_both_ends_right() -> None:
    """Sentences: a b, c d, e . f (a point between words), g h."""
    held_out = HeldOut(
        words=np.zeros(9),
        sentences=np.zeros(9),
        is_word=np.array([1, 1, 1, 1, 1, 0, 1, 1, 1], dtype=bool),
        before=np.array([-1, 0, -1, 2, -1, -1, 4, -1, 7]),
        marked=np.array([1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
        joined=np.array([0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
    )
    true = [True, True, False, True, True, True, True, True, True]
    joined = [False, True, False, False, False, False, True, False, False]
    assert exact_f1(np.array(true), np.array(joined), held_out) == 1  # ab, d, ef, g, h
    assert exact_f1(np.array(true), np.ones(9, dtype=bool), held_out) == pytest.approx(2 * 3 / (4 + 5))  # gh is one
    assert exact_f1(np.zeros(9, dtype=bool), np.ones(9, dtype=bool), held_out) == 0


def test_of_thresholds_that_are_about_equal_the_one_that_keeps_phrases_whole_is_taken() -> None:
    """A hundred phrases of a sure and an unsure word, and 206 words as unsure as these that one annotator marked.

    Sure words alone have an F1 of 0.667 and no span right, all of them one of 0.660 and every phrase.
    """
    unsure, doubts = np.linspace(0, -0.01, 100), np.linspace(0, -0.01, 206)
    phrases = np.column_stack([np.full(100, 3.0), unsure]).ravel()
    words = np.concatenate([phrases, doubts, np.full(1594, -4.0)])
    numbers = np.arange(2000)
    phrase, doubtful, second = numbers < 200, (numbers >= 200) & (numbers < 406), numbers % 2 == 1
    held_out = HeldOut(
        words=words,
        sentences=np.zeros(2000),
        is_word=np.ones(2000, dtype=bool),
        before=np.where(phrase & second, numbers - 1, -1),
        marked=np.where(phrase, 1.0, np.where(doubtful, 0.2, 0.0)),
        joined=(phrase & second).astype(float),
    )
    found = fit_span_decoding(held_out)
    assert found is not None
    marks, figures = found
    said = marks.scores(words, np.zeros(2000)) >= marks.threshold
    assert said[phrase].mean() > 0.9
    assert 0.65 < figures.f1 < 0.666
    assert figures.exact_f1 > 0.45
