"""Two versions side by side as one self-contained HTML page: no script, no request, every text escaped.

| file | is |
| --- | --- |
| `view` | what the template (`page.html.j2`, `page.css`) shows, ready to be written down |
| `paragraph_pairs` | which paragraphs stand beside each other |
"""

from functools import cache

from jinja2 import PackageLoader, Template

from annotate.compare.comparison import Comparison
from annotate.compare.output.page.view import page_view
from unsourced.io.html_templates import page_environment

__all__ = ["render_page"]


def render_page(comparison: Comparison, *, typography: bool = False) -> str:
    """The comparison as one HTML page; changes of typography alone are marked only where `typography` is set."""
    return _template().render(page=page_view(comparison, typography=typography))


@cache
def _template() -> Template:
    environment = page_environment(PackageLoader("annotate.compare.output", "page"))
    return environment.get_template("page.html.j2")
