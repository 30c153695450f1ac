"""Claims without a source: found where nobody is in reach, and almost never in ordinary reports."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

from annotate.rules.detect import find_all
from annotate.rules.voice.unsourced_claims import UNSOURCED
from tests.annotate.rules.contract import DetectorContract
from tests.paths import CORPORA, ROOT

_JUDGED = ROOT / "tests" / "annotate" / "rules" / "judged" / "unsourced_claims.tsv"


class TestUnsourcedClaims(DetectorContract):
    label = "unsourced-claim"
    positives = ("«The mine owners secretly funded the militia».",)
    negatives = ("The mine owners secretly funded the militia, the court found.", "The mine closed in 1987.")


def _found(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_all(text) if found.label == UNSOURCED]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "The raid was an attempt to ease the pressure on the fort.",
            "The raid was an attempt to ease the pressure on the fort",
        ),
        ("The mine owners secretly funded the militia.", "The mine owners secretly funded the militia"),
        ("There is no doubt that the fort will be sold.", "There is no doubt that the fort will be sold"),
        ("Shelling killed 14 villagers, and the road was cut.", "Shelling killed 14 villagers"),
    ],
)
def test_a_claim_that_somebody_must_have_told(text: str, clause: str) -> None:
    assert _found(text) == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "The raid was an attempt to ease the pressure on the fort, Colonel Marsh said.",
        "Colonel Marsh spoke to reporters. “The raid was an attempt to ease the pressure,” he said.",
        "Shelling killed 14 villagers. The hospital in Tarsk said most of them were children.",
        "The minister left the hall at noon without taking questions.",
        "Velmora lies on the northern coast.",
        "Did the mine owners secretly fund the militia?",
    ],
)
def test_what_has_a_source_or_needs_none(text: str) -> None:
    assert _found(text) == []


@pytest.mark.skipif(not CORPORA.exists(), reason="the real corpora are not on this machine")
def test_false_marks_on_200_sentences_judged_by_hand() -> None:
    with _JUDGED.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert len(rows) == 200
    paths = _paths_by_hash()
    words = false = 0
    for row in rows:
        text = _article_text(paths[row["file"]])
        start, end = int(row["start"]), int(row["end"])
        words += len(text[start:end].split())
        marked = any(
            f.label == UNSOURCED and f.start < end and start < f.end for f in find_all(text, text.find("\n\n") + 2)
        )
        false += marked and row["judgement"] == "fine"
    assert words > 4000
    assert 1000 * false / words <= 0.5


def _paths_by_hash() -> dict[str, Path]:
    """The corpora's files by the hash that the judgements name them with."""
    files = [*(CORPORA / "polnear").rglob("*.txt"), *(CORPORA / "basil").rglob("*.json")]
    return {hashlib.sha256(path.relative_to(CORPORA).as_posix().encode()).hexdigest()[:12]: path for path in files}


def _article_text(path: Path) -> str:
    if path.suffix != ".json":
        return path.read_text(encoding="utf-8")
    record = json.loads(path.read_text(encoding="utf-8"))
    return str(record["title"]) + "\n\n" + "\n".join(" ".join(paragraph) for paragraph in record["body-paragraphs"])
