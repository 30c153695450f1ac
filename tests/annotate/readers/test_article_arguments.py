"""Articles as people hand them to a function."""

from pathlib import Path

import pytest

from annotate.readers.article_arguments import article_of_text, is_one, one_article, several_articles
from unsourced.errors import InputError

TEXT = "Wall falls\n\nThe wall broke at night."


def test_a_text_a_path_the_name_of_a_file_and_an_article(tmp_path: Path) -> None:
    path = tmp_path / "dam.md"
    path.write_text(f"# {TEXT}", encoding="utf-8")
    for value in (TEXT, path, str(path)):
        assert one_article(value).text == TEXT
    article = one_article(path)
    assert one_article(article) is article
    assert is_one(article)
    assert not is_one([article])


def test_a_first_line_is_a_headline_where_it_looks_like_one() -> None:
    assert article_of_text(TEXT).title == "Wall falls"
    assert article_of_text("It rained.\n\nThe wall broke.").title == ""
    article = article_of_text(TEXT, title="Flood", outlet="Hill Post", url=None)
    assert (article.text, article.outlet) == (f"Flood\n\n{TEXT}", "Hill Post")


def test_several_are_numbered_in_what_is_said_of_them() -> None:
    assert [article.text for article in several_articles([TEXT, "It rained."])] == [TEXT, "It rained."]
    with pytest.raises(TypeError, match=r"articles\[1\]"):
        several_articles([TEXT, 3])
    with pytest.raises(TypeError, match="articles"):
        several_articles(b"It rained.")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "the text is empty"),
        ("no-such-file.md", "is not there"),
        ("https://hill.example/dam", "is an address, not a text"),
    ],
)
def test_what_is_no_article(value: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        one_article(value)
    with pytest.raises(TypeError, match="a text, a Path, or an Article"):
        one_article(3)
