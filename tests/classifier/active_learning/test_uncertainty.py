"""How much a label would teach: values near a half, and parts that do not agree."""

import random

import numpy as np

from classifier.active_learning.uncertainty import disagreement, inner_disagreement, ranks, uncertainty
from classifier.model.model import Model
from classifier.scoring.scores import Scores, SentenceScores
from tests.classifier.hand_model import SCHEME
from tests.classifier.invented import plain_sentence, planted_sentence
from unsourced.core.article import make_article


def scored(*values: dict[str, float | None]) -> Scores:
    article = make_article(title="", body="One. " * max(len(values), 1), raw="", reader_version="t")
    sentences = tuple(SentenceScores(0, 4, value) for value in values)
    return Scores(article=article, scheme=SCHEME, version="x", sentences=sentences)


def test_uncertainty_is_nearness_to_a_half() -> None:
    found = uncertainty([scored({"a": 0.5, "b": 0.9}), scored({"a": 0.9}), scored({"a": 1.0, "b": None}), scored({})])
    np.testing.assert_allclose(found, [1, 0.2, 0, 0])


def test_an_article_counts_by_its_five_most_unsure_sentences() -> None:
    values: list[dict[str, float | None]] = [{"a": 0.5 if number < 4 else 1.0} for number in range(24)]
    found = uncertainty([scored(*values), scored()])
    np.testing.assert_allclose(found, [0.8, 0])


def test_disagreement_counts_rules_only_where_they_know_the_label() -> None:
    rules = [scored({"a": 0.9, "b": None}), scored({"a": None, "b": None})]
    model = [scored({"a": 0.1, "b": 0.7}), scored({"a": 0.3, "b": 0.7})]
    np.testing.assert_allclose(disagreement(rules, [model]), [0.8, 0.3])
    other = [scored({"a": 0.1, "b": 0.2}), scored({"a": 0.3, "b": 0.7})]
    np.testing.assert_allclose(disagreement(rules, [model, other]), [0.8, 0.3])


def test_parts_of_a_model_that_pull_apart(model: Model) -> None:
    quiet, loud = plain_sentence(random.Random(1)), planted_sentence(random.Random(2))
    articles = [
        make_article(title="", body=text, raw=str(number), reader_version="t")
        for number, text in enumerate([quiet, loud] * 3)
    ]
    (label,) = (each.label for each in model.learned)

    def with_values(*values: float) -> list[Scores]:
        return [
            Scores(article=one, scheme=SCHEME, version="x", sentences=(SentenceScores(0, len(one.text), {label: v}),))
            for one, v in zip(articles, values, strict=True)
        ]

    # As the n-grams have it everywhere but in the last: there the rest of the model talked them down.
    found = inner_disagreement(model, with_values(0.1, 0.9, 0.1, 0.9, 0.1, 0.2))
    assert found.argmax() == 5
    assert inner_disagreement(model, with_values(0.1, 0.9, 0.1, 0.9, 0.1, 0.9)).max() < 0.2
    assert inner_disagreement(model, []).shape == (0,)


def test_ranks() -> None:
    np.testing.assert_allclose(ranks(np.array([3.0, 1.0, 2.0])), [1, 0, 0.5])
    np.testing.assert_allclose(ranks(np.array([2.0, 2.0])), [0.5, 0.5])
    assert ranks(np.array([7.0])).tolist() == [0.5]
