"""The sentences that a model learns from, and what must stay together in a fold."""

from dataclasses import replace

import numpy as np
import pytest

from classifier.features.sentence_features import SURFACE_FEATURES
from classifier.features.sentence_table import sentence_table
from tests.classifier.invented import PLANTED, asked_for_one_label, invented_articles, invented_dataset
from unsourced.errors import DatasetError

LABEL = "opinion-as-fact"
ARTICLES = invented_articles(4)


def test_sentences_stand_in_order_with_the_share_that_marked_them() -> None:
    table = sentence_table(asked_for_one_label(ARTICLES))
    texts = {article.id: article.text for article in ARTICLES}
    assert table.labels == (LABEL,)
    assert len(table.texts) == 4 * 9  # eight sentences and a headline
    for text, name, (start, end) in zip(table.texts, table.article_ids, table.offsets, strict=True):
        assert texts[name][start:end] == text
    planted = np.array([PLANTED in text for text in table.texts])
    assert set(table.shares[~planted, 0].tolist()) == {0}
    # The third annotator misses every fourth.
    assert set(table.shares[planted, 0].round(3).tolist()) <= {0.667, 1}
    assert (table.role, table.abstained) == ("annotator", 0)


def test_arrays_are_alike_in_length() -> None:
    table = sentence_table(asked_for_one_label(ARTICLES))
    assert table.features.shape == (36, 2 * len(table.rule_labels) + len(SURFACE_FEATURES))
    assert len(table.words.ends) == len(table.rule_spans) == len(table.attribution) == 36
    assert len(table.word_shares) == len(table.joined_shares) == len(table.words.starts)
    assert table.outlet_names[0] == ARTICLES[0].outlet


def test_copies_share_a_group_and_other_languages_are_left_out() -> None:
    copy = replace(ARTICLES[0], id="copy", outlet="Elsewhere")
    other = replace(ARTICLES[1], language="fr")
    table = sentence_table(invented_dataset([ARTICLES[0], other, copy, ARTICLES[2]]))
    group = {name: int(number) for name, number in zip(table.article_ids, table.groups, strict=True)}
    assert group[ARTICLES[0].id] == group["copy"] != group[ARTICLES[2].id]
    assert len(set(table.outlets.tolist())) == 3
    assert table.abstained == 1
    assert other.id not in table.article_ids


def test_without_labels_in_english_there_is_nothing_to_learn() -> None:
    dataset = invented_dataset([replace(ARTICLES[0], language="fr")])
    with pytest.raises(DatasetError, match="no annotated article in English"):
        sentence_table(dataset)
    with pytest.raises(DatasetError):
        sentence_table(replace(dataset, annotations=dataset.annotations.iloc[:0], spans=dataset.spans.iloc[:0]))
