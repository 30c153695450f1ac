"""The pages from their templates. Everything is escaped, and nothing stands in them that a strict policy forbids."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader

from annotate.compare.comparison import Comparison
from annotate.compare.output.page.view import page_view
from classifier.model.card import QUESTION
from classifier.scoring.output.page.render import page_context
from classifier.scoring.output.page.view import is_web_address, label_views
from classifier.scoring.scores import Scores
from classifier.service.limits import Limits
from classifier.service.loaded_models import ModelSet
from classifier.service.web.form import SubmittedForm, article_field
from classifier.service.web.model_card import cards, figures
from unsourced.io.html_templates import page_environment
from unsourced.schemes.scheme import Scheme


def form_page(loaded: ModelSet, limits: Limits, title: str = "", text: str = "", problem: str = "") -> str:
    """The form, with what was typed and what is wrong with it."""
    return _rendered("form", loaded=loaded, limits=limits, title=title, text=text, problem=problem)


def result_page(
    scores: Scores,
    loaded: ModelSet,
    *,
    feedback: bool,
    notice: str = "",
    part: str = "",
    draft: SubmittedForm | None = None,
) -> str:
    """A marked text, with all that a reader can do with it; `feedback` says whether remarks are taken.

    `notice` is what became of the last remark or comparison. Where nothing did, `draft` is what was sent, and `part`
    the id of the part of the page where it stands again.
    """
    return _rendered(
        "result",
        **page_context([scores]),
        article_field=article_field(scores.article),
        loaded=loaded,
        figures=figures(loaded),
        synthetic=any(model.card.get("synthetic") for model in loaded.models),
        feedback=feedback,
        notice=notice,
        draft=draft or SubmittedForm(),
        part=part,
    )


def comparison_page(found: Comparison) -> str:
    """Two versions, and the ways to the marks of each."""
    return _rendered(
        "comparison",
        page=page_view(found, typography=False),
        article_field=article_field(found.a),
        other_field=article_field(found.b),
    )


def card_page(loaded: ModelSet, refused: str) -> str:
    """What scores here, and its measured precision and recall."""
    return _rendered(
        "card",
        loaded=loaded,
        cards=cards(loaded),
        refused=refused,
        labels=label_views(loaded.scheme, []).values(),
    )


def error_page(status: int, what: str) -> str:
    """What went wrong, in words."""
    return _rendered("error", status=status, what=what)


def style_sheet(scheme: Scheme) -> str:
    """The one style sheet of the pages of marked texts, with the colours of this scheme."""
    return _rendered("style.css", labels=label_views(scheme, []).values())


def comparison_style_sheet() -> str:
    """The style sheet of the page of two versions."""
    return _rendered("comparison.css")


def _rendered(name: str, **shown: Any) -> str:
    file = name if name.endswith(".css") else f"{name}.html"
    return _environment().get_template(f"web/{file}.j2").render(question=QUESTION, **shown)


@cache
def _environment() -> Environment:
    environment = page_environment(
        PrefixLoader(
            {
                "web": PackageLoader("classifier.service.web"),
                "marks": PackageLoader("classifier.scoring.output", "page"),
                "versions": PackageLoader("annotate.compare.output", "page"),
            }
        )
    )
    environment.tests["web_address"] = is_web_address
    return environment
