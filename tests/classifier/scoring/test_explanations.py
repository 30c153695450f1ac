"""Explanations: the parts are the whole, and they name the words that drove a mark."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.features.sentence_features import surface_features
from classifier.model.model import Model
from classifier.scoring.contributions import SentenceInputs, contributions
from classifier.scoring.explanations import reason
from classifier.token_model.sentence_aggregates import aggregates
from classifier.token_model.token_table import word_table
from classifier.training.train import train
from tests.classifier.invented import PLANTED, invented_articles, invented_dataset
from unsourced.core.types import Float32

WORDS = ["The", "council", "opened,", PLANTED, "late.", "“quoted”", "nine boats", "—", "\u00a0", "x", "it's"]


@pytest.fixture(scope="module")
def word_model() -> Model:
    """A model of a label whose words are marked, so that the word model has a say."""
    return train(invented_dataset(whole_sentence=False))


@settings(max_examples=60)
@given(words=st.lists(st.sampled_from(WORDS)))
def test_the_parts_add_up_to_the_log_odds(model: Model, word_model: Model, words: list[str]) -> None:
    text = " ".join(words)
    for each in (model, word_model):
        seen = _sentence_inputs(each, text, np.linspace(0, 1, len(each.feature_weights), dtype=np.float32))
        [parts] = contributions(each, [seen])
        logits = each.logits([text], seen.features[None], seen.aggregates[None])
        assert parts.totals == pytest.approx(logits[0], abs=1e-4)
        assert len(parts.pieces) == len(text.split())


def test_the_reason_names_the_planted_word(model: Model, word_model: Model) -> None:
    article = invented_articles(1)[0]
    text = f"The council {PLANTED} closed the pier."
    for each in (model, word_model):
        [parts] = contributions(each, [_sentence_inputs(each, text, _no_clues(each))])
        assert f"“{PLANTED}”" in reason(each, text, parts, 0)
        assert text.split()[int(np.argmax(parts.pieces[:, 0]))] == PLANTED
    assert surface_features(article, [(0, 5)])[0, 0] == 1


def test_nothing_to_name(model: Model) -> None:
    [parts] = contributions(model, [_sentence_inputs(model, "— !", _no_clues(model))])
    assert "no single word" in reason(model, "— !", parts, 0)


def _sentence_inputs(model: Model, text: str, features: Float32) -> SentenceInputs:
    words = word_table([text])
    word_scores = model.word_model.probabilities(words)
    return SentenceInputs(text, features, words.starts, word_scores, aggregates(word_scores, words.ends)[0])


def _no_clues(model: Model) -> Float32:
    return np.zeros(len(model.feature_weights), dtype=np.float32)
