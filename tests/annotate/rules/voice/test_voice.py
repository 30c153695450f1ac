"""Speculation and loaded language: the reporter's, and nobody else's."""

import pytest

from annotate.rules.detect import find
from annotate.rules.voice.loaded_language import LOADED
from annotate.rules.voice.speculation import SPECULATION


def _found(text: str, label: str) -> list[str]:
    return [text[found.start : found.end] for found in find(text) if found.label == label]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The eastern airfield will likely become the next target.", "will likely become the next target"),
        ("This will allow to successfully retake the fort soon.", "will allow to successfully retake the fort soon"),
        ("The garrison is bound to fall, and the road will open.", "is bound to fall"),
        ("It is only a matter of time before the dam breaks.", "only a matter of time before the dam breaks"),
        ("The reform could well cost the mayor her post.", "could well cost the mayor her post"),
    ],
)
def test_a_guess_without_a_source(text: str, clause: str) -> None:
    assert _found(text, SPECULATION) == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "The airfield will likely become the next target, Colonel Marsh said.",
        "“The airfield will likely become the next target,” said Marsh.",
        "According to local sources, the garrison is bound to fall.",
        "The council will meet on Monday.",
        "The festival is set to open on 5 May.",
        "Will the dam probably break?",
        "Ships may enter the harbour at any hour.",
    ],
)
def test_what_is_no_guess_of_the_reporter_s(text: str) -> None:
    assert _found(text, SPECULATION) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The regime's henchmen closed two schools.", ["regime's henchmen"]),
        ("The minister rammed through a draconian law.", ["rammed through", "draconian"]),
        ("The so-called experts left.", ["so-called"]),
    ],
)
def test_loaded_words(text: str, words: list[str]) -> None:
    assert _found(text, LOADED) == words


@pytest.mark.parametrize(
    "text",
    [
        "“The regime's henchmen closed two schools,” the teacher said.",
        "The new tax regime begins in May.",
        "The Savage River rose by a metre.",
        "The storm closed two schools.",
    ],
)
def test_words_that_are_not_the_reporter_s_or_not_loaded(text: str) -> None:
    assert _found(text, LOADED) == []


def test_what_a_source_may_have_said_scores_lower() -> None:
    plain = next(f for f in find("The regime closed two schools.") if f.label == LOADED)
    told = next(f for f in find("Marta Oleny said that the regime closed two schools.") if f.label == LOADED)
    assert told.score < plain.score
