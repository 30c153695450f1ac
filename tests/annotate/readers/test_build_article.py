"""From a page to an article."""

import pytest

from annotate.readers.build_article import article_of_page
from annotate.readers.page import Block, Line, Metadata, Page
from unsourced.core.article import Article, Removed
from unsourced.errors import InputError


def block(text: str, kind: str = "paragraph", level: int = 0) -> Block:
    return Block(kind, tuple(map(Line, text.split("\n"))), level)


TITLE = block("Wall falls in Brod", "heading", 1)
BODY = (block("The wall broke at night."), block("Nobody was warned of it."))


def read(*blocks: Block, given: Metadata = Metadata()) -> Article:  # noqa: B008 - frozen
    return article_of_page(Page(blocks=blocks), "", given=given)


def test_what_is_no_article_is_removed_and_fills_the_fields() -> None:
    article = read(TITLE, block("By Jane Doe"), *BODY, block("© 2021 Hill Post"))
    assert article.text == "Wall falls in Brod\n\nThe wall broke at night.\n\nNobody was warned of it."
    assert (article.title, article.authors, article.outlet) == ("Wall falls in Brod", ("Jane Doe",), "Hill Post")
    assert article.removed == (Removed("byline", "By Jane Doe"), Removed("copyright", "© 2021 Hill Post"))
    assert article.language == "en"


def test_lists_and_tables_keep_their_lines_together() -> None:
    article = read(TITLE, BODY[0], block("one", "item"), block("two", "item"), block("a\nb"), BODY[1])
    assert article.body.split("\n\n")[1:3] == ["one\ntwo", "a\nb"]


def test_what_is_known_beside_the_page_goes_before_it() -> None:
    article = read(
        block("Wall", "heading", 2),
        *BODY,
        block("© 2021 Hill Post"),
        given=Metadata(title="Flood", outlet="Coast Wire"),
    )
    assert (article.title, article.outlet) == ("Flood", "Coast Wire")
    assert article.body.startswith("Wall\n\n")


def test_a_page_without_an_article() -> None:
    with pytest.raises(InputError, match="a title and no article below it"):
        read(TITLE, block("By Jane Doe"))
    with pytest.raises(InputError, match="no article on the page"):
        read()
