"""The stack weighs parts by what they are worth on other folds, and folds into one row of weights."""

import numpy as np
import pytest

from classifier.features.sentence_table import SentenceTable, sentence_table
from classifier.training.out_of_fold import OutOfFold
from classifier.training.stacking import Stacked, stack
from tests.classifier.invented import asked_for_one_label, invented_articles


@pytest.fixture(scope="module")
def table() -> SentenceTable:
    return sentence_table(asked_for_one_label(invented_articles(8)))


@pytest.fixture(scope="module")
def parts(table: SentenceTable) -> OutOfFold:
    """N-grams that know the truth, attribution that guesses, no embedding, and a sentence without n-grams."""
    random = np.random.default_rng(1)
    count = len(table.texts)
    ngrams = np.where(table.shares >= 0.5, 2.0, -2.0) + random.normal(size=(count, 1))
    ngrams[0] = np.nan
    return OutOfFold(
        ngrams=ngrams,
        attribution=random.normal(size=(count, 1)),
        embedding=np.zeros((count, 1)),
        word_logits=np.zeros((len(table.words.type_of), 0), dtype=np.float32),
        aggregates=random.normal(size=(count, 2)).astype(np.float32),
        parts=[np.flatnonzero(np.arange(count) % 3 == fold) for fold in range(3)],
    )


@pytest.fixture(scope="module")
def stacked(table: SentenceTable, parts: OutOfFold) -> Stacked:
    return stack(table, parts, 0, 0)


def test_a_part_weighs_what_it_is_worth(stacked: Stacked) -> None:
    assert stacked.ngrams > 4 * abs(stacked.attribution)
    assert stacked.embedding == 0
    assert stacked.aggregates.shape == stacked.centre.shape == (2,)


def test_held_out_log_odds_tell_positives_apart(stacked: Stacked, table: SentenceTable) -> None:
    assert np.flatnonzero(np.isnan(stacked.held_out)).tolist() == [0]
    known = ~np.isnan(stacked.held_out)
    positive = table.shares[:, 0] >= 0.5
    assert stacked.held_out[known & positive].mean() > 0 > stacked.held_out[known & ~positive].mean()


def test_the_whole_is_one_row_of_weights(stacked: Stacked, table: SentenceTable, parts: OutOfFold) -> None:
    logits = stacked.logits(parts, 0, table.features)
    row = 5
    by_hand = (
        stacked.ngrams * parts.ngrams[row, 0]
        + stacked.attribution * parts.attribution[row, 0]
        + float(parts.aggregates[row] @ stacked.aggregates)
        + float(table.features[row] @ stacked.features)
        + stacked.intercept
    )
    assert logits[row] == pytest.approx(by_hand)
    assert np.isnan(logits[0])
    assert np.corrcoef(logits[1:], stacked.held_out[1:])[0, 1] > 0.9
