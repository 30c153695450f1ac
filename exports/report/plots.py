"""Scales and paths of plots that are drawn as SVG: a few axes need no library, and a page no request."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinearScale:
    """From values between `low` and `high` to the units of an SVG between `start` and `end`, to one decimal."""

    start: float
    end: float
    low: float = 0.0
    high: float = 1.0

    def __call__(self, value: float) -> float:
        """Where a value stands; one outside of the scale stands outside of the plot."""
        return round(self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start), 1)

    def ticks(self, steps: int, style: str = ".3g") -> tuple[tuple[float, str], ...]:
        """Where `steps` equal steps of the scale begin and end, and the value there as text."""
        values = [self.low + (self.high - self.low) * step / steps for step in range(steps + 1)]
        return tuple((self(value), f"{value:{style}}") for value in values)


def svg_path(points: Iterable[tuple[float, float]]) -> str:
    """An SVG path along points that are in the units of the SVG; empty where there is none."""
    pairs = [f"{x} {y}" for x, y in points]
    return "M" + " L".join(pairs) if pairs else ""
