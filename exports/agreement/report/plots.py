"""The plots of the agreement page, as numbers that its template draws: everything in the units of the SVG.

No plot says anything by colour alone: marks differ in shape, cells hold their figure, lines have a name.
"""

from dataclasses import dataclass, field
from typing import Any

from exports.agreement.agreement import Agreement, OriginAgreement
from exports.agreement.report.tables import by_unit, pairs
from exports.report.plots import LinearScale
from exports.report.tables import format_figure

WIDTH = 860
_LEFT, _RIGHT, _ROW = 220, 20, 40
_CELL, _CELL_HEIGHT, _HEAD = 64, 34, 30
# More people, or labels, than this make cells that nobody can read; the JSON has them all.
_MOST = 25
_PANEL, _PANEL_HEIGHT, _PANELS = 270, 190, 3
_MARKS = (("sentence", "circle"), ("token", "square"), ("character", "triangle"))


@dataclass(frozen=True, kw_only=True)
class Plot:
    """`alt` says what it shows to those who do not see it; `note` explains its signs to everybody."""

    kind: str
    title: str
    alt: str
    note: str
    width: float
    height: float
    parts: dict[str, Any] = field(default_factory=dict)


def origin_plots(origin: OriginAgreement) -> list[Plot]:
    """α of each label, and of each pair of annotators where there are several pairs."""
    plots = [_labels(origin)]
    people = sorted({name for pair in pairs(origin) for name in pair})
    if 2 < len(people) <= _MOST:
        plots.append(_pairs(origin, people))
    return plots


def dispute_plots(result: Agreement) -> list[Plot]:
    """Confusions between labels, and each annotator's agreement with the others over time and by speed."""
    rows = result.disagreement.confusions
    plots = [_confusions(result)] if rows and len(_labels_of(result)) <= _MOST else []
    people = result.disagreement.annotators[:_MOST]
    if any(len(person["by_time"]) > 1 for person in people):
        plots.append(_over_time(people))
    if any(len(person["by_speed"]) > 1 for person in people):
        plots.append(_by_speed(people))
    return plots


def _labels(origin: OriginAgreement) -> Plot:
    rows = []
    for number, (label, units) in enumerate(by_unit(origin).items()):
        top = 30 + number * _ROW
        marks = []
        for index, (unit, shape) in enumerate(_MARKS):
            record = units[unit]
            if record["alpha"] is None:
                continue
            low, high = (None if record[name] is None else _x(record[name]) for name in ("alpha_low", "alpha_high"))
            text = format_figure(record["alpha"], record["alpha_low"], record["alpha_high"])
            tooltip = f"{label}, {unit}: {text}"
            y = top + 6 + index * 11
            marks.append(
                {"x": _x(record["alpha"]), "y": y, "low": low, "high": high, "shape": shape, "tooltip": tooltip}
            )
        rows.append({"label": label, "y": top, "marks": marks, "undefined": not marks})
    ticks = [{"x": _x(value / 2), "text": f"{value / 2:g}".replace("-", "−")} for value in range(-2, 3)]
    return Plot(
        kind="labels",
        title="Krippendorff's α of each label",
        alt="Krippendorff's α of each label with its interval; the table below has the same figures",
        note="● sentences, ■ tokens, ▲ spans (α_U). A bar is the 95% interval. A label without a mark is undefined.",
        width=WIDTH,
        height=40 + len(rows) * _ROW,
        parts={"rows": rows, "ticks": ticks},
    )


def _x(value: float) -> float:
    """Where a figure from -1 to 1 stands; α below -1 stands at the edge."""
    return LinearScale(_LEFT, WIDTH - _RIGHT, -1, 1)(max(value, -1.0))


def _pairs(origin: OriginAgreement, people: list[str]) -> Plot:
    alphas = {(r["one"], r["other"]): r for r in origin.sets if r["unit"] == "token"}
    cells = []
    for i, one in enumerate(people):
        for j, other in enumerate(people):
            record = alphas.get((min(one, other), max(one, other)))
            if one == other or record is None:
                continue
            alpha = record["alpha"]
            text = "–" if alpha is None else format_figure(alpha)
            interval = format_figure(alpha, record["alpha_low"], record["alpha_high"], record["reason"])
            tooltip = f"{one} and {other}: {interval}"
            cells.append(_cell(j, i, text, max(alpha or 0.0, 0.0), tooltip))
    return _grid(
        cells,
        rows=people,
        columns=people,
        title="α of each pair of annotators, all labels, on tokens",
        alt="Grid of annotators by annotators with α of each pair; the table of all labels has the same figures",
        note="Each cell holds its figure; the stronger its shade, the closer to 1. – is undefined; an empty cell "
        "is of two who share no article.",
    )


def _labels_of(result: Agreement) -> list[str]:
    """The labels of the scheme, in its order."""
    return list(dict.fromkeys(row["label"] for origin in result.origins for row in origin.labels))


def _confusions(result: Agreement) -> Plot:
    rows = {(row["label"], row["instead"]): row for row in result.disagreement.confusions}
    labels = _labels_of(result)
    columns = [*labels, ""]
    cells = []
    for i, label in enumerate(labels):
        for j, instead in enumerate(columns):
            row = rows.get((label, instead))
            if row is None:
                continue
            tooltip = (
                f"{label}, the other gave {instead or 'nothing'}: {row['often']} times, {row['share']:.0%} of its spans"
            )
            cells.append(_cell(j, i, str(row["often"]), row["share"], tooltip))
    return _grid(
        cells,
        rows=labels,
        columns=[column or "nothing" for column in columns],
        title="What the other annotator gave instead",
        alt="Grid of labels by labels with how often one annotator gave the first where another gave the second",
        note="Row: the label that one annotator gave. Column: what the other gave there. The figure is how often, the "
        "shade the share of the row's spans.",
    )


def _cell(column: int, row: int, text: str, shade: float, tooltip: str) -> dict[str, Any]:
    return {
        "x": _LEFT + column * _CELL,
        "y": _HEAD + row * _CELL_HEIGHT,
        "text": text,
        # Never so dark that the figure on it is hard to read.
        "shade": round(0.05 + 0.4 * min(shade, 1.0), 2),
        "tooltip": tooltip,
    }


def _grid(cells: list[dict[str, Any]], *, rows: list[str], columns: list[str], **words: str) -> Plot:
    """Columns have the numbers of the rows, as long names do not fit above them."""
    numbers = {name: number for number, name in enumerate(rows, 1)}
    heads = [
        {"x": _LEFT + (j + 0.5) * _CELL, "text": str(numbers.get(name, name)), "tooltip": name}
        for j, name in enumerate(columns)
    ]
    sides = [
        {"y": _HEAD + (i + 0.5) * _CELL_HEIGHT, "text": f"{numbers[name]} {_clipped(name)}", "tooltip": name}
        for i, name in enumerate(rows)
    ]
    return Plot(
        kind="grid",
        width=_LEFT + len(columns) * _CELL,
        height=_HEAD + len(rows) * _CELL_HEIGHT,
        parts={"cells": cells, "heads": heads, "sides": sides, "cell": (_CELL - 2, _CELL_HEIGHT - 2)},
        **words,
    )


def _clipped(name: str) -> str:
    return name if len(name) <= 26 else f"{name[:25]}…"


def _over_time(people: tuple[dict[str, Any], ...] | list[dict[str, Any]]) -> Plot:
    drawn = [(person["annotator"], [(float(i), step) for i, step in enumerate(person["by_time"])]) for person in people]
    return _panels(
        drawn,
        title="Agreement with the others over time",
        alt="A panel for each annotator: positive agreement with the others in parts of their work, oldest first",
        note="Positive agreement on tokens, in equal parts of each annotator's articles from first to last.",
        ends=("first", "last"),
    )


def _by_speed(people: tuple[dict[str, Any], ...] | list[dict[str, Any]]) -> Plot:
    fastest = max(step["tokens_a_minute"] for person in people for step in person["by_speed"])
    drawn = [
        (person["annotator"], [(step["tokens_a_minute"], step) for step in person["by_speed"]]) for person in people
    ]
    return _panels(
        drawn,
        title="Agreement with the others by speed",
        alt="A panel for each annotator: positive agreement with the others in parts of their work, slowest first",
        note="Positive agreement on tokens, in equal parts of each annotator's articles from slow to fast; across: "
        "tokens a minute.",
        ends=("0", f"{fastest:,.0f}"),
        most=fastest,
    )


def _panels(
    drawn: list[tuple[str, list[tuple[float, dict[str, Any]]]]],
    *,
    ends: tuple[str, str],
    most: float | None = None,
    **words: str,
) -> Plot:
    """One small plot an annotator, all with the same axes: agreement from 0 to 1 upwards."""
    left, right, top, bottom = 34, 16, 30, 24
    shown = [(name, steps) for name, steps in drawn if len(steps) > 1]
    panels = []
    for number, (name, steps) in enumerate(shown):
        x, y = number % _PANELS * (_PANEL + 15), number // _PANELS * _PANEL_HEIGHT
        far = most or max(position for position, _ in steps)
        high = _PANEL_HEIGHT - top - bottom - 10
        across, up = LinearScale(x + left, x + _PANEL - right, 0, far), LinearScale(y + top + high, y + top)
        points = [
            {
                "x": across(position),
                "y": up(step["agreement"]),
                "tooltip": f"{name}: {format_figure(step['agreement'])} over {step['articles']} articles",
            }
            for position, step in steps
            if step["agreement"] is not None
        ]
        panels.append(
            {
                "name": _clipped(name),
                "x": x,
                "y": y,
                "from": x + left,
                "to": x + _PANEL - right,
                "top": y + top,
                "base": y + top + high,
                "line": " ".join(f"{point['x']},{point['y']}" for point in points),
                "points": points,
            }
        )
    rows = -(-len(shown) // _PANELS)
    width = min(len(shown), _PANELS) * (_PANEL + 15)
    return Plot(
        kind="panels", width=width, height=rows * _PANEL_HEIGHT, parts={"panels": panels, "ends": ends}, **words
    )
