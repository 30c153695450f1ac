"""Loaded language: words of the reporter that move the reader."""

import pytest

from annotate.rules.detect import find_all
from annotate.rules.voice.loaded_language import LOADED
from tests.annotate.rules.contract import DetectorContract


class TestLoadedLanguage(DetectorContract):
    label = "loaded-language"
    positives = ("The minister «rammed through» a «draconian» law.",)
    negatives = ("The minister signed a strict law.", "“A draconian law,” the teacher said.")


def _found(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_all(text) if found.label == LOADED]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The regime's henchmen closed two schools.", ["regime's henchmen"]),
        ("The minister rammed through a draconian law.", ["rammed through", "draconian"]),
        ("The so-called experts left.", ["so-called"]),
        ("The so-called “peacekeepers” burned the mill.", ["so-called"]),
        ("Our so-called western partners were silent.", ["so-called"]),
    ],
)
def test_loaded_words(text: str, words: list[str]) -> None:
    assert _found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "“The regime's henchmen closed two schools,” the teacher said.",
        "The new tax regime begins in May.",
        "The Savage River rose by a metre.",
        "The storm closed two schools.",
        "The so-called quiet period ends on Monday.",
        "Traders watch the so-called fear index, experts or not.",
        "The bill closes a so-called tax gap.",
    ],
)
def test_words_that_are_not_the_reporter_s_or_not_loaded(text: str) -> None:
    assert _found(text) == []


def test_what_a_source_may_have_said_scores_lower() -> None:
    plain = next(f for f in find_all("The regime closed two schools.") if f.label == LOADED)
    told = next(f for f in find_all("Marta Oleny said that the regime closed two schools.") if f.label == LOADED)
    assert told.score < plain.score
