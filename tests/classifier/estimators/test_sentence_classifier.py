"""The sentence classifier: what it learns, and its use in pipelines, searches and cross-validation."""

from typing import Any, ClassVar

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import GridSearchCV, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

from classifier.estimators import SentenceClassifier, SoftLabelLogistic
from tests.classifier.estimators.contract import LABELS, MARKS, TEXTS, TextEstimatorContract


class TestSentenceClassifier(TextEstimatorContract):
    estimator = SentenceClassifier
    target = LABELS
    fit_parameters: ClassVar[dict[str, Any]] = {"spans": MARKS}


def test_the_sentence_classifier_learns_and_names_classes() -> None:
    fitted = SentenceClassifier().fit(TEXTS, LABELS, spans=MARKS)
    assert fitted.score(TEXTS, LABELS) == 1
    assert list(fitted.classes_) == ["as it is", "loaded"]
    assert_allclose(fitted.predict_proba(TEXTS).sum(axis=1), 1)
    assert_array_equal(fitted.predict(TEXTS) == "loaded", fitted.decision_function(TEXTS) > 0)
    with pytest.raises(ValueError, match="binary"):
        SentenceClassifier().fit(TEXTS, np.arange(len(TEXTS)) % 3)
    with pytest.raises(ValueError, match="two groups"):
        SentenceClassifier().fit(TEXTS, LABELS, groups=np.zeros(len(TEXTS)))
    with pytest.raises(ValueError, match="does not fit sentence 0"):
        SentenceClassifier().fit(TEXTS, LABELS, spans=[[(0, 999, 1.0)], *MARKS[1:]])


def test_it_works_in_pipelines_searches_and_cross_validation() -> None:
    pipeline = make_pipeline(
        FunctionTransformer(lambda texts: [text.replace("  ", " ") for text in texts]), SentenceClassifier()
    )
    assert pipeline.fit(TEXTS, LABELS).score(TEXTS, LABELS) > 0.9
    some = np.array(TEXTS[:30], dtype=object)
    predicted = cross_val_predict(SentenceClassifier(2), some, LABELS[:30], cv=2, params={"spans": MARKS[:30]})
    assert predicted.shape == (30,)
    search = GridSearchCV(SentenceClassifier(), {"inner_folds": [2, 3]}, cv=2)
    search.fit(some, LABELS[:30], spans=MARKS[:30])
    assert search.best_params_["inner_folds"] in (2, 3)
    peer = make_pipeline(TfidfVectorizer(), SoftLabelLogistic())
    assert peer.fit(TEXTS, LABELS).score(TEXTS, LABELS) > 0.9
