"""Colours: how well they stand out from each other, and whether colour-blind readers can tell them apart."""

import math
from itertools import pairwise

Rgb = tuple[float, float, float]

WHITE = "#ffffff"
BLACK = "#000000"

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency",
# severity 1.0; they apply to linear RGB.
_SEEN_BY = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
COLOUR_VISIONS = ("usual", *_SEEN_BY)

_SRGB_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_D65 = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours `#rrggbb`, from 1 (none) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(colour: str, ground: str, alpha: float) -> str:
    """What a colour of opacity `alpha` (0..1) on a ground looks like, as `#rrggbb`."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(255 * (alpha * top + (1 - alpha) * below)):02x}" for top, below in pairs)


def distance(one: str, other: str, vision: str = "usual") -> float:
    """How different two colours look to a reader with this colour vision: the Euclidean distance in CIE Lab (1976).

    `vision` is one of COLOUR_VISIONS. 2 is just visible side by side; a legend that is read at a glance wants 20.
    """
    ours, theirs = _lab(_seen(one, vision)), _lab(_seen(other, vision))
    return math.dist(ours, theirs)


def _channels(colour: str) -> Rgb:
    red, green, blue = (int(colour[at:to], 16) / 255 for at, to in pairwise((1, 3, 5, 7)))
    return red, green, blue


def _linear(colour: str) -> Rgb:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(colour: str, vision: str) -> Rgb:
    linear = _linear(colour)
    if vision == "usual":
        return linear
    red, green, blue = (min(1.0, max(0.0, value)) for value in _times(_SEEN_BY[vision], linear))
    return red, green, blue


def _lab(linear: Rgb) -> Rgb:
    x, y, z = (_lab_root(value / white) for value, white in zip(_times(_SRGB_TO_XYZ, linear), _D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _lab_root(value: float) -> float:
    cube_root: float = value ** (1 / 3)
    return cube_root if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29


def _times(matrix: tuple[Rgb, Rgb, Rgb], vector: Rgb) -> Rgb:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three
