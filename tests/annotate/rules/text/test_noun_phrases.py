"""The noun phrase to the left or right of a word."""

import pytest

from annotate.rules.text.noun_phrases import phrase_left, phrase_right
from tests.annotate.rules.reading import index, tokens, words


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The old port said so.", "The old port"),
        ("A spokesman for the port of Velm said so.", "A spokesman for the port of Velm"),
        ("After the storm Holm said so.", "Holm"),
        ("Last week Marta Oleny said so.", "Marta Oleny"),
        ("Holm and Lind said so.", "Holm and Lind"),
        ("He quickly said so.", None),
    ],
)
def test_to_the_left(text: str, phrase: str | None) -> None:
    sentence = tokens(text)
    assert words(sentence, phrase_left(sentence, index(sentence, "said") - 1)) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Late, said the old port.", "the old port"),
        ("Late, said a spokesman for the port in Velm.", "a spokesman for the port in Velm"),
        ("Late, said Holm in a statement.", "Holm"),
        ("Late, said Holm on Monday.", "Holm"),
        ("Late, said , perhaps.", None),
    ],
)
def test_to_the_right(text: str, phrase: str | None) -> None:
    sentence = tokens(text)
    assert words(sentence, phrase_right(sentence, index(sentence, "said") + 1)) == phrase
