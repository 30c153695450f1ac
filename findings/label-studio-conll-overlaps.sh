#!/bin/sh
# About: label-studio-sdk 2.1.2, its converter to CoNLL 2003.
#
# Behaviour: each token goes to the first span that reaches it, and B- is written at the first token left for a span. Of two spans
# that overlap, the second becomes an entity that nobody marked, made of its remaining tokens; one inside another disappears;
# part of a word becomes the whole word. Two annotators' work on a task is written as two sentences. Nothing is counted or warned of.
#
# Seen (A on "The mayor", B on "mayor said", C on "ferry" in "ferry-boat"):
#   The B-A | mayor I-A | said B-B | the O | ferry-boat B-C | left O | . O
#
# One guesses wrong because overlap is allowed while annotating, and an export that cannot carry it is expected to refuse, to warn, or to
# drop the span: dropped spans show when entities are counted. Here the count is right, and the text of the entity is wrong.
#
# For users of ours: export overlapping marks as JSON and convert by `unsourced convert`, which says in losses.json what CoNLL
# cannot carry. Do not compute agreement from such a file.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check label-studio-sdk==2.1.2
cat >"$folder/show.py" <<'PY'
import json
import sys
from pathlib import Path

from label_studio_sdk.converter import Converter

CONFIG = """<View><Labels name="label" toName="text"><Label value="A"/><Label value="B"/><Label value="C"/></Labels>
<Text name="text" value="$text"/></View>"""
TEXT = "The mayor said the ferry-boat left."
SPANS = [(0, 9, "A"), (4, 14, "B"), (19, 24, "C")]
SEEN = "The B-A | mayor I-A | said B-B | the O | ferry-boat B-C | left O | . O"

result = [
    {"id": label, "from_name": "label", "to_name": "text", "type": "labels"}
    | {"value": {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}}
    for start, end, label in SPANS
]
annotation = {"id": 1, "completed_by": 1, "was_cancelled": False, "lead_time": 1.0, "result": result}
folder = Path(sys.argv[1])
(folder / "tasks.json").write_text(json.dumps([{"id": 1, "data": {"text": TEXT}, "annotations": [annotation]}]))
(folder / "out").mkdir()
converter = Converter(CONFIG, str(folder / "out"), download_resources=False)
converter.convert(str(folder / "tasks.json"), str(folder / "out"), "CONLL2003", is_dir=False)
rows = (folder / "out" / "result.conll").read_text().splitlines()
line = " | ".join(f"{row.split()[0]} {row.split()[-1]}" for row in rows if row and not row.startswith("-DOCSTART-"))
print(line)
sys.exit(line != SEEN)
PY
"$folder/v/bin/python" "$folder/show.py" "$folder"
