"""One self-contained HTML page for scored articles: no script, no request, every text escaped.

| file | is |
| --- | --- |
| `render` | the page |
| `view` | what the page shows, as plain values |
| `claims` | how many claims have a source, a vague one, or none |
"""

from classifier.scoring.output.page.render import render_page

__all__ = ["render_page"]
