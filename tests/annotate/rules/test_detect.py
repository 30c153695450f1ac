"""The registry of detectors, and floors on sentences written and labelled without knowledge of the rules.

No change of the rules may lose them.
"""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import pytest

from annotate.rules.attribution.sources import SOURCE, VAGUE
from annotate.rules.detect import DETECTORS, RULES_VERSION, find_all
from annotate.rules.insertions.insertions import EDITORIAL, NEUTRAL
from tests.annotate.rules.contract import DetectorContract
from tests.paths import ROOT

_JUDGED = ROOT / "tests" / "annotate" / "rules" / "judged"
_MARK = re.compile("⟦(?:([SV]):)?|⟧")
Mark = tuple[str, int, int]


def contracts() -> set[str]:
    """The labels with a contract class in the test file of their detector's module."""
    found: set[str] = set()
    for detector in DETECTORS.values():
        package, _, module = detector.find.__module__.rpartition(".")
        name = f"tests.{package}.test_{module}"
        if find_spec(name) is not None:
            for one in vars(import_module(name)).values():
                if isinstance(one, type) and issubclass(one, DetectorContract) and one is not DetectorContract:
                    found.add(one.label)
    return found


def test_every_label_has_its_contract() -> None:
    missing = [label for label in DETECTORS if label not in contracts()]
    assert not missing, f"no test_MODULE.py with a DetectorContract for {', '.join(missing)}"


def test_a_label_without_a_contract_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "DETECTORS", {**DETECTORS, "shouting": DETECTORS[SOURCE]})
    with pytest.raises(AssertionError, match="no test_MODULE.py with a DetectorContract for shouting"):
        test_every_label_has_its_contract()


def test_the_version_counts_the_changes_of_the_detectors() -> None:
    assert f"rules-{1 + sum(one.revision for one in set(DETECTORS.values()))}" == RULES_VERSION


def test_a_detector_is_given_only_labels_of_those_before_it() -> None:
    order = list(DETECTORS)
    for label, detector in DETECTORS.items():
        assert all(order.index(given) < order.index(label) for given in detector.given)


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
        pairs.append(([(f.label, f.start, f.end) for f in find_all(text) if f.label in {EDITORIAL, NEUTRAL}], gold))
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
        found = [(tag, f.start, f.end) for f in find_all(text) if f.label == label]
        pairs.append((found, gold))
    assert sum(mark[0] == tag for _, gold in pairs for mark in gold) >= 100
    assert min(_f1(pairs, tag)) >= 0.95
