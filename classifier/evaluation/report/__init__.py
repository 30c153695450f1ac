"""What a terminal and a page show of an evaluation.

| file | is |
| --- | --- |
| `page` | An evaluation as one HTML page that needs nothing else: tables, plots as SVG, the worst mistakes to read |
| `plots` | Plots of the report as shapes for SVG |
| `tables` | What the terminal and the HTML page show of an evaluation, as tables of text |
| `text` | An evaluation as JSON and as tables for a terminal |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.evaluation.report.page import evaluation_page
    from classifier.evaluation.report.text import evaluation_json, evaluation_text

__all__ = [
    "evaluation_json",
    "evaluation_page",
    "evaluation_text",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "evaluation_json": "text",
        "evaluation_page": "page",
        "evaluation_text": "text",
    },
)
