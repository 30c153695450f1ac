"""Underlines as CSS."""

import pytest

from unsourced.schemes.underlines import PATTERNS, underline_css


def test_a_pattern_is_drawn_in_its_colour() -> None:
    assert underline_css("thin-wavy", "#123456") == (
        "text-decoration: underline wavy #123456 0.75px; text-underline-offset: 3px"
    )
    assert len({underline_css(pattern, "#123456") for pattern in PATTERNS}) == len(PATTERNS)


def test_an_unknown_pattern_is_an_error() -> None:
    with pytest.raises(KeyError):
        underline_css("zigzag", "#123456")
