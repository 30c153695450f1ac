"""Two versions side by side as one self-contained HTML page: no script, no request, every text escaped."""

from annotate.compare.output.page.render import render_page

__all__ = ["render_page"]
