"""Plain text: what is there stays, and hard-wrapped lines come together."""

import textwrap

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotate.readers.build_article import article_of_page
from annotate.readers.plain_text import plain_page
from unsourced.core.article import Article
from unsourced.core.offsets import normalise
from unsourced.errors import InputError


def read(text: str) -> Article:
    return article_of_page(plain_page(normalise(text)[0]), text)


WORD = st.text(st.characters(categories=("Ll", "Lo", "Nd", "So")), min_size=1, max_size=9)
PARAGRAPH = st.lists(WORD, min_size=4, max_size=40).map(lambda words: "It " + " ".join(words) + ".")


@settings(max_examples=80)
@given(
    st.lists(PARAGRAPH, min_size=2, max_size=8),
    st.sampled_from(["\n\n", "\r\n\r\n", "\n \n", "\n\n\n", "\u2028\u2028"]),
)
def test_paragraphs_come_through(paragraphs: list[str], gap: str) -> None:
    article = read("A title here" + gap + gap.join(paragraphs))
    assert article.text == "\n\n".join(["A title here", *paragraphs])
    assert article.title == "A title here"


@settings(max_examples=60)
@given(st.lists(st.lists(WORD, min_size=30, max_size=60).map(" ".join), min_size=1, max_size=4), st.integers(50, 90))
def test_hard_wrapped_paragraphs_come_together(paragraphs: list[str], width: int) -> None:
    wrapped = [
        textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False) for paragraph in paragraphs
    ]
    assume(max(len(line) for lines in wrapped for line in lines) == width)
    article = read("\n\n".join("\n".join(lines) for lines in wrapped))
    assert article.text == "\n\n".join(paragraphs)


def test_verse_and_addresses_keep_their_lines() -> None:
    text = "The river came\nat night,\nand nobody woke.\n\nIn the morning\nthere was no wall."
    assert read(text).text == text


def test_one_paragraph_a_line() -> None:
    lines = [
        "A title",
        "It rained for a week in the hills above the town of Brod. " * 3,
        "The wall broke at night. " * 6,
    ]
    assert read("\n".join(lines)).text == "\n\n".join(line.strip() for line in lines)


def test_a_first_sentence_is_no_title() -> None:
    article = read("It rained.\n\nThe wall broke.")
    assert (article.title, article.body_start) == ("", 0)


def test_text_that_is_hostile_stays_as_it_is() -> None:
    text = "A title\n\n<script>alert('x')</script> & more.\n\nשלום 🙂 e\u0301 {{ 1 }} \\n %s."
    assert read(text).text == text


def test_nul_and_surrogates() -> None:
    assert read("A title\n\nOne\x00two \ud800 three.").text == "A title\n\nOnetwo \ufffd three."


def test_title_without_an_article() -> None:
    with pytest.raises(InputError, match="no article"):
        article_of_page(plain_page("By Jane Doe\n\nMay 3, 2021"), "")
