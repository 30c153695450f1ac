"""Sentences in which two who act or suffer changed places."""

import pytest

from annotate.compare import compare
from annotate.compare.alignment.offset_mapping import OffsetMapping
from annotate.compare.comparison import Effect
from annotate.compare.effects.analysed_text import AnalysedText
from annotate.compare.effects.role_swaps import role_swaps
from tests.annotate.compare.building import article


def swapped(one: str, other: str) -> list[Effect]:
    a, b = (article(f"It was late on the pier. {text} Nobody was hurt.") for text in (one, other))
    found = compare(a, b)
    return list(role_swaps(found, OffsetMapping(found), AnalysedText(a), AnalysedText(b)).values())


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Yesterday Velmora accused Tolvania.", "Yesterday Tolvania accused Velmora.", ("Velmora", "Tolvania")),
        ("The dog bit the man.", "The man bit the dog.", ("dog", "man")),
    ],
)
def test_two_that_changed_places(one: str, other: str, words: tuple[str, str]) -> None:
    first, second = words
    reason = f"“{first}” and “{second}” have changed places: who did what to whom?"
    assert swapped(one, other) == [Effect("roles", "b", f"{first} … {second}", reason, stays=True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yesterday Velmora accused Tolvania.", "Yesterday Tolvania was accused by Velmora."),
        ("In Tarsk the minister spoke.", "The minister spoke in Tarsk."),
        ("Yesterday Velmora accused Tolvania.", "Yesterday Velmora praised Tolvania."),
        ("The dog bit the man.", "The dog bit the man."),
    ],
)
def test_the_same_said_otherwise_is_no_swap(one: str, other: str) -> None:
    assert swapped(one, other) == []
