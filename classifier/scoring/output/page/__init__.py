"""One self-contained HTML page for scored articles: no script, no request, every text escaped."""

from classifier.scoring.output.page.render import render_page

__all__ = ["render_page"]
