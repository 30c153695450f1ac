#!/bin/sh
# About: nervaluate 1.2.1, spans given as dictionaries (start, end, label).
#
# Behaviour: two spans count as overlapping where one ends at the offset at which the other begins. With offsets of characters
# whose end is exclusive, as spaCy, Prodigy and Label Studio write them, spans side by side that share no character
# are a partial match, and of the right type.
#
# Seen ("Mayor" 0-5 marked, then something predicted; correct, incorrect, partial, missed, spurious):
#   5-9 partial [0, 0, 1, 0, 0] ent_type [1, 0, 0, 0, 0]
#   6-9 partial [0, 0, 0, 1, 1] ent_type [0, 0, 0, 1, 1]
#
# One guesses wrong because exact matches come out right with either convention, so that nothing looks amiss; and because
# tools that annotate characters write exclusive ends.
#
# For users of ours: convert ends to the last character (end - 1) before scoring so. Else F1 of partial matches is too high where
# spans adjoin without a space: Chinese or Japanese text, quotation marks beside what they quote, parts of compounds.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check nervaluate==1.2.1
"$folder/v/bin/python" - <<'PY'
import sys

from nervaluate import Evaluator

FIELDS = ("correct", "incorrect", "partial", "missed", "spurious")


def counts(start, end):
    true, predicted = ([[{"label": "A", "start": a, "end": b}]] for a, b in ((0, 5), (start, end)))
    overall = Evaluator(true, predicted, tags=["A"], loader="dict").evaluate()["overall"]
    return {kind: [getattr(overall[kind], field) for field in FIELDS] for kind in ("partial", "ent_type")}


touching, apart = counts(5, 9), counts(6, 9)
for name, values in (("5-9", touching), ("6-9", apart)):
    print(name, *(f"{kind} {value}" for kind, value in values.items()))
sys.exit(not (touching["partial"][2] == 1 and touching["ent_type"][0] == 1 and apart["partial"] == [0, 0, 0, 1, 1]))
PY
