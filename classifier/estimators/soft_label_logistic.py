"""Logistic regression that learns from shares of annotators, as a scikit-learn classifier."""

from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils import Tags
from sklearn.utils.multiclass import check_classification_targets, type_of_target
from sklearn.utils.validation import check_array, check_is_fitted, validate_data

from classifier.linear.logistic import DEFAULT_C, fit_shares, sigmoid
from unsourced.core.types import Float64, Int64


class SoftLabelLogistic(ClassifierMixin, BaseEstimator):
    """Logistic regression on the share of annotators who chose the second class.

    Each row counts as a positive with weight p and as a negative with weight 1 − p, so that disagreement is learned
    from. Without `shares` the labels are the shares, and it is scikit-learn's LogisticRegression.

    Parameters: `C` (above 0), the inverse of the regularisation.
    Fitted: `classes_` (2,), `coef_` (1, features), `intercept_` (1,), `n_features_in_`.
    """

    def __init__(self, C: float = DEFAULT_C) -> None:
        self.C = C

    def fit(self, X: ArrayLike, y: ArrayLike, shares: ArrayLike | None = None) -> Self:
        """Learn from `X` (n, features), dense or sparse, labels `y` (n,) of two classes, and `shares` (n,) in 0..1.

        `shares` say how many chose the second of the classes in order; given them, `y` only names the classes. Raises
        ValueError for other than two classes or shares outside 0..1.
        """
        rows, labels = validate_data(self, X, y, accept_sparse="csr", dtype=np.float64)
        check_classification_targets(labels)
        if (kind := type_of_target(labels, input_name="y")) != "binary":
            raise ValueError(f"Only binary classification is supported. The type of the target is {kind}.")
        self.classes_, numbers = np.unique(labels, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError("This classifier needs samples of two classes; the data has only one class.")
        weights, intercept = fit_shares(rows, _shares(shares, numbers), C=self.C)
        self.coef_, self.intercept_ = weights[None], np.array([intercept])
        return self

    def decision_function(self, X: ArrayLike) -> Float64:
        """The log-odds of the second class, (n,)."""
        check_is_fitted(self)
        rows = validate_data(self, X, accept_sparse="csr", dtype=np.float64, reset=False)
        return np.asarray(rows @ self.coef_[0] + self.intercept_[0])

    def predict_proba(self, X: ArrayLike) -> Float64:
        """The share of annotators for each class, (n, 2)."""
        second = sigmoid(self.decision_function(X))
        return np.column_stack([1 - second, second])

    def predict(self, X: ArrayLike) -> NDArray[np.generic]:
        """The class that more than half would choose, (n,)."""
        second = self.decision_function(X) > 0
        return np.asarray(self.classes_[second.astype(int)])

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        tags.input_tags.sparse = True
        return tags


def _shares(shares: ArrayLike | None, numbers: Int64) -> Float64:
    if shares is None:
        return numbers.astype(np.float64)
    given = check_array(shares, ensure_2d=False, dtype=np.float64)
    if given.shape != numbers.shape:
        raise ValueError(f"shares of shape {given.shape} for {len(numbers)} rows")
    if given.min() < 0 or given.max() > 1:
        raise ValueError("shares must lie in 0..1")
    return np.asarray(given)
