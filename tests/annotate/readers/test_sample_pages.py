"""The sample's articles are what the reader makes of its pages today, and no furniture is left in them."""

import re

import pytest

from annotate.readers.read import read_articles
from unsourced.core.article import Article
from unsourced.core.article_records import article_to_record, read_article_records
from unsourced.io.shipped_files import sample_folder

FURNITURE = r"copyright|©|donate|become a (?:friend|patron)|support us|original source|newsdesk|subscribe|\]\("


@pytest.fixture(scope="module")
def stored() -> list[Article]:
    return list(read_article_records(sample_folder() / "articles.jsonl"))


def test_stored_articles_are_what_read_makes_of_the_pages(stored: list[Article]) -> None:
    remedy = "run: unsourced read unsourced/sample/pages --out unsourced/sample/articles.jsonl"
    fresh = list(read_articles([sample_folder() / "pages"]))
    assert [article.title for article in stored] == [article.title for article in fresh], remedy
    for old, new in zip(stored, fresh, strict=True):
        assert article_to_record(old) == article_to_record(new), f"{old.title}: {remedy}"


def test_pages_give_every_fact_and_no_furniture(stored: list[Article]) -> None:
    for article in stored:
        assert article.outlet, article.title
        assert article.published, article.title
        assert article.authors, article.title
        assert article.language == "en"
        assert not re.search(FURNITURE, article.text, re.I), article.title
        assert {piece.kind for piece in article.removed} >= {"byline", "copyright"}, article.title
