"""A text as words and marks with their keys and offsets."""

import pytest

from annotate.compare.alignment.tokens import count_words, is_word, token_weight, tokens


def test_tokens_stand_where_they_say() -> None:
    text = "“Café,” U.S. gov\u00adern-\nment &amp; [x](https://a.example) 1,000 per cent 🚢 e\u0301 <b>it</b>"
    found = tokens(text)
    words = [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    assert words == (
        ["“", "Café", ",", "”", "U.S.", "gov\u00adern-\nment", "&amp;", "x", "1,000", "per cent", "🚢", "e\u0301", "it"]
    )
    assert list(found.keys) == [
        '"',
        "cafe",
        ",",
        '"',
        "US",
        "government",
        "and",
        "x",
        "1000",
        "percent",
        "🚢",
        "e",
        "it",
    ]


def test_a_text_without_words_has_no_tokens() -> None:
    assert len(tokens(" \n<br>\u00ad")) == 0


@pytest.mark.parametrize(("key", "weight"), [("ferry", 1.0), ("1000", 1.0), ("the", 0.4), ("US", 0.4), (",", 0.1)])
def test_what_a_token_weighs(key: str, weight: float) -> None:
    assert token_weight(key) == weight


def test_words_are_told_from_marks() -> None:
    keys = tokens("“No lights,” she said — in 1999.").keys
    assert [key for key in keys if not is_word(key)] == ['"', ",", '"', "-", "."]
    assert count_words(keys) == 6
