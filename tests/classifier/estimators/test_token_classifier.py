"""The token classifier: it marks what was marked."""

from classifier.estimators import TokenClassifier
from tests.classifier.estimators.contract import MARKS, TEXTS, TextEstimatorContract
from tests.classifier.invented import PLANTED


class TestTokenClassifier(TextEstimatorContract):
    estimator = TokenClassifier
    target = MARKS


def test_it_marks_what_was_marked() -> None:
    fitted = TokenClassifier().fit(TEXTS, MARKS)
    for text, marks, expected in zip(TEXTS, fitted.predict(TEXTS), MARKS, strict=True):
        found = {text[start:end] for start, end, _ in marks}
        assert found == ({PLANTED} if expected else set())
