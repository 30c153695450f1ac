"""From articles to arrays: what rules find, and what models predict for sentences laid end to end."""

from dataclasses import replace

import pytest

from classifier.scoring.predict import article_inputs, predict
from tests.classifier.hand_model import SCHEME, hand_model
from unsourced.core.article import make_article

FIRST = make_article(title="", body="A vile plan. Critics say it fell.", raw="1", reader_version="test")
SECOND = make_article(title="", body="Who asks?", raw="2", reader_version="test")


def test_inputs_are_sentences_and_what_the_rules_found() -> None:
    inputs = article_inputs(FIRST, SCHEME)
    assert inputs.sentences == [(0, 12), (13, 33)]
    assert {span.label for span in inputs.spans} >= {"vague-source"}
    assert inputs.abstained == ""


def test_another_language_is_not_scored() -> None:
    inputs = article_inputs(replace(FIRST, language="fr"), SCHEME)
    assert (inputs.sentences, inputs.spans) == ([], ())
    assert inputs.abstained == "not scored: its language is fr, and only English is known"


def test_sentences_of_a_batch_are_laid_end_to_end() -> None:
    batch = [article_inputs(article, None) for article in (FIRST, replace(FIRST, language="fr"), SECOND)]
    one, other = predict([hand_model(), hand_model(version="other")], batch)
    assert one.logits.tolist() == [[2], [-2], [-1]]
    assert one.values.ravel().tolist() == pytest.approx([0.880797, 0.119203, 0.268941], abs=1e-6)
    assert (one.tokens(0), one.tokens(1), one.tokens(2)) == (slice(0, 4), slice(4, 9), slice(9, 12))
    assert one.words is other.words
    assert one.attributed == {}


def test_no_model_and_no_article() -> None:
    assert predict([], [article_inputs(FIRST, None)]) == []
    (nothing,) = predict([hand_model()], [])
    assert nothing.logits.shape == (0, 1)
