"""The sentences that somebody judged, and the shares of annotators who marked each."""

from dataclasses import replace

import numpy as np

from classifier.evaluation.reference_labels import judged_sentences, shares_of
from tests.classifier.invented import PLANTED, invented_articles, invented_dataset

ARTICLES = invented_articles(2)
DATASET = invented_dataset(ARTICLES)


def test_every_sentence_of_what_was_submitted() -> None:
    found = judged_sentences(DATASET)
    assert [article.id for article in found.articles] == [article.id for article in ARTICLES]
    assert len(found) == sum(1 for _ in found.starts)
    first, second = (found.rows_of[article.id] for article in ARTICLES)
    assert (first.start, first.stop, second.stop) == (0, second.start, len(found))
    assert all(found.text(row) == ARTICLES[0].text[found.starts[row] : found.ends[row]] for row in range(first.stop))


def test_an_article_that_nobody_submitted_is_left_out() -> None:
    left = DATASET.annotations["article_id"] == ARTICLES[0].id
    found = judged_sentences(replace(DATASET, annotations=DATASET.annotations[left]))
    assert [article.id for article in found.articles] == [ARTICLES[0].id]
    assert len(judged_sentences(DATASET, roles=("gold",))) == 0


def test_shares_are_of_those_who_were_asked() -> None:
    found = judged_sentences(DATASET)
    shares = shares_of(DATASET, found)
    assert shares.shape == (len(found), len(DATASET.scheme.label_keys))
    column = shares[:, found.labels.index("opinion-as-fact")]
    planted = np.array([PLANTED in found.text(row) for row in range(len(found))])
    assert planted.sum() == 4
    # Ada and Bo mark all of them, Cem misses some.
    assert set(np.round(column[planted], 2)) <= {0.67, 1.0}
    assert (column[~planted] == 0).all()
    assert np.isnan(shares_of(DATASET, found, roles=("gold",))).all()
