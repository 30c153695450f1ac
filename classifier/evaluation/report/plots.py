"""Plots of the report as shapes for SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from classifier.evaluation.records import Curves, LabelFigures, LearningCurve
from exports.report.plots import LinearScale, svg_path

WIDTH, HEIGHT = 300, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 12, 40
_ACROSS = LinearScale(_LEFT, WIDTH - _RIGHT)

Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Plot:
    """`line` and `diagonal` are SVG paths; `bars` are (x, y of both ends); `dots` (x, y, radius, words)."""

    title: str
    description: str
    across: str
    up: str
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    line: str
    diagonal: str = ""
    dots: tuple[tuple[float, float, float, str], ...] = ()
    bars: tuple[tuple[float, float, float], ...] = ()


def reliability_plot(curves: Curves) -> Plot:
    """The share of positives in each tenth of the values; dots grow with the sentences."""
    most = max(each.sentences for each in curves.reliability)
    points = [(each.value, each.positive) for each in curves.reliability]
    dots = tuple(
        (
            *_at(point),
            2.5 + 5 * (each.sentences / most) ** 0.5,
            f"{each.sentences} sentences: value {each.value:.2f}, positive {each.positive:.0%}",
        )
        for each, point in zip(curves.reliability, points, strict=True)
    )
    return Plot(
        title="Reliability",
        description="; ".join(dot[3] for dot in dots),
        across="value",
        up="share of positives",
        x_ticks=_ticks(across=True),
        y_ticks=_ticks(across=False),
        line=_path(points),
        diagonal=_path([(0, 0), (1, 1)]),
        dots=dots,
    )


def precision_recall_plot(curves: Curves) -> Plot:
    """Precision over recall, for each system that has values."""
    return Plot(
        title="Precision and recall",
        description=_some(curves.precision_recall, "recall", "precision"),
        across="recall",
        up="precision",
        x_ticks=_ticks(across=True),
        y_ticks=_ticks(across=False),
        line=_path(curves.precision_recall),
    )


def coverage_plot(curves: Curves) -> Plot:
    """Accuracy where only the surest sentences are judged."""
    points = [(coverage, accuracy) for coverage, accuracy, _ in curves.coverage]
    low = min(0.5, *(accuracy for _, accuracy in points))
    dots = tuple(
        (*_at((x, y), low=low), 3.0, f"{x:.0%} judged (confidence from {least:.2f}): accuracy {y:.2f}")
        for x, y, least in curves.coverage
    )
    return Plot(
        title="Coverage and accuracy",
        description="; ".join(dot[3] for dot in dots[:: max(len(dots) // 4, 1)]),
        across="share of sentences judged, the surest first",
        up="accuracy",
        x_ticks=_ticks(across=True),
        y_ticks=_ticks(across=False, low=low),
        line=_path(points, low=low),
        dots=dots,
    )


def learning_plot(curve: LearningCurve) -> Plot:
    """The figure over the number of sentences learned from, with its interval."""
    known = [step for step in curve.steps if step.figure.value is not None]
    most = max(step.sentences for step in curve.steps)
    points = [(step.sentences / most, step.figure.value or 0.0) for step in known]
    bars = tuple(
        (_at((step.sentences / most, 0))[0], _at((0, step.figure.low))[1], _at((0, step.figure.high or 0.0))[1])
        for step in known
        if step.figure.low is not None
    )
    dots = tuple(
        (*_at(point), 3.5, f"{step.sentences} sentences: {point[1]:.2f}")
        for step, point in zip(known, points, strict=True)
    )
    return Plot(
        title="Learning curve",
        description="; ".join(dot[3] for dot in dots),
        across="labelled sentences learned from",
        up="mean F1 over labels",
        x_ticks=tuple((_at((part / 2, 0))[0], f"{round(most * part / 2)}") for part in range(3)),
        y_ticks=_ticks(across=False),
        line=_path(points),
        dots=dots,
        bars=bars,
    )


@dataclass(frozen=True, kw_only=True)
class Confusion:
    """Two rows (marked by people or not) of two cells (marked by the system or not): how many, and the row's share."""

    label: str
    cells: tuple[tuple[tuple[int, float], tuple[int, float]], tuple[tuple[int, float], tuple[int, float]]]


def confusion(record: LabelFigures) -> Confusion:
    """The four cells of a label: marked or not, positive or not."""
    missed = record.positives - record.right
    wrong = record.marked - record.right
    rest = record.sentences - record.positives - wrong
    negatives = record.sentences - record.positives

    def cell(count: int, of: int) -> tuple[int, float]:
        return count, count / of if of else 0.0

    return Confusion(
        label=record.label,
        cells=(
            (cell(record.right, record.positives), cell(missed, record.positives)),
            (cell(wrong, negatives), cell(rest, negatives)),
        ),
    )


def _at(point: Point, *, low: float = 0.0) -> Point:
    """Where a point of 0..1 (up: low..1) stands."""
    x, y = point
    return _ACROSS(x), _up(low)(y)


def _up(low: float) -> LinearScale:
    return LinearScale(HEIGHT - _BOTTOM, _TOP, low)


def _path(points: Iterable[Point], *, low: float = 0.0) -> str:
    return svg_path(_at(point, low=low) for point in points)


def _ticks(*, across: bool, low: float = 0.0) -> tuple[tuple[float, str], ...]:
    return (_ACROSS if across else _up(low)).ticks(4)


def _some(points: Sequence[Point], across: str, up: str) -> str:
    chosen = points[:: max(len(points) // 4, 1)]
    return "; ".join(f"{across} {x:.2f}: {up} {y:.2f}" for x, y in chosen)
