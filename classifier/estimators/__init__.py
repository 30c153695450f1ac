"""The model's parts as scikit-learn estimators, for pipelines, grid searches and comparisons of one's own."""

from classifier.estimators.sentence_classifier import SentenceClassifier
from classifier.estimators.share_logistic import ShareLogistic
from classifier.estimators.word_marker import WordMarker

__all__ = ["SentenceClassifier", "ShareLogistic", "WordMarker"]
