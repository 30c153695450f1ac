"""Sources: identifiable against vague, on invented sentences; and what a claim is linked to."""

import pytest

from annotate.rules.attribution.sources import CLAIM, SOURCE, VAGUE
from annotate.rules.detect import find_all
from annotate.rules.finding import Finding
from tests.annotate.rules.contract import DetectorContract
from tests.annotate.rules.marked_sentences import marked_lines, precision_recall, unmarked

_TAGS = {SOURCE: "s", VAGUE: "v"}


class TestSources(DetectorContract):
    label = "source"
    positives = (
        "«Marta Oleny» said the ferry had left late.",
        "The ferry, «the port authority of Velmora» said, is late.",
    )
    negatives = ("Critics said the ferry had left late.", "Marta Oleny took the ferry.")


class TestVagueSources(DetectorContract):
    label = "vague-source"
    positives = ("According to «local sources», the ferry had left late.",)
    negatives = ("Marta Oleny said the ferry had left late.", "Critics took the ferry.")


class TestAttributedClaims(DetectorContract):
    label = "attributed-claim"
    positives = ("Marta Oleny said that «the ferry had left late».",)
    negatives = ("The ferry had left late.", "Marta Oleny took the ferry.")


def _found(text: str, label: str) -> list[str]:
    return [text[found.start : found.end] for found in find_all(text) if found.label == label]


def _one(text: str, label: str) -> Finding:
    (found,) = [found for found in find_all(text) if found.label == label]
    return found


@pytest.mark.parametrize("tag", ["s", "v"])
def test_precision_and_recall_on_invented_sentences(tag: str) -> None:
    lines = []
    for text, gold in marked_lines("source_sentences.txt"):
        found = [(_TAGS[f.label], f.start, f.end) for f in find_all(text) if f.label in _TAGS]
        lines.append((found, gold))
    assert sum(len(gold) for _, gold in lines) >= 200
    precision, recall = precision_recall(lines, tag)
    assert precision >= 0.97
    assert recall >= 0.97


def test_a_claim_is_what_is_left_without_the_attribution() -> None:
    text = "The bridge will stay shut until spring, the port authority of Velmora said on Friday."
    claim = _one(text, CLAIM)
    assert text[claim.start : claim.end] == "The bridge will stay shut until spring"
    assert claim.source is not None
    assert text[claim.source.start : claim.source.end] == "the port authority of Velmora"


def test_a_claim_that_its_attribution_divides_is_two_claims_with_one_source() -> None:
    text = "“The bridge,” said Ilse Marrek, a spokeswoman, “will stay shut.”"
    claims = [found for found in find_all(text) if found.label == CLAIM]
    assert [text[claim.start : claim.end] for claim in claims] == ["“The bridge,”", "“will stay shut.”"]
    assert claims[0].source is claims[1].source is not None


def test_a_quotation_that_goes_on_has_the_same_source() -> None:
    text = "“The bridge is safe,” Ilse Marrek said. “We looked at every bolt. It will hold.”\nThe talks go on."
    assert _found(text, SOURCE) == ["Ilse Marrek"]
    claims = [text[found.start : found.end] for found in find_all(text) if found.label == CLAIM]
    assert claims[0] == "“The bridge is safe,”"
    assert any("It will hold" in claim for claim in claims)
    assert not any("talks" in claim for claim in claims)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ilse Marrek said the bridge was safe.", "person"),
        ("The port authority said the bridge was safe.", "organisation"),
        ("The Velmora Herald reported that the bridge was safe.", "outlet"),
        ("The coast guard's report said the bridge was safe.", "document"),
    ],
)
def test_the_kind_of_a_source(text: str, kind: str) -> None:
    assert _one(text, SOURCE).answers == {"source-kind": kind}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Critics say the bridge is unsafe.", "group"),
        ("A senior official said the bridge was unsafe.", "anonymous"),
        ("An official who asked not to be named said the bridge was unsafe.", "anonymous-with-reason"),
        ("It is believed that the bridge is unsafe.", "hearsay"),
        ("The bridge was reportedly unsafe.", "hearsay"),
    ],
)
def test_the_kind_of_a_vague_source(text: str, kind: str) -> None:
    assert _one(text, VAGUE).answers == {"vague-kind": kind}


def test_a_pronoun_stands_for_whom_the_article_named() -> None:
    text, gold = unmarked("Orlan Teague came home on Friday. “It is late,” <s>he</s> said.")
    (found,) = [f for f in find_all(text) if f.label in _TAGS]
    assert (_TAGS[found.label], found.start, found.end) == gold[0]
    assert "Orlan Teague" in found.reason


def test_a_name_stands_in_the_reason_as_the_article_writes_it() -> None:
    text = "A spokesman for the guild, Capt. Lasse Brandt-Orla, said the pier was safe. He said it would open."
    found = [each for each in find_all(text) if each.label == SOURCE][-1]
    assert text[found.start : found.end] == "He"
    assert "“He” stands for A spokesman for the guild, Capt. Lasse Brandt-Orla, whom" in found.reason


def test_a_pronoun_for_somebody_nameless_stays_vague() -> None:
    text = "A senior official confirmed that the raid took place. “It went well,” he said."
    assert _found(text, VAGUE) == ["A senior official", "he"]


def test_the_reporter_is_no_source() -> None:
    assert not [f for f in find_all("I think the bridge is unsafe. We said so in May.") if f.label in _TAGS]


def test_names_in_the_headline_s_capitals_do_not_make_sources() -> None:
    text = "Old Bridge In Velmora Closed For Repairs\n\nThe bridge was closed on Monday."
    assert not [f for f in find_all(text, text.index("The bridge")) if f.label in _TAGS]
