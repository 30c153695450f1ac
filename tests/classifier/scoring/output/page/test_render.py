"""The page and what its template is given."""

import pytest

from classifier.scoring.output.page.render import page_context, render_page
from classifier.scoring.scores import Scores
from tests.classifier.hand_model import LABEL, SCHEME
from unsourced.core.article import make_article
from unsourced.core.spans import Span

ARTICLE = make_article(title="", body="A vile <b>plan</b>.", raw="", reader_version="test", url="javascript:alert(1)")
MARKED = Scores(
    article=ARTICLE, scheme=SCHEME, version="two", spans=(Span(label=LABEL, start=2, end=6, region_id="m1"),)
)
BARE = Scores(article=ARTICLE, scheme=SCHEME, version="one", calibrated=frozenset({LABEL}))


def test_the_template_is_given_the_labels_that_are_there_and_those_that_are_not() -> None:
    context = page_context([MARKED, BARE])
    assert [label.name for label in context["labels"]] == [SCHEME.label(LABEL).name]
    assert len(context["absent"]) == len(SCHEME.labels) - 1
    assert [article.id for article in context["articles"]] == ["a1", "a2"]
    assert context["versions"] == ["one", "two"]
    assert context["calibrated"] is True
    assert page_context([MARKED])["calibrated"] is False


def test_a_text_is_text_and_an_address_that_runs_is_no_link() -> None:
    html = render_page([MARKED])
    assert "&lt;b&gt;plan&lt;/b&gt;" in html
    assert "<b>plan" not in html
    assert 'href="javascript' not in html
    assert html.count("<mark") == 1


def test_there_is_no_page_without_an_article() -> None:
    with pytest.raises(ValueError, match="no scheme"):
        render_page([])
