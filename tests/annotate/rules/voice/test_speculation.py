"""Speculation: the reporter's guesses, and nobody else's."""

import pytest

from annotate.rules.detect import find_all
from annotate.rules.voice.speculation import SPECULATION
from tests.annotate.rules.contract import DetectorContract


class TestSpeculation(DetectorContract):
    label = "speculation"
    positives = ("The eastern airfield «will likely become the next target».",)
    negatives = ("The council will meet on Monday.", "The dam will likely break, Colonel Marsh said.")


def _found(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_all(text) if found.label == SPECULATION]


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
    assert _found(text) == [clause]


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
        "The mill is set to reopen as a museum.",
        "The ruling could mean new hearings for nine men.",
        "Two boats left early, suggesting that the crews may know the tide.",
    ],
)
def test_what_is_no_guess_of_the_reporter_s(text: str) -> None:
    assert _found(text) == []
