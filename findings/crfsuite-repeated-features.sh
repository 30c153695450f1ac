#!/bin/sh
# About: python-crfsuite 0.9.12, a token's features given as a list of strings.
#
# Behaviour: a string that stands twice in the list counts twice, like {"a": 2.0}. ItemSequence.items(), which exists to see what
# CRFsuite gets, shows it once, with the value 1.0.
#
# Seen (probability of the right label; what items() shows):
#   ['a'] 0.485 {'a': 1.0}
#   ['a', 'a'] 0.640 {'a': 1.0}
#   {'a': 2.0} 0.640 {'a': 2.0}
#
# One guesses wrong because features without values are indicators, there or not there, and because the class made for looking
# at them confirms this.
#
# For users of ours: features from n-grams or neighbouring words repeat in long sentences, and pull such tokens further than intended, both
# in training and afterwards. Hand on a set, or a dictionary.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check python-crfsuite==0.9.12
cat >"$folder/show.py" <<'PY'
import sys

import pycrfsuite

trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
for _ in range(3):
    trainer.append([["a"], ["b"], ["c"]], ["A", "B", "C"])
trainer.train(sys.argv[1])
tagger = pycrfsuite.Tagger()
tagger.open(sys.argv[1])

seen = []
for features in (["a"], ["a", "a"], {"a": 2.0}):
    items = pycrfsuite.ItemSequence([features])
    tagger.set(items)
    seen.append((round(tagger.marginal("A", 0), 3), items.items()[0]))
    print(features, f"{seen[-1][0]:.3f}", seen[-1][1])
once, twice, valued = seen
sys.exit(not (once[0] < twice[0] == valued[0] and once[1] == twice[1] == {"a": 1.0}))
PY
"$folder/v/bin/python" "$folder/show.py" "$folder/model"
