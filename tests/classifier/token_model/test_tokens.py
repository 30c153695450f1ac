"""Tokens: words with their hyphens, apostrophes and points, and each mark of punctuation by itself."""

import pytest

from classifier.token_model.tokens import is_word, token_offsets


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The pier's so-called U.S. 3.5-metre wall", ["The", "pier's", "so-called", "U.S", ".", "3.5-metre", "wall"]),
        ("“Old”, — they said…", ["“", "Old", "”", ",", "—", "they", "said", "…"]),
        ("café’s 👍 x_1", ["café’s", "👍", "x_1"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_tokens_of_a_text(text: str, tokens: list[str]) -> None:
    offsets = token_offsets(text)
    assert [text[start:end] for start, end in offsets] == tokens
    assert offsets == sorted(offsets)


def test_a_word_has_a_letter_or_a_digit() -> None:
    assert [token for token in ("pier", "é", "9", "_x", "“", "-", "👍") if is_word(token)] == ["pier", "é", "9", "_x"]
