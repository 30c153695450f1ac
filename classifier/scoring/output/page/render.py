"""The page from its template."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import PackageLoader, Template

from classifier.scoring.joint_scheme import joint_scheme
from classifier.scoring.output.page.view import article_view, is_web_address, label_views
from classifier.scoring.scores import Scores
from unsourced.io.html_templates import page_environment


def render_page(scores: Sequence[Scores]) -> str:
    """The scored articles as one HTML page that needs nothing else: no script, no font, no request.

    All articles stand in memory at once. Raises ValueError without an article.
    """
    return _template().render(page_context(scores))


def page_context(scores: Sequence[Scores]) -> dict[str, Any]:
    """What the template shows of these articles. Raises ValueError without an article."""
    scheme = joint_scheme([each.scheme for each in scores])
    labels = label_views(scheme, scores)
    articles = [article_view(number, each, labels) for number, each in enumerate(scores, 1)]
    return {
        "articles": articles,
        "labels": [label for label in labels.values() if label.count],
        "absent": [label.name for label in labels.values() if not label.count],
        "calibrated": any(each.calibrated for each in scores),
        "scheme": scheme,
        "versions": sorted({each.version for each in scores}),
    }


@cache
def _template() -> Template:
    environment = page_environment(PackageLoader("classifier.scoring.output", "page"))
    environment.tests["web_address"] = is_web_address
    return environment.get_template("page.html.j2")
