"""What every estimator must do. A registered estimator has a class of this kind with its name.

    class TestTokenClassifier(TextEstimatorContract):
        estimator = TokenClassifier
        target = MARKS

`test_registry.py` fails where a registered estimator has no such class in the test file of its module. An estimator of
numbers also goes through scikit-learn's own checks; these know nothing of texts, so the same is asked by hand here.
"""

import random
from typing import Any, ClassVar

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.utils import get_tags

from tests.classifier.invented import PLANTED, plain_sentence, planted_sentence

DRAWN = random.Random(5)
TEXTS = [planted_sentence(DRAWN) if number % 3 == 0 else plain_sentence(DRAWN) for number in range(60)]
LABELS = np.array(["loaded" if number % 3 == 0 else "as it is" for number in range(60)])
MARKS = [[(text.find(PLANTED), text.find(PLANTED) + len(PLANTED), 0.8)] if PLANTED in text else [] for text in TEXTS]


class EstimatorContract:
    """The tests that each registered estimator has to pass.

    `rows` and `target` are what it is fitted to, `fit_parameters` what `fit` takes beside them.
    """

    estimator: ClassVar[type[Any]]
    rows: ClassVar[Any]
    target: ClassVar[Any]
    fit_parameters: ClassVar[dict[str, Any]] = {}

    @pytest.fixture(scope="class")
    @classmethod
    def fitted(cls) -> Any:
        return cls.estimator().fit(cls.rows, cls.target, **cls.fit_parameters)

    def test_it_can_be_cloned(self) -> None:
        estimator = self.estimator()
        assert clone(estimator).get_params() == estimator.get_params()

    def test_it_predicts_nothing_before_it_is_fitted(self) -> None:
        with pytest.raises(NotFittedError):
            self.estimator().predict(self.rows)

    def test_fitting_gives_itself_and_changes_no_parameter(self) -> None:
        estimator = self.estimator()
        before = estimator.get_params()
        assert estimator.fit(self.rows, self.target, **self.fit_parameters) is estimator
        assert estimator.get_params() == before

    def test_the_same_data_give_the_same_predictions(self, fitted: Any) -> None:
        again = clone(fitted).fit(self.rows, self.target, **self.fit_parameters)
        for one, two in zip(fitted.predict_proba(self.rows), again.predict_proba(self.rows), strict=True):
            assert_array_equal(one, two)

    def test_one_row_is_predicted_as_among_others(self, fitted: Any) -> None:
        together = fitted.predict_proba(self.rows)
        for number in range(5):
            alone = fitted.predict_proba(self.rows[number : number + 1])[0]
            assert_allclose(alone, together[number], atol=1e-6)

    def test_probabilities_are_shares(self, fitted: Any) -> None:
        for one in fitted.predict_proba(self.rows):
            assert ((one >= 0) & (one <= 1)).all()


class TextEstimatorContract(EstimatorContract):
    """The same for an estimator of sentences."""

    rows: ClassVar[Any] = TEXTS

    def test_it_says_that_it_takes_texts(self) -> None:
        assert get_tags(self.estimator()).input_tags.string

    def test_a_list_and_an_array_are_the_same_to_it(self, fitted: Any) -> None:
        again = clone(fitted).fit(np.array(TEXTS, dtype=object), self.target, **self.fit_parameters)
        for one, two in zip(fitted.predict_proba(TEXTS), again.predict_proba(TEXTS), strict=True):
            assert_array_equal(one, two)

    @pytest.mark.parametrize(
        ("wrong", "message"), [("a text", "string object"), ([], "empty list"), ([3], "not a string")]
    )
    def test_what_is_no_list_of_texts_is_refused(self, fitted: Any, wrong: Any, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            self.estimator().fit(wrong, self.target)
        with pytest.raises(ValueError, match=message):
            fitted.predict(wrong)

    def test_a_target_of_another_length_is_refused(self) -> None:
        with pytest.raises(ValueError, match="sentences"):
            self.estimator().fit(TEXTS[:5], self.target)

    def test_any_text_is_predicted(self, fitted: Any) -> None:
        assert len(fitted.predict(["", "…", " \u2028 👍"])) == 3
