"""British and American spellings of one word."""

import pytest

from annotate.compare.alignment.spelling import spelling_key


@pytest.mark.parametrize(
    ("british", "american"),
    [("honourable", "honorable"), ("reorganisation", "reorganization"), ("theatregoers", "theatergoers")],
)
def test_spellings_have_one_key(british: str, american: str) -> None:
    assert spelling_key(british) == spelling_key(american)


@pytest.mark.parametrize("word", ["four", "hour", "promise", "advertise", "wise", "here", "precise", "devour", "shore"])
def test_a_word_that_only_looks_british_is_left_alone(word: str) -> None:
    assert spelling_key(word) == word
