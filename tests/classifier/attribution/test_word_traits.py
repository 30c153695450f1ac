"""What a word is, whatever stands around it."""

import pytest

from classifier.attribution.word_traits import REPORTS, Trait, traits


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", Trait.SPEECH),
        ("Said", Trait.SPEECH | Trait.CAPITAL),
        ("officials", Trait.VAGUE),
        ("According", Trait.ACCORDING | Trait.CAPITAL),
        ("reportedly", Trait.HEARSAY),
        ("declined", Trait.WISH),
        ("don’t", Trait.AUXILIARY),
        ("12", Trait.NUMBER),
        ("“", Trait.QUOTE),
        ("--", Trait.DASH),
        ("xyz", Trait(0)),
    ],
)
def test_the_traits_of_a_word(word: str, expected: Trait) -> None:
    assert Trait(traits(word)) == expected


def test_what_can_be_the_verb_of_an_attribution() -> None:
    assert [bool(traits(word) & REPORTS) for word in ("said", "according", "wants", "pier", ",")] == [
        *(True, True, True, False, False),
    ]
