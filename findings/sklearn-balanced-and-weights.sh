#!/bin/sh
# About: scikit-learn 1.9.1, class_weight="balanced" together with sample_weight.
#
# Behaviour: LogisticRegression and LinearSVC balance the classes by the sum of the sample weights; SVC, RidgeClassifier and
# DecisionTreeClassifier balance them by the number of rows, and apply the sample weights on top. Weighting a row by 3 and
# writing it three times is the same for the first two only. Without "balanced" it is the same for all five.
#
# Seen (largest difference between the predictions of weighted and repeated rows is below 0.02):
#   LogisticRegression: None True, balanced True
#   LinearSVC: None True, balanced True
#   SVC: None True, balanced False
#   RidgeClassifier: None True, balanced False
#   DecisionTreeClassifier: None True, balanced False
#
# One guesses wrong because one parameter with one formula, n_samples / (n_classes * np.bincount(y)), is documented for all
# of them; by this formula the first two would be the exceptions.
#
# For users of ours: soft labels are weights (a sentence that two of three annotators marked). Exchanging the estimator at the end of
# a pipeline then also exchanges the balance of the classes. Compute the weights yourself and leave class_weight at None.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check scikit-learn==1.9.1
"$folder/v/bin/python" - <<'PY'
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.svm import SVC, LinearSVC
from sklearn.tree import DecisionTreeClassifier

draw = np.random.default_rng(1)
X = draw.normal(size=(60, 2))
y = (X[:, 0] + draw.normal(size=60) > 0.9).astype(int)
weights = draw.integers(1, 5, 60) * np.where(y == 1, 3, 1)
SEEN = {LogisticRegression: True, LinearSVC: True, SVC: False, RidgeClassifier: False, DecisionTreeClassifier: False}
OPTIONS = {SVC: {"kernel": "linear", "tol": 1e-8}, DecisionTreeClassifier: {"max_depth": 2, "random_state": 0}}


def agree(estimator, class_weight):
    values = []
    for data in ((X, y, weights), (X.repeat(weights, axis=0), y.repeat(weights), None)):
        model = estimator(class_weight=class_weight, **OPTIONS.get(estimator, {})).fit(*data[:2], sample_weight=data[2])
        values.append(model.decision_function(X) if hasattr(model, "decision_function") else model.predict_proba(X)[:, 1])
    return bool(np.abs(values[0] - values[1]).max() < 0.02)


as_seen = True
for estimator, balanced_agrees in SEEN.items():
    plain, balanced = agree(estimator, None), agree(estimator, "balanced")
    print(f"{estimator.__name__}: None {plain}, balanced {balanced}")
    as_seen &= plain and balanced == balanced_agrees
sys.exit(not as_seen)
PY
