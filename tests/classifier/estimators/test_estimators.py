"""The estimators keep scikit-learn's promises: its own checks on the numeric one, the same by hand on texts."""

import random
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils import get_tags
from sklearn.utils.estimator_checks import parametrize_with_checks

from classifier.estimators import SentenceClassifier, SoftLabelLogistic, TokenClassifier
from tests.classifier.invented import PLANTED, plain_sentence, planted_sentence

CHANCE = random.Random(5)
TEXTS = [planted_sentence(CHANCE) if number % 3 == 0 else plain_sentence(CHANCE) for number in range(60)]
LABELS = np.array(["loaded" if number % 3 == 0 else "as it is" for number in range(60)])
MARKS = [[(text.find(PLANTED), text.find(PLANTED) + len(PLANTED), 0.8)] if PLANTED in text else [] for text in TEXTS]
FIT: dict[type, tuple[Any, dict[str, Any]]] = {
    SentenceClassifier: (LABELS, {"marks": MARKS}),
    TokenClassifier: (MARKS, {}),
}


@parametrize_with_checks([SoftLabelLogistic()])
def test_scikit_learns_own_checks(estimator: Any, check: Any) -> None:
    check(estimator)


def test_shares_move_it_as_repeated_votes_would() -> None:
    chance = np.random.default_rng(2)
    rows = chance.normal(size=(40, 3))
    votes = chance.integers(0, 6, 40)
    ours = SoftLabelLogistic(C=5.0).fit(rows, votes > 2, shares=votes / 5)
    many = np.repeat(np.arange(40), 5)
    said = np.concatenate([[True] * count + [False] * (5 - count) for count in votes])
    peer = LogisticRegression(C=1.0, tol=1e-8).fit(rows[many], said)
    assert_allclose(ours.coef_, peer.coef_, atol=1e-3)
    with pytest.raises(ValueError, match="0..1"):
        ours.fit(rows, votes > 2, shares=votes)
    with pytest.raises(ValueError, match="shape"):
        ours.fit(rows, votes > 2, shares=[0.5])


@pytest.mark.parametrize("kind", [SentenceClassifier, TokenClassifier])
def test_estimators_of_texts_keep_the_promises(kind: type) -> None:
    target, extra = FIT[kind]
    estimator = kind()
    assert clone(estimator).get_params() == estimator.get_params()
    assert get_tags(estimator).input_tags.string
    with pytest.raises(NotFittedError):
        estimator.predict(TEXTS)
    before = estimator.get_params()
    assert estimator.fit(TEXTS, target, **extra) is estimator
    assert estimator.get_params() == before
    # The same twice, from a list or an array, all at once or one by one.
    again = clone(estimator).fit(np.array(TEXTS, dtype=object), target, **extra)
    for one, two in zip(estimator.predict_proba(TEXTS), again.predict_proba(TEXTS), strict=True):
        assert_array_equal(one, two)
    alone = [estimator.predict_proba([text])[0] for text in TEXTS[:5]]
    for one, two in zip(alone, estimator.predict_proba(TEXTS), strict=False):
        assert_allclose(one, two, atol=1e-6)
    for wrong, message in (("a text", "string object"), ([], "empty list"), ([3], "not a string")):
        with pytest.raises(ValueError, match=message):
            estimator.fit(wrong, target)
        with pytest.raises(ValueError, match=message):
            estimator.predict(wrong)
    with pytest.raises(ValueError, match="sentences"):
        estimator.fit(TEXTS[:5], target)
    estimator.predict(["", "…", " \u2028 👍"])


def test_the_sentence_classifier_learns_and_names_classes() -> None:
    fitted = SentenceClassifier().fit(TEXTS, LABELS, marks=MARKS)
    assert fitted.score(TEXTS, LABELS) == 1
    assert list(fitted.classes_) == ["as it is", "loaded"]
    assert_allclose(fitted.predict_proba(TEXTS).sum(axis=1), 1)
    assert_array_equal(fitted.predict(TEXTS) == "loaded", fitted.decision_function(TEXTS) > 0)
    with pytest.raises(ValueError, match="binary"):
        SentenceClassifier().fit(TEXTS, np.arange(len(TEXTS)) % 3)
    with pytest.raises(ValueError, match="two groups"):
        SentenceClassifier().fit(TEXTS, LABELS, groups=np.zeros(len(TEXTS)))
    with pytest.raises(ValueError, match="does not fit sentence 0"):
        SentenceClassifier().fit(TEXTS, LABELS, marks=[[(0, 999, 1.0)], *MARKS[1:]])


def test_it_works_in_pipelines_searches_and_cross_validation() -> None:
    pipeline = make_pipeline(
        FunctionTransformer(lambda texts: [text.replace("  ", " ") for text in texts]), SentenceClassifier()
    )
    assert pipeline.fit(TEXTS, LABELS).score(TEXTS, LABELS) > 0.9
    some = np.array(TEXTS[:30], dtype=object)
    said = cross_val_predict(SentenceClassifier(2), some, LABELS[:30], cv=2, params={"marks": MARKS[:30]})
    assert said.shape == (30,)
    search = GridSearchCV(SentenceClassifier(), {"inner_folds": [2, 3]}, cv=2)
    search.fit(some, LABELS[:30], marks=MARKS[:30])
    assert search.best_params_["inner_folds"] in (2, 3)
    peer = make_pipeline(TfidfVectorizer(), SoftLabelLogistic())
    assert peer.fit(TEXTS, LABELS).score(TEXTS, LABELS) > 0.9


def test_the_word_marker_marks_what_was_marked() -> None:
    fitted = TokenClassifier().fit(TEXTS, MARKS)
    for text, marks, expected in zip(TEXTS, fitted.predict(TEXTS), MARKS, strict=True):
        found = {text[start:end] for start, end, _ in marks}
        assert found == ({PLANTED} if expected else set())
