"""Agreement as one HTML page that needs nothing else: tables, and plots drawn as SVG."""

from jinja2 import PackageLoader

from exports.agreement.agreement import Agreement, OriginAgreement
from exports.agreement.disagreement import MOST
from exports.agreement.report.plots import dispute_plots, origin_plots
from exports.agreement.report.tables import (
    dispute_tables,
    labels_table,
    listed_pairs,
    overall_tables,
    questions_table,
)
from exports.report.tables import TextTable
from unsourced.io.html_templates import page_environment


def agreement_page(result: Agreement) -> str:
    """The page, escaped throughout; no script, no font, no request."""
    environment = page_environment(PackageLoader("exports.agreement", "report"))
    ordered = sorted(result.origins, key=lambda one: one.origin != result.headline)
    return environment.get_template("page.html.j2").render(
        result=result,
        origins=[
            {"data": origin, "plots": origin_plots(origin), "tables": _tables(origin), "pairs": _pair_tables(origin)}
            for origin in ordered
        ],
        disputes=dispute_tables(result, MOST),
        dispute_plots=dispute_plots(result),
    )


def _tables(origin: OriginAgreement) -> list[TextTable]:
    return [labels_table(origin, intervals=True), *overall_tables(origin), questions_table(origin)]


def _pair_tables(origin: OriginAgreement) -> list[tuple[str, list[TextTable]]]:
    return [
        (f"{one} · {other}", [labels_table(origin, one, other, intervals=True), questions_table(origin, one, other)])
        for one, other in listed_pairs(origin)
    ]
