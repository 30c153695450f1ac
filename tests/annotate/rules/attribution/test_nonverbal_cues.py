"""Attributions without a report verb: datelines, colons, viewpoints, and several sources at once."""

import pytest

from annotate.rules.attribution.nonverbal_cues import after_dateline, colon_labels, coordinated, turns
from tests.annotate.rules.reading import tokens, words


def test_a_report_begins_behind_its_dateline() -> None:
    text = "OSTREL, Velmora — The ferry was late."
    assert text[after_dateline(text) :] == "The ferry was late."
    assert after_dateline("The ferry was late.") == 0


@pytest.mark.parametrize(
    ("text", "source", "before"),
    [
        ("Police: Four men held after fire", "Police", False),
        ("Four men held after fire: police", "police", True),
        ("Four men held after fire — Police", "Police", True),
    ],
)
def test_a_speaker_beside_a_headline_s_colon(text: str, source: str, before: bool) -> None:
    sentence = tokens(text)
    ((found, _, claim_before),) = colon_labels(sentence)
    assert (words(sentence, found), claim_before) == (source, before)


@pytest.mark.parametrize(
    "text", ["Ferry fares: what you need to know now", "Police: four men were held.", "Late again"]
)
def test_a_colon_without_a_speaker(text: str) -> None:
    assert list(colon_labels(tokens(text))) == []


@pytest.mark.parametrize(
    ("text", "source", "nameless"),
    [
        ("In the words of Marta Oleny, the ferry was late.", "Marta Oleny", False),
        ("In Marta Oleny's view, the ferry was late.", "Marta Oleny's", False),
        ("By some accounts, the ferry was late.", "some accounts", True),
    ],
)
def test_a_viewpoint(text: str, source: str, nameless: bool) -> None:
    sentence = tokens(text)
    ((found, _, hearsay),) = turns(sentence)
    assert (words(sentence, found), hearsay) == (source, nameless)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Marta Oleny and Jan Holm said so.", ["Marta Oleny", "Jan Holm"]),
        ("Port and Harbour said so.", ["Port and Harbour"]),
    ],
)
def test_two_people_are_two_sources_and_one_name_is_one(text: str, sources: list[str]) -> None:
    sentence = tokens(text)
    end = [token.text for token in sentence].index("said")
    assert [words(sentence, part) for part in coordinated(sentence, (0, end))] == sources
