"""What a browser's form sends, as articles."""

from dataclasses import replace

import pytest

from classifier.service.errors import NotTakenError
from classifier.service.limits import Limits
from classifier.service.web.form import SubmittedForm, article_field, article_from_field, article_of

LIMITS = Limits(text_characters=100)
FORM = SubmittedForm({"title": "The depot", "text": "Critics say it closes."})


def test_the_article_that_was_typed() -> None:
    article = article_of(FORM, LIMITS)
    assert (article.title, article.text) == ("The depot", "The depot\n\nCritics say it closes.")
    assert FORM["nothing"] == ""


@pytest.mark.parametrize(
    ("form", "status", "what"),
    [
        (SubmittedForm({"text": " \n"}), 422, "There is no text"),
        (replace(FORM, file_name="a.txt", file=b"a"), 422, "There is a text and a file"),
        (SubmittedForm({"text": "a" * 101}), 413, "The text has 101 characters, and 100 are the most"),
    ],
)
def test_what_is_not_taken(form: SubmittedForm, status: int, what: str) -> None:
    with pytest.raises(NotTakenError, match=what) as caught:
        article_of(form, LIMITS)
    assert caught.value.status == status


def test_an_article_comes_back_from_its_hidden_field() -> None:
    article = article_of(FORM, LIMITS)
    assert article_from_field(SubmittedForm({"article": article_field(article)}), LIMITS) == article


@pytest.mark.parametrize("sent", ["", "[]", "{", '{"id": 1}', "[" * 100_000])
def test_a_field_that_is_no_article_is_refused(sent: str) -> None:
    with pytest.raises(NotTakenError, match="begin anew"):
        article_from_field(SubmittedForm({"article": sent}), LIMITS)


def test_an_article_that_grew_on_its_way_is_refused() -> None:
    sent = SubmittedForm({"article": article_field(article_of(FORM, LIMITS))})
    with pytest.raises(NotTakenError, match="longer than is taken"):
        article_from_field(sent, Limits(text_characters=5))
