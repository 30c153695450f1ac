"""What is shown of a class: the teacher's page and its tables.

| file | is |
| --- | --- |
| `page` | the report as one HTML page (`page.html.j2`) |
| `tables` | the report's tables, written as CSV |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.course.reports.output.page import report_html
    from annotate.course.reports.output.tables import report_tables

__all__ = ["report_html", "report_tables"]

__getattr__ = lazy_exports(
    __name__,
    {
        "report_html": "page",
        "report_tables": "tables",
    },
)
