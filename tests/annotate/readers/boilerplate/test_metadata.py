"""What the furniture says: authors, outlets, dates and where a repost comes from."""

import pytest

from annotate.readers.build_article import article_of_page
from annotate.readers.markdown import markdown_page
from unsourced.core.article import Article, Origin

BODY = (
    "The river rose in the night and broke the wall.",
    "Firemen carried eighty people out of their houses.",
    "The wall had been repaired in spring.",
    "The river is expected to fall.",
)


def read(*lines: str, below: tuple[str, ...] = ()) -> Article:
    text = "\n\n".join(("# Wall falls", *lines, *BODY, *below))
    article = article_of_page(markdown_page(text), text)
    assert article.body == "\n\n".join(BODY)
    return article


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By Jane Doe, John Roe and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("By Jane Doe & John Roe", ("Jane Doe", "John Roe")),
        ("By Jane Doe, Science Correspondent", ("Jane Doe",)),
        ("By [Jane Doe](/jane) for The Brod Standard", ("Jane Doe",)),
        ("By Jane Doe | The Brod Standard | May 3, 2021", ("Jane Doe",)),
        ("Jane Doe | The Brod Standard | May 3, 2021", ("Jane Doe",)),
        ("Author: Jane Doe", ("Jane Doe",)),
        ("by **Jane Doe** · 3 May 2021 · 5 min read", ("Jane Doe",)),
        ("By AFP", ("AFP",)),
        ("By Ludwig van der Berg", ("Ludwig van der Berg",)),
        ("Posted by Jane Doe on May 3, 2021", ("Jane Doe",)),
        ("*By Jane Doe*", ("Jane Doe",)),
    ],
)
def test_authors(line: str, authors: tuple[str, ...]) -> None:
    assert read(line).authors == authors


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("The Brod Standard, May 3, 2021", "The Brod Standard", "2021-05-03"),
        ("The Brod Standard 3 May 2021", "The Brod Standard", "2021-05-03"),
        ("Jane Doe | The Brod Standard | 2021-05-03", "The Brod Standard", "2021-05-03"),
        ("By Jane Doe | The Brod Standard | May 3, 2021", "The Brod Standard", "2021-05-03"),
        ("By Jane Doe · The Brod Standard · Published 3 May 2021 · 5 min read", "The Brod Standard", "2021-05-03"),
        ("By Jane Doe for The Brod Standard", "The Brod Standard", None),
        ("Published: Monday, 3 May 2021 at 10:05 a.m.", None, "2021-05-03"),
        ("May 3rd, 2021", None, "2021-05-03"),
        ("Updated May 4, 2021", None, None),
    ],
)
def test_outlet_and_date(line: str, outlet: str | None, published: str | None) -> None:
    article = read(line)
    assert (article.outlet, article.published) == (outlet, published)


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("The original source of this article is [Hill Post](#)", Origin("Hill Post")),
        (
            "The original source of this article is [Hill Post](https://hill.example)",
            Origin("Hill Post", "https://hill.example"),
        ),
        ("This article was originally published by Hill Post on May 2, 2021.", Origin("Hill Post", None, "2021-05-02")),
        ("This article was first published on 2 May 2021 by Hill Post.", Origin("Hill Post", None, "2021-05-02")),
        ("Originally published in The Hill Post.", Origin("The Hill Post")),
        ("This story first appeared at Hill Post.", Origin("Hill Post")),
        ("Reprinted with permission from Hill Post.", Origin("Hill Post")),
        ("Republished with the kind permission of Hill Post", Origin("Hill Post")),
        ("Reposted from Hill Post", Origin("Hill Post")),
        ("Source: Hill Post", Origin("Hill Post")),
        ("Source: https://hill.example/wall", Origin(None, "https://hill.example/wall")),
        ("via Hill Post", Origin("Hill Post")),
        (
            "Read the original article at [Hill Post](https://hill.example/wall)",
            Origin("Hill Post", "https://hill.example/wall"),
        ),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_origin(line: str, origin: Origin, above: bool) -> None:
    assert (read(line) if above else read(below=(line,))).origin == origin


def test_copyright_names_the_outlet_unless_it_is_the_originals() -> None:
    assert read(below=("© 2021 The Brod Standard. All rights reserved.",)).outlet == "The Brod Standard"
    assert read(below=("Copyright 2019-2021 by Brod Media",)).outlet == "Brod Media"
    assert read(below=("Source: Hill Post", "Copyright © Hill Post, 2021")).outlet is None


def test_a_hat_tip_is_no_origin() -> None:
    assert read(below=("(h/t Hill Post)",)).origin is None


def test_two_outlets_with_dates_are_a_repost() -> None:
    article = read("Open Ledger, May 3, 2021", "Hill Post 2 May 2021")
    assert (article.outlet, article.published) == ("Open Ledger", "2021-05-03")
    assert article.origin == Origin("Hill Post", None, "2021-05-02")


def test_topic_tags_and_other_labels() -> None:
    article = read("Region: Lower Valleys", "Category: Weather", below=("Tags: floods, rivers",))
    assert article.topic == "Weather"
    assert article.extra == {"region": "Lower Valleys", "tags": ["floods", "rivers"]}
