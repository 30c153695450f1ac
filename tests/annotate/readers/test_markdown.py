"""Markdown syntax leaves the text, and its words stay."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.readers.build_article import article_of_page
from annotate.readers.markdown import markdown_page
from unsourced.core.article import Article, Removed


def read(text: str) -> Article:
    return article_of_page(markdown_page(text), text)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("a *b* **c** ***d*** _e_ __f__ g", "a b c d e f g"),
        ('see [the report](https://x.example/a "title") now', "see the report now"),
        ("see [the report][1] now\n\n[1]: https://x.example", "see the report now"),
        ("see [South Front](#) now", "see South Front now"),
        ("men [paid by nobody] left", "men [paid by nobody] left"),
        ("men \\[sic\\] left", "men [sic] left"),
        ("He sent <a@b.example> to <https://x.example/y>", "He sent a@b.example to https://x.example/y"),
        ("soft\nbreak", "soft break"),
        ("hard  \nbreak", "hard\nbreak"),
        ("hard<br>break", "hard\nbreak"),
        ("> quoted\n> words\n\nafter", "quoted words\n\nafter"),
        ("- one\n- two\n\nafter", "one\ntwo\n\nafter"),
        ("3. one\n4. two", "3. one\n4. two"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("```\nx = 1\n  y\n```\n\nafter", "x = 1\n  y\n\nafter"),
        ("use `x*y` here", "use x*y here"),
        ("~~gone~~ here", "gone here"),
        ("a &amp; b &copy; c", "a & b © c"),
        ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
        ("<div><p>one</p><p>two</p></div>\n\nthree", "one\n\ntwo\n\nthree"),
        ("café 🙂 é שלום", "café 🙂 é שלום"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ],
)
def test_rendered_text(markdown: str, text: str) -> None:
    assert read(f"# Title\n\n{markdown}").body == text


def test_what_a_page_does_not_show_is_kept_as_removed() -> None:
    article = read("# Title\n\nOne ![a dam](dam.jpg) two <script>alert(1)</script> three.\n\n<script>\nx()\n</script>")
    assert article.body == "One two alert(1) three."
    assert Removed("image", "a dam") in article.removed
    assert any("x()" in piece.text for piece in article.removed if piece.kind == "markup")


def test_words_in_angle_brackets_that_are_no_tag_are_not_lost() -> None:
    article = read("# Title\n\nThe list <Jane Doe> was read out.")
    assert "Jane Doe" in article.text + " ".join(piece.text for piece in article.removed)


def test_setext_headings_and_title() -> None:
    article = read("Title here\n==========\n\nWords.\n\nPart two\n--------\n\nMore words.")
    assert (article.title, article.body) == ("Title here", "Words.\n\nPart two\n\nMore words.")


def test_second_level_title_at_the_top() -> None:
    assert read("## Title here\n\nWords.").title == "Title here"


def test_subheading_is_no_title() -> None:
    article = read("Words first.\n\n## Part two\n\nMore words.")
    assert (article.title, article.text) == ("", "Words first.\n\nPart two\n\nMore words.")


def test_front_matter() -> None:
    article = read(
        '---\ntitle: "Dam breaks"\nauthor: Jane Doe\ndate: 2021-05-03 10:00\ntags: [dams, water]\n'
        "publisher: Hill Post\nurl: https://hill.example/dam\n---\n\nThe dam broke."
    )
    assert (article.title, article.authors, article.published) == ("Dam breaks", ("Jane Doe",), "2021-05-03")
    assert (article.outlet, article.url) == ("Hill Post", "https://hill.example/dam")
    assert article.extra == {"tags": ["dams", "water"]}
    assert article.removed[0].kind == "front-matter"


def test_rules_at_the_top_are_no_front_matter() -> None:
    assert read("---\n\nThe dam broke.\n\n---\n\nIt rained.").body == "The dam broke.\n\nIt rained."


SENTENCE = st.lists(
    st.text(st.characters(categories=("Ll", "Lu", "Lo")), min_size=1, max_size=8), min_size=3, max_size=12
).map(lambda words: "It " + " ".join(words) + ".")


@settings(max_examples=60)
@given(st.lists(SENTENCE, min_size=2, max_size=6))
def test_paragraphs_of_plain_words_come_through(paragraphs: list[str]) -> None:
    assert read("# A title\n\n" + "\n\n".join(paragraphs)).text == "A title\n\n" + "\n\n".join(paragraphs)


@settings(max_examples=100)
@given(st.text(st.sampled_from("ab Z\n*_[]()#>`-<!&;\\|1.~"), max_size=60))
def test_no_markdown_breaks_the_reader_or_loses_a_word(noise: str) -> None:
    article = read(f"# Title\n\nwords before\n\n{noise}\n\nwords after.")
    everything = " ".join([article.text, *(piece.text for piece in article.removed)])
    letters = re.sub(r"[^abZ]", "", everything)
    hidden = re.sub(r"[^abZ]", "", " ".join(re.findall(r"\]\([^)]*\)|\][:\[][^\n]*|<[^>]*>", noise)))
    source = re.sub(r"[^abZ]", "", f"words before{noise}words after")
    assert len(letters) + len(hidden) >= len(source)
