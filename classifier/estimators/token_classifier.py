"""Which words would be marked, as a scikit-learn estimator of sentences."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted

from classifier.estimators.inputs import LABEL, Mark, checked_marks, checked_texts, mark_shares
from classifier.token_model.fit import DEFAULT_C, fit_words, word_rows
from classifier.token_model.spans import runs
from classifier.token_model.token_table import word_table
from unsourced.core.types import Float64


class TokenClassifier(BaseEstimator):
    """A word model of one label: for each word of a sentence the share of annotators who would mark it.

    Parameters: `C`, the inverse of the regularisation; `threshold`, the share from which `predict` marks.
    Fitted: `model_`, a `classifier.token_model.model.WordModel`.
    """

    def __init__(self, C: float = DEFAULT_C, threshold: float = 0.2) -> None:
        self.C = C
        self.threshold = threshold

    def fit(self, X: Sequence[str], y: Sequence[Sequence[Mark]]) -> Self:
        """Learn from sentences and, for each, its marks: (start, end, share of annotators), offsets in code points.

        Raises ValueError where marks do not fit their sentences.
        """
        texts = checked_texts(X)
        words = word_table(texts)
        shares = mark_shares(words, checked_marks(y, texts))
        self.model_ = fit_words(word_rows(words, shares[:, None]), np.arange(len(texts)), [LABEL], C=self.C)
        return self

    def predict_proba(self, X: Sequence[str]) -> list[Float64]:
        """For each sentence the share for each of its tokens (see `classifier.token_model.tokens`)."""
        check_is_fitted(self)
        words = word_table(checked_texts(X))
        return np.split(self.model_.probabilities(words)[:, 0], words.ends[:-1])

    def predict(self, X: Sequence[str]) -> list[list[Mark]]:
        """For each sentence the runs of words that reach the threshold: (start, end, mean share)."""
        check_is_fitted(self)
        texts = checked_texts(X)
        words = word_table(texts)
        found: list[list[Mark]] = []
        begin = 0
        scores = self.model_.probabilities(words)[:, 0].tolist()
        offsets = list(zip(words.starts.tolist(), words.stops.tolist(), strict=True))
        for text, end in zip(texts, words.ends.tolist(), strict=True):
            marked = runs(text, offsets[begin:end], scores[begin:end], self.threshold)
            found.append([(start, stop, share) for (start, stop), share in marked])
            begin = end
        return found

    def __sklearn_tags__(self) -> Tags:
        tags: Any = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.target_tags.required = True
        return tags
