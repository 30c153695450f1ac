"""What a terminal and a page show of scored articles.

| file | is |
| --- | --- |
| `page/` | One self-contained HTML page for scored articles: no script, no request, every text escaped |
| `terminal` | Scored articles in a terminal: the text with its marks, numbered, and below it the reason for each |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.scoring.output.page import render_page
    from classifier.scoring.output.terminal import rendered

__all__ = [
    "render_page",
    "rendered",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "render_page": "page",
        "rendered": "terminal",
    },
)
