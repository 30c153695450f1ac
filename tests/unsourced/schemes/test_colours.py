"""Colours against published figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsourced.schemes.colours import BLACK, COLOUR_VISIONS, WHITE, blend, contrast, distance

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_as_wcag_tells_it() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.005)  # WCAG's well-known near miss
    assert contrast("#767676", WHITE) >= 4.5


@given(COLOURS, COLOURS)
def test_contrast_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


def test_blend() -> None:
    assert blend("#ff0000", WHITE, 0.3) == "#ffb2b2"
    assert blend("#123456", WHITE, 1.0) == "#123456"
    assert blend("#123456", WHITE, 0.0) == WHITE


def test_distance_in_lab() -> None:
    assert distance(BLACK, WHITE) == pytest.approx(100, abs=0.01)
    # Lab of sRGB red and green: (53.24, 80.09, 67.20) and (87.74, -86.18, 83.18).
    assert distance("#ff0000", "#00ff00") == pytest.approx(170.6, abs=0.1)


def test_red_and_green_come_close_for_who_lacks_a_cone() -> None:
    one, other = "#c05040", "#6f7a2e"
    assert distance(one, other) > 50
    assert distance(one, other, "deutan") < 15
    assert distance(one, other, "tritan") > 40


@given(COLOURS, st.sampled_from(COLOUR_VISIONS))
def test_grey_stays_grey_and_a_colour_equals_itself(colour: str, vision: str) -> None:
    assert distance(colour, colour, vision) == 0
    grey = f"#{colour[1:3] * 3}"
    assert distance(grey, blend(grey, grey, 1.0), vision) == 0
    assert distance(grey, WHITE, vision) == pytest.approx(distance(grey, WHITE), abs=0.5)
