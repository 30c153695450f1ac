"""The page from its template."""

from functools import cache

from jinja2 import PackageLoader, Template

from annotate.compare.comparison import Comparison
from annotate.compare.output.page.view import page_view
from unsourced.io.html_templates import page_environment


def render_page(found: Comparison, *, typography: bool = False) -> str:
    """The comparison as one HTML page; changes of typography alone are marked only where `typography` is set."""
    return _template().render(page=page_view(found, typography=typography))


@cache
def _template() -> Template:
    environment = page_environment(PackageLoader("annotate.compare.output", "page"))
    return environment.get_template("page.html.j2")
