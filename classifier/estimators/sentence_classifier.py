"""The whole stack for one label, as a scikit-learn classifier of sentences."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils import Tags
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, column_or_1d

from classifier.embedding.encode import embedded
from classifier.estimators.inputs import Mark, checked_marks, checked_texts, text_table
from classifier.linear.logistic import sigmoid
from classifier.splits.training_folds import folds
from classifier.token_model.sentence_aggregates import aggregates
from classifier.training.fit import Learning, fit_sentence_model
from classifier.training.stacking import stack
from unsourced.core.types import Float64


class SentenceClassifier(ClassifierMixin, BaseEstimator):
    """N-grams, marked words and rules in one stack, for sentences that stand by themselves.

    `unsourced train` makes the same of a Dataset, with neighbours, folds by article, thresholds and a card. Here it is
    an estimator: pipelines, `cross_val_predict`, grid searches. Fit parameters are cut with the rows, as scikit-learn
    does: `cross_val_predict(SentenceClassifier(), texts, y, params={"spans": spans})`.

    Parameters: `inner_folds`, how many folds the parts are held out by, so that the stack learns whom to trust;
    `embedding`, whether a sentence embedding is one of them, which needs the extra `embedding`.
    Fitted: `classes_` (2,), `model_`, a `classifier.model.model.SentenceModel`.
    """

    def __init__(self, inner_folds: int = 5, embedding: bool = False) -> None:
        self.inner_folds = inner_folds
        self.embedding = embedding

    def fit(
        self,
        X: Sequence[str],
        y: ArrayLike,
        *,
        soft_labels: ArrayLike | None = None,
        spans: Sequence[Sequence[Mark]] | None = None,
        groups: ArrayLike | None = None,
    ) -> Self:
        """Learn from sentences and labels of two classes.

        `soft_labels` (n,) in 0..1 are the shares of annotators who chose the second class, where they are known;
        `spans` are for each sentence the words that speak for it, (start, end, share); `groups` (n,) are kept in one
        inner fold. Raises ValueError where there are fewer than two classes or two groups, or where spans do not fit,
        and MissingExtraError where `embedding` is wanted and its extra not installed.
        """
        texts = checked_texts(X)
        labels = column_or_1d(y)
        check_classification_targets(labels)
        if len(labels) != len(texts):
            raise ValueError(f"{len(texts)} sentences, but {len(labels)} labels")
        self.classes_, numbers = np.unique(labels, return_inverse=True)
        if len(self.classes_) != 2:
            raise ValueError(f"Only binary classification is supported: y has {len(self.classes_)} class(es)")
        known = numbers.astype(np.float64) if soft_labels is None else np.asarray(soft_labels, dtype=np.float64)
        apart = np.arange(len(texts)) if groups is None else np.unique(np.asarray(groups), return_inverse=True)[1]
        if len(np.unique(apart)) < 2:
            raise ValueError("at least two groups are needed, to hold one of them out")
        table = text_table(texts, known, checked_marks(spans, texts), apart.astype(np.int64))
        learning = Learning.of(table, [0], [0] if spans is not None else [], embedding=self.embedding)
        parts = learning.out_of_fold(folds(table.groups, self.inner_folds))
        label = table.labels[0]
        self.model_ = fit_sentence_model(learning, {label: stack(table, parts, 0, 0)}, [label])
        return self

    def decision_function(self, X: Sequence[str]) -> Float64:
        """The log-odds of the second class, (n,)."""
        check_is_fitted(self)
        texts = checked_texts(X)
        nothing = np.zeros(len(texts))
        table = text_table(texts, nothing, [()] * len(texts), nothing.astype(np.int64), self.model_.rule_labels)
        vectors = embedded(table.words, wanted=bool(self.model_.embedding))
        word_scores = self.model_.word_model.probabilities(table.words, vectors.tokens)
        return self.model_.logits(texts, table.features, aggregates(word_scores, table.words.ends), vectors.sentences)[
            :, 0
        ]

    def predict_proba(self, X: Sequence[str]) -> Float64:
        """The share of annotators for each class, (n, 2)."""
        second = sigmoid(self.decision_function(X))
        return np.column_stack([1 - second, second])

    def predict(self, X: Sequence[str]) -> NDArray[np.generic]:
        """The class that more than half would choose, (n,)."""
        second = self.decision_function(X) > 0
        return np.asarray(self.classes_[second.astype(int)])

    def __sklearn_tags__(self) -> Tags:
        tags: Any = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.classifier_tags.multi_class = False
        return tags
