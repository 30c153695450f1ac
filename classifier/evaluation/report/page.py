"""An evaluation as one HTML page that needs nothing else: tables, plots as SVG, the worst mistakes to read."""

from typing import Any

from jinja2 import PackageLoader

from classifier.evaluation.records import Evaluation, OriginFigures
from classifier.evaluation.report.plots import (
    HEIGHT,
    WIDTH,
    confusion,
    coverage_plot,
    learning_plot,
    precision_recall_plot,
    reliability_plot,
)
from classifier.evaluation.report.tables import curve_table, tables, undefined
from classifier.evaluation.report.text import head_lines, origin_line
from unsourced.io.html_templates import page_environment


def evaluation_page(evaluation: Evaluation) -> str:
    """The page, escaped throughout; no script, no font, no request."""
    environment = page_environment(PackageLoader("classifier.evaluation", "report"))
    curve = evaluation.learning_curve
    return environment.get_template("page.html.j2").render(
        evaluation=evaluation,
        head=[line for line in head_lines(evaluation) if not line.startswith(("  ", "Synthetic"))],
        origins=[_origin(evaluation, origin) for origin in evaluation.origins],
        curve={"plot": learning_plot(curve), "table": curve_table(evaluation), "hint": curve.hint} if curve else None,
        size={"width": WIDTH, "height": HEIGHT},
    )


def _origin(evaluation: Evaluation, origin: OriginFigures) -> dict[str, Any]:
    first = next(iter(evaluation.systems))
    cited = origin.origin == evaluation.headline
    labels = []
    for record in origin.labels:
        if record.system != first or not record.positives:
            continue
        curves = [each for each in origin.curves if each.label == record.label]
        labels.append(
            {
                "name": record.label,
                "confusion": confusion(record),
                "plots": [
                    plot(each) for each in curves for plot in (reliability_plot, precision_recall_plot, coverage_plot)
                ],
                "mistakes": [mistake for mistake in origin.mistakes if mistake.label == record.label],
            }
        )
    return {
        "description": origin_line(evaluation, origin),
        "tables": tables(evaluation, origin)[: None if cited else 2],
        "labels": labels if cited else [],
        "undefined": undefined(origin) if cited else [],
    }
