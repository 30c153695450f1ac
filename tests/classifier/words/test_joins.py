"""Marks of a trained model reach as far as those that it learned from: phrases, or word by word."""

from dataclasses import replace

import pandas as pd
import pytest

from classifier.model import Model
from classifier.score import score
from classifier.train import train
from exports.dataset import Dataset
from tests.classifier.invented import PLANTED, invented_articles, invented_dataset
from unsourced.article import Article, make_article

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
