#!/bin/sh
# About: skops 0.16.0, skops.io.dumps and loads of estimators that hold a dictionary with True and False as keys.
#
# Behaviour: both keys come back as True, so that the dictionary loses an entry, without an error or a warning at either
# end. Keys that are whole numbers, floats or texts come back as they were. A deque comes back empty.
#
# Seen:
#   saved {True: 3.0, False: 1.0} loaded {True: 1.0}
#   same predictions True, same predictions after both are fitted again False
#
# One guesses wrong because the format was made for scikit-learn's estimators and tests of it usually compare predictions,
# which agree: the dictionary is a parameter, and acts only when the estimator is fitted again.
#
# For users of ours: labels "is marked or not" are often booleans, and class_weight={True: 3, False: 1} is what one writes then. A model
# that was loaded and cloned for a cross-validation trains with other weights. Use 0 and 1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check skops==0.16.0 scikit-learn==1.9.1
"$folder/v/bin/python" - <<'PY'
import sys

import skops.io
from sklearn.linear_model import LogisticRegression

X, y = [[0.0], [1.0], [2.0], [3.0]], [False, True, False, True]

model = LogisticRegression(class_weight={True: 3.0, False: 1.0}).fit(X, y)
loaded = skops.io.loads(skops.io.dumps(model))
print("saved", model.class_weight, "loaded", loaded.class_weight)
same = (model.predict_proba(X) == loaded.predict_proba(X)).all()
same_again = abs(model.fit(X, y).predict_proba(X) - loaded.fit(X, y).predict_proba(X)).max() < 0.01
print(f"same predictions {same}, same predictions after both are fitted again {same_again}")
sys.exit(not (loaded.class_weight == {True: 1.0} and same and not same_again))
PY
