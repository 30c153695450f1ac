"""What the terminal and the HTML page show of agreement.

| file | is |
| --- | --- |
| `text` | JSON, and tables for a terminal |
| `page` | the HTML page |
| `tables` | the tables of both |
| `plots` | the plots of the page, as numbers for its template |
"""

from exports.agreement.report.page import agreement_page
from exports.agreement.report.text import agreement_json, agreement_table

__all__ = ["agreement_json", "agreement_page", "agreement_table"]
