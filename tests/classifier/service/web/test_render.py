"""The pages from their templates: escaped, and without what a strict policy forbids."""

from classifier.scoring.score import score
from classifier.service.limits import Limits
from classifier.service.loaded_models import ModelSet
from classifier.service.web.render import (
    card_page,
    comparison_style_sheet,
    error_page,
    form_page,
    result_page,
    style_sheet,
)
from unsourced.core.article import make_article
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()
RULES = ModelSet((), SCHEME)
EVIL = '<script>alert("1")</script>'
SAFE = "&lt;script&gt;alert("


def test_what_was_typed_is_given_back_as_text() -> None:
    page = form_page(RULES, Limits(), title=EVIL, text=EVIL, problem="There is no text")
    assert page.count(SAFE) == 2
    assert EVIL not in page
    assert "There is no text" in page


def test_an_error_is_told_in_words() -> None:
    page = error_page(404, f"nothing at {EVIL}")
    assert "404" in page
    assert SAFE in page
    assert EVIL not in page


def test_a_result_has_its_marks_and_forms_only_where_remarks_are_taken() -> None:
    article = make_article(
        title="The pier", body=f"Critics say so {EVIL}.", raw="x", reader_version="test", language="en"
    )
    (scores,) = score([article])
    page = result_page(scores, RULES, feedback=False, notice="Thank you")
    assert EVIL not in page
    assert "Critics" in page
    assert "Thank you" in page
    assert 'name="consent-1"' not in page
    assert 'name="consent-1"' in result_page(scores, RULES, feedback=True)


def test_the_card_says_why_a_model_was_refused() -> None:
    assert "is not a model" in card_page(RULES, "ours.skops: is not a model")
    assert "is not a model" not in card_page(RULES, "")


def test_style_sheets_have_the_colours_of_the_scheme() -> None:
    sheet = style_sheet(SCHEME)
    for label in SCHEME.labels:
        assert label.colour.lower() in sheet.lower()
    assert "<" not in comparison_style_sheet()
    assert "{" in comparison_style_sheet()
