"""The page from its template."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from annotate.compare.comparison import Comparison
from annotate.compare.page.view import page_view


def render_page(found: Comparison, *, typography: bool = False) -> str:
    """The comparison as one HTML page; changes of typography alone are marked only where `typography` is set."""
    return _template().render(page=page_view(found, typography=typography))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("annotate.compare", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")
