"""The model's parts as scikit-learn estimators, for pipelines, grid searches and comparisons of one's own.

| file | is |
| --- | --- |
| `sentence_classifier` | the whole stack for one label, as a classifier of sentences |
| `soft_label_logistic` | logistic regression on shares of annotators, as a classifier of rows |
| `token_classifier` | the word model of one label, for the words of sentences |
| `inputs` | texts and marks checked, and sentences by themselves as a table |
| `training_data` | a Dataset as what these learn from |

To add one, register it in `ESTIMATORS`; a test asks every registered estimator for scikit-learn's promises.
"""

from sklearn.base import BaseEstimator

from classifier.estimators.sentence_classifier import SentenceClassifier
from classifier.estimators.soft_label_logistic import SoftLabelLogistic
from classifier.estimators.token_classifier import TokenClassifier

ESTIMATORS: tuple[type[BaseEstimator], ...] = (SentenceClassifier, SoftLabelLogistic, TokenClassifier)

__all__ = ["ESTIMATORS", "SentenceClassifier", "SoftLabelLogistic", "TokenClassifier"]
