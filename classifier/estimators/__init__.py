"""The model's parts as scikit-learn estimators, for pipelines, grid searches and comparisons of one's own."""

from classifier.estimators.sentence_classifier import SentenceClassifier
from classifier.estimators.soft_label_logistic import SoftLabelLogistic
from classifier.estimators.token_classifier import TokenClassifier

__all__ = ["SentenceClassifier", "SoftLabelLogistic", "TokenClassifier"]
