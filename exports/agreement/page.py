"""Agreement as one HTML page that needs nothing else: tables, and a plot drawn as SVG."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from exports.agreement.agreement import Agreement, OriginAgreement
from exports.agreement.contested import MOST
from exports.agreement.view_tables import (
    ViewTable,
    by_unit,
    dispute_tables,
    labels_table,
    overall_table,
    questions_table,
    shown_pairs,
)

_LEFT, _WIDTH, _ROW = 220, 860, 40
# Apart from each other also for colour-blind readers; the shape says the same.
_MARKS = (("sentence", "#0b5cad", "circle"), ("token", "#a34700", "square"), ("character", "#1a1a1a", "triangle"))


def agreement_page(found: Agreement) -> str:
    """The page, escaped throughout; no script, no font, no request."""
    environment = Environment(
        loader=PackageLoader("exports", "agreement"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    ordered = sorted(found.origins, key=lambda one: one.origin != found.headline)
    ticks = [{"x": _x(value / 2), "told": f"{value / 2:g}".replace("-", "−")} for value in range(-2, 3)]
    return environment.get_template("page.html.j2").render(
        found=found,
        origins=[{"data": origin, "plot": _plot(origin), "tables": _tables(origin)} for origin in ordered],
        disputes=dispute_tables(found, MOST),
        plot={"width": _WIDTH, "ticks": ticks},
    )


def _tables(origin: OriginAgreement) -> list[ViewTable]:
    own = [labels_table(origin), overall_table(origin), questions_table(origin)]
    for one, other in shown_pairs(origin):
        table = labels_table(origin, one, other)
        own.append(ViewTable(title=f"{one} · {other}. {table.title}", columns=table.columns, rows=table.rows))
    return own


def _plot(origin: OriginAgreement) -> dict[str, Any]:
    rows = []
    for number, (label, units) in enumerate(by_unit(origin).items()):
        top = 30 + number * _ROW
        marks = []
        for place, (unit, colour, shape) in enumerate(_MARKS):
            record = units[unit]
            if record["alpha"] is None:
                continue
            low, high = (None if record[name] is None else _x(record[name]) for name in ("alpha_low", "alpha_high"))
            y = top + 6 + place * 11
            marks.append({"x": _x(record["alpha"]), "y": y, "low": low, "high": high, "colour": colour, "shape": shape})
        rows.append({"label": label, "y": top, "marks": marks})
    return {"rows": rows, "height": 40 + len(rows) * _ROW}


def _x(value: float) -> float:
    """Where a figure from -1 to 1 stands; α below -1 stands at the edge."""
    return round(_LEFT + (max(value, -1.0) + 1) / 2 * (_WIDTH - _LEFT - 20), 1)
