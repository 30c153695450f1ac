#!/bin/sh
# About: nervaluate 1.2.1, partial matches.
#
# Behaviour: predicted spans are matched one after the other, as they stand in the list, each with the first marked span it
# overlaps. The same spans in another order yield other scores, although none of the predicted overlap one another.
#
# Seen (marked 0-6 and 8-12; predicted 0-2 and 4-10; correct, incorrect, partial, missed, spurious):
#   by offset: [0, 0, 2, 0, 0]
#   reversed:  [0, 0, 1, 1, 1]
#
# One guesses wrong because precision and recall are measures of sets; and where a match has to be chosen one expects the best,
# or at least the same one each time.
#
# For users of ours: sort predictions by start before scoring. Systems that list their spans by label or by score get other
# figures for the same output, here half the matches.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check nervaluate==1.2.1
"$folder/v/bin/python" - <<'PY'
import sys

from nervaluate import Evaluator

FIELDS = ("correct", "incorrect", "partial", "missed", "spurious")


def spans(*offsets):
    return [[{"label": "A", "start": start, "end": end} for start, end in offsets]]


def partial(predicted):
    overall = Evaluator(spans((0, 6), (8, 12)), predicted, tags=["A"], loader="dict").evaluate()["overall"]
    return [getattr(overall["partial"], field) for field in FIELDS]


by_offset, reversed_ = partial(spans((0, 2), (4, 10))), partial(spans((4, 10), (0, 2)))
print("by offset:", by_offset)
print("reversed: ", reversed_)
sys.exit(by_offset != [0, 0, 2, 0, 0] or reversed_ != [0, 0, 1, 1, 1])
PY
