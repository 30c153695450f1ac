"""Attributions in a sentence: the words for the source, the verb, and the sides on which the claim stands."""

import pytest

from annotate.rules.attribution.cues import cues
from tests.annotate.rules.reading import tokens, words


@pytest.mark.parametrize(
    ("text", "source", "verb", "before", "after", "hearsay"),
    [
        ("Marta Oleny said the ferry was late.", "Marta Oleny", "said", False, True, False),
        ("The ferry was late, Marta Oleny said.", "Marta Oleny", "said", True, False, False),
        ("The ferry was late, said Marta Oleny.", "Marta Oleny", "said", True, False, False),
        ("According to the port, the ferry was late.", "the port", "according to", False, True, False),
        ("The ferry was late, according to the port.", "the port", "according to", True, False, False),
        ("It is believed that the ferry was late.", "It is believed", "believed", False, True, True),
        ("The ferry is said to be late.", "is said", "said", True, True, True),
        ("The ferry was reportedly late.", "reportedly", "reportedly", True, True, True),
        ("Rumour has it the ferry was late.", "Rumour has it", "has", False, True, True),
        ("The tax was called a robbery by one lawmaker.", "one lawmaker", "called", True, False, False),
        ("The port waved off the report as “gossip”.", "The port", "waved", False, True, False),
        ("Marta Oleny: “The ferry was late.”", "Marta Oleny", ":", False, True, False),
        ("In the view of critics, the ferry was late.", "critics", "in the words of", False, True, False),
    ],
)
def test_an_attribution(text: str, source: str, verb: str, before: bool, after: bool, hearsay: bool) -> None:
    sentence = tokens(text)
    (cue,) = cues(sentence, quote_before=False, quote_after=False)
    assert (words(sentence, cue.source), cue.verb) == (source, verb)
    assert (cue.before, cue.after, cue.hearsay) == (before, after, hearsay)
    assert 0 < cue.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The ferry was late.",
        "That is easier said than done.",
        "The goods are sorted according to size.",
        "“The ferry was late,” said nobody.",
        "She did not say when the ferry would leave.",
    ],
)
def test_no_attribution(text: str) -> None:
    sentence = tokens(text)
    assert [cue for cue in cues(sentence, False, False) if words(sentence, cue.source) != "nobody"] == []


def test_a_quotation_before_makes_a_claim_of_it() -> None:
    sentence = tokens("He agreed.")
    assert list(cues(sentence, quote_before=False, quote_after=False)) == []
    (cue,) = cues(sentence, quote_before=True, quote_after=False)
    assert cue.before


def test_who_is_quoted_says_it() -> None:
    sentence = tokens("The post quoted Marta Oleny as saying the ferry was late.")
    cue = next(cues(sentence, quote_before=False, quote_after=False))
    assert (words(sentence, cue.source), words(sentence, cue.phrase)) == ("Marta Oleny", "quoted Marta Oleny as saying")
