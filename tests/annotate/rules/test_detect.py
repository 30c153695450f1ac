"""Floors on sentences written and labelled without knowledge of the rules: no change of the rules may lose them."""

import re
from collections.abc import Iterator

import pytest

from annotate.rules.attribution.sources import SOURCE, VAGUE
from annotate.rules.detect import find
from annotate.rules.insertions.insertions import EDITORIAL, NEUTRAL
from tests.paths import ROOT

_JUDGED = ROOT / "tests" / "annotate" / "rules" / "judged"
_MARK = re.compile("⟦(?:([SV]):)?|⟧")
Mark = tuple[str, int, int]


def _rows(name: str) -> Iterator[str]:
    for line in (_JUDGED / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line


def _unmarked(line: str, label: str = "") -> tuple[str, list[Mark]]:
    """The line without its marks, and the marks as (label, start, end)."""
    text, done, opened = "", 0, [("", 0)]
    marks: list[Mark] = []
    for mark in _MARK.finditer(line):
        text += line[done : mark.start()]
        done = mark.end()
        if mark.group() == "⟧":
            tag, start = opened.pop()
            marks.append((tag, start, len(text)))
        else:
            opened.append((mark.group(1) or label, len(text)))
    return text + line[done:], marks


def _f1(pairs: list[tuple[list[Mark], list[Mark]]], label: str) -> tuple[float, float, float]:
    """Precision, recall and F1 by overlap of found against gold marks of a label."""
    right = met = found_count = gold_count = 0
    for found, gold in pairs:
        ours, theirs = ([mark for mark in marks if mark[0] == label] for marks in (found, gold))
        right += sum(any(one[1] < other[2] and other[1] < one[2] for other in theirs) for one in ours)
        met += sum(any(one[1] < other[2] and other[1] < one[2] for other in ours) for one in theirs)
        found_count, gold_count = found_count + len(ours), gold_count + len(theirs)
    precision, recall = right / found_count, met / gold_count
    return precision, recall, 2 * precision * recall / (precision + recall)


def test_insertions() -> None:
    pairs = []
    for row in _rows("insertions.tsv"):
        label, sentence = row.split("\t")
        text, gold = _unmarked(sentence, f"{label}-insertion")
        pairs.append(([(f.label, f.start, f.end) for f in find(text) if f.label in {EDITORIAL, NEUTRAL}], gold))
    assert len(pairs) >= 300
    for label in (EDITORIAL, NEUTRAL):
        precision, recall, _ = _f1(pairs, label)
        assert precision >= 0.97, label
        assert recall >= 0.97, label


@pytest.mark.parametrize(("label", "tag"), [(SOURCE, "S"), (VAGUE, "V")])
def test_sources(label: str, tag: str) -> None:
    pairs = []
    for row in _rows("sources.tsv"):
        text, gold = _unmarked(row)
        found = [(tag, f.start, f.end) for f in find(text) if f.label == label]
        pairs.append((found, gold))
    assert sum(mark[0] == tag for _, gold in pairs for mark in gold) >= 100
    assert min(_f1(pairs, tag)) >= 0.95
