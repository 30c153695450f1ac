"""Insertions: editorial against neutral, on invented sentences and, where they are, on real articles."""

import json

import pytest

from annotate.rules.insertions.insertions import EDITORIAL, NEUTRAL, find_insertions
from annotate.rules.text.document import Document
from tests.annotate.rules.contract import DetectorContract
from tests.annotate.rules.marked_sentences import marked_lines, precision_recall
from tests.paths import CORPORA

_TAGS = {EDITORIAL: "e", NEUTRAL: "n"}


class TestEditorialInsertions(DetectorContract):
    label = "editorial-insertion"
    positives = ("Gunmen «[armed by the northern generals]» damaged the pumping house.",)
    negatives = ("“They [the surveyors] came in May,” she said.", "The dam broke in 1977.[1]")


class TestNeutralInsertions(DetectorContract):
    label = "neutral-insertion"
    positives = ("“They «[the surveyors]» came in May,” she said.",)
    negatives = ("Gunmen [armed by the northern generals] damaged the pumping house.", "[READ MORE: The dam]")


def test_precision_and_recall_on_invented_sentences() -> None:
    lines = []
    for text, gold in marked_lines("insertion_sentences.txt"):
        found = [(_TAGS[f.label], f.start, f.end) for f in find_insertions(Document(text))]
        lines.append((found, gold))
    assert sum(len(gold) for _, gold in lines) >= 250
    editorial, neutral = precision_recall(lines, "e"), precision_recall(lines, "n")
    assert min(editorial) >= 0.93
    assert min(neutral) >= 0.95


def test_the_seed_s_insertion_is_editorial_with_its_brackets() -> None:
    text = "Gunmen [supported covertly by US-NATO] damaged the pumping house."
    (found,) = find_insertions(Document(text))
    assert (found.label, text[found.start : found.end]) == (EDITORIAL, "[supported covertly by US-NATO]")
    assert "covertly" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "See the [full report](https://example.org/r) for more.",
        "![The dam](dam.png)",
        "The dam broke in 1977.[1][2]",
        "[READ MORE: The dam that broke]",
        "The dam broke. [Reuters]",
        "The dam (built in 1931) broke.",
        "An open [ bracket and a close ] apart\nover [two\nlines]",
    ],
)
def test_what_the_page_puts_in_brackets_is_no_insertion(text: str) -> None:
    found = find_insertions(Document(text))
    assert [text[f.start : f.end] for f in found if "close" not in text[f.start : f.end]] == []


def test_an_editor_s_signature_makes_a_parenthesis_an_insertion() -> None:
    text = "The envoy (a known spy — Ed.) denied it."
    (found,) = find_insertions(Document(text))
    assert (found.label, text[found.start : found.end]) == (EDITORIAL, "(a known spy — Ed.)")


@pytest.mark.skipif(not CORPORA.exists(), reason="the real corpora are not on this machine")
def test_ordinary_reports_hold_hardly_any_editorial_insertion() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (CORPORA / "polnear" / "train" / "text").glob("*.txt")]
    for path in (CORPORA / "basil" / "articles").rglob("*.json"):
        paragraphs = json.loads(path.read_text(encoding="utf-8"))["body-paragraphs"]
        texts.append("\n".join(" ".join(paragraph) for paragraph in paragraphs))
    found = [insertion for text in texts for insertion in find_insertions(Document(text))]
    assert len(found) >= 200
    assert sum(insertion.label == EDITORIAL for insertion in found) <= 0.03 * len(found)
