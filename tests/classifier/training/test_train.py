"""Training: what is learned, what is left to the rules, and that nothing leaks."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from classifier.features.sentence_table import sentence_table
from classifier.linear.logistic import sigmoid
from classifier.metrics.decision_threshold import best_threshold, cross_fitted, precision_recall
from classifier.model.model import Model
from classifier.scoring.score import score
from classifier.splits.training_folds import folds, outlet_units
from classifier.training.fit import Learning
from classifier.training.train import train
from exports.dataset.dataset import Dataset
from exports.dataset.schema import articles_frame
from tests.classifier.invented import OUTLETS, PLANTED, invented_articles, invented_dataset
from unsourced.core.article import make_article
from unsourced.errors import DatasetError

LABEL = "opinion-as-fact"


def test_a_planted_word_is_learned_where_no_rule_knows_it(model: Model) -> None:
    (label,) = model.learned
    assert label.label == LABEL
    figures = model.card["held_out"]["labels"][LABEL]
    assert figures["held_out"]["f1"] > 0.9
    assert figures["decided_by"] == "learned"
    for scores in score(invented_articles(4, seed=99), [model], labels=[LABEL]):
        text = scores.article.text
        assert [PLANTED in text[span.start : span.end] for span in scores.spans] == [True, True]


def test_the_same_dataset_gives_the_same_model(model: Model) -> None:
    again = train(invented_dataset())
    assert again.version == model.version
    np.testing.assert_array_equal(again.weights, model.weights)
    assert again.card == model.card


def test_other_labels_are_left_to_the_rules_and_the_card_says_why(model: Model) -> None:
    card = model.card["held_out"]["labels"]["vague-source"]
    assert card["decided_by"] == "rules"
    assert "0 sentences in 0 articles" in card["why"]
    assert model.card["synthetic"] is True
    assert any("synthetic" in limit for limit in model.card["limits"])


def test_too_few_articles_are_not_learned_from() -> None:
    few = train(invented_dataset(invented_articles(4)))
    assert not few.learned
    assert few.feature_count == len(few.weights)
    assert "8 sentences in 4 articles" in few.card["held_out"]["labels"][LABEL]["why"]
    assert [scores.spans for scores in score(invented_articles(2, seed=3), [few], labels=[LABEL])] == [(), ()]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_noise_is_not_learned(seed: int) -> None:
    dataset = invented_dataset()
    random = np.random.default_rng(seed)
    spans = dataset.spans.copy()
    texts = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
    homes = dict(zip(dataset.annotations["annotation_id"], dataset.annotations["article_id"], strict=True))
    for place, annotation_id in zip(spans.index, spans["annotation_id"], strict=True):
        start = int(random.integers(0, len(texts[homes[annotation_id]]) - 10))
        spans.loc[place, ["start", "end"]] = start, start + 5
    figures = train(replace(dataset, spans=spans)).card["held_out"]["labels"][LABEL]
    assert figures["decided_by"] == "rules"
    assert "not learnable yet" in figures["why"]


def test_one_class_only_is_left_to_the_rules() -> None:
    everything = invented_dataset(word=" ", label=LABEL)
    figures = train(everything).card["held_out"]["labels"][LABEL]
    assert figures["decided_by"] == "rules"
    assert "every sentence is marked" in figures["why"]


def test_nothing_submitted_is_an_error() -> None:
    dataset = invented_dataset()
    with pytest.raises(DatasetError, match="nobody with the role annotator or gold"):
        train(replace(dataset, annotations=dataset.annotations.assign(status="skipped")))


def test_other_languages_are_not_learned() -> None:
    articles = invented_articles()
    dataset = invented_dataset(articles)
    french = [replace(article, language="fr") for article in articles]
    with pytest.raises(DatasetError, match="English"):
        train(replace(dataset, articles=articles_frame(french)))
    half = [replace(article, language="fr" if n % 2 else "en") for n, article in enumerate(articles)]
    trained_on = train(replace(dataset, articles=articles_frame(half))).card["trained_on"]
    assert (trained_on["articles"], trained_on["articles_in_other_languages"]) == (12, 12)


def test_folds_keep_outlets_and_groups_together() -> None:
    table = sentence_table(invented_dataset())
    units = outlet_units(table.groups, table.outlets)
    assert units is not None
    for training, rest in folds(units, 3):
        assert not set(table.outlets[training]) & set(table.outlets[rest])
        assert not set(table.groups[training]) & set(table.groups[rest])
    for training, rest in folds(table.groups):
        assert not set(table.groups[training]) & set(table.groups[rest])
    assert sorted(np.concatenate([rest for _, rest in folds(units)])) == list(range(len(units)))


def test_two_outlets_are_too_few_to_leave_one_out() -> None:
    table = sentence_table(invented_dataset(invented_articles(outlets=("Velmora Post", "Tarsk Courier"))))
    assert outlet_units(table.groups, table.outlets) is None


def test_outlets_that_share_a_group_are_one_unit() -> None:
    groups, outlets = np.array([0, 0, 1, 2, 3]), np.array([0, 1, 1, 2, 3])
    units = outlet_units(groups, outlets)
    assert units is not None
    assert units[0] == units[1] == units[2]
    assert len(set(units)) == 3


def test_one_unit_gives_no_folds() -> None:
    assert folds(np.zeros(5, dtype=np.int64)) == []


def test_recognising_the_outlet_does_not_pay() -> None:
    """Two of four outlets are marked throughout, and each signs its sentences: easy on other articles of the outlet,
    worthless on another outlet, and so left to the rules."""
    dataset = _signed()
    figures = train(dataset).card["held_out"]["labels"][LABEL]
    assert figures["held_out"]["f1"] > 0.95
    assert figures["other_outlets"]["f1"] < 0.6
    assert figures["decided_by"] == "rules"
    assert "did not hold on other outlets" in figures["why"]


def _signed() -> Dataset:
    """Invented articles in which every sentence has its outlet's word, and two outlets' sentences are all marked."""
    signatures = dict(zip(OUTLETS, ("amber", "birch", "cedar", "dune"), strict=True))
    articles = [
        make_article(
            title="",
            body=article.body.replace(".", f" {signatures[article.outlet or '']}."),
            raw=article.text,
            reader_version="test",
            outlet=article.outlet,
        )
        for article in invented_articles()
    ]
    dataset = invented_dataset(articles, word=" amber")
    return replace(dataset, spans=pd.concat([dataset.spans, invented_dataset(articles, word=" birch").spans]))


def test_no_part_sees_what_it_is_asked_about() -> None:
    """A word that each sentence has for itself tells its label in training and nothing out of fold."""
    table = sentence_table(invented_dataset())
    column = table.labels.index(LABEL)
    chance = np.random.default_rng(1)
    shares = table.shares.copy()
    shares[:, column] = chance.integers(0, 2, len(shares))
    words = table.word_shares.copy()
    words[:, column] = shares[table.words.sentence_of, column]
    noise = replace(table, shares=shares, word_shares=words)
    parts = Learning.of(noise, [column], [column]).out_of_fold(folds(table.groups))
    true = shares[:, column] >= 0.5
    assert abs(np.corrcoef(true, parts.ngrams[:, 0])[0, 1]) < 0.25
    assert np.abs([np.corrcoef(true, row)[0, 1] for row in parts.aggregates.T[:7]]).max() < 0.25
    assert (
        best_threshold(sigmoid(parts.ngrams[:, 0]), true) is None
        or precision_recall(cross_fitted(sigmoid(parts.ngrams[:, 0]), true, parts.parts), true).precision < 0.65
    )


def test_thresholds() -> None:
    scores = np.array([0.9, 0.8, 0.7, 0.2, 0.1])
    true = np.array([True, True, False, False, False])
    assert best_threshold(scores, true) == pytest.approx(0.75)
    assert best_threshold(scores, np.zeros(5, dtype=bool)) is None
    assert best_threshold(np.array([0.9, 0.8, 0.1]), np.array([False, False, True])) is None
    # Equal scores are marked together or not at all.
    assert best_threshold(np.array([0.5, 0.5, 0.5]), np.array([True, False, False])) is None


def test_rightness() -> None:
    right = precision_recall(np.array([True, True, False, False]), np.array([True, False, True, False]))
    assert (right.precision, right.recall, right.f1) == (0.5, 0.5, 0.5)
    assert precision_recall(np.zeros(3, dtype=bool), np.zeros(3, dtype=bool)).f1 == 0


def test_gold_labels_alone_teach_as_one_voice() -> None:
    dataset = invented_dataset()
    gold = replace(dataset, annotations=dataset.annotations.assign(role="gold"))
    table = sentence_table(gold)
    assert table.role == "gold"
    trained = train(gold)
    assert [label.label for label in trained.learned] == [LABEL]
    assert trained.card["trained_on"]["role"] == "gold"
    assert trained.card["trained_on"]["spans"] == len(dataset.spans)
