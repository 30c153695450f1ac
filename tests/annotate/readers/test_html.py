"""HTML: the article and nothing of it lost, the rest of the page accounted for."""

import re
from collections import Counter

import pytest

from annotate.readers.build_article import article_of_page
from annotate.readers.html import html_page
from unsourced.core.article import Article, Origin

PARAGRAPHS = (
    "The wall above the lower town broke in the night, and water ran through the market, the mayor's office said.",
    "Villagers [who had never been warned] left their houses; by Monday the army had put up tents for them.",
    "The water board denied that it knew of any cracks, although a letter of March speaks of three.",
    "“Nobody told us,” said Mara Velk, who sells fish there. “We heard it before we saw it.”",
    "Engineers from the capital will look at the quarry's books this week.",
)


def page(body: str, head: str = "") -> str:
    title = "<title>Wall breaks at Brod</title>"
    return f'<!doctype html><html lang="en"><head>{title}{head}</head><body>{body}</body></html>'


def story(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)


def read(text: str) -> Article:
    return article_of_page(html_page(text), text)


def removed(article: Article) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in article.removed]


@pytest.mark.parametrize(
    "body",
    [
        "<main><article><h1>Wall breaks at Brod</h1>{}</article></main>",
        "<div id='content'><h1>Wall breaks at Brod</h1><div class='entry'>{}</div></div>",
        "<nav><a href='/'>Home</a></nav><h1>Wall breaks at Brod</h1>{}<footer>© 2021 Hill Post</footer>",
        "<table><tr><td><a href='/'>Home</a></td><td><h1>Wall breaks at Brod</h1>{}</td></tr></table>",
        "<div><div><div><h2>Wall breaks at Brod</h2></div></div><section>{}</section></div>",
    ],
)
def test_whole_article_in_many_templates(body: str) -> None:
    article = read(page(body.format(story())))
    assert article.title == "Wall breaks at Brod"
    for paragraph in PARAGRAPHS:
        assert paragraph in article.text.split("\n\n")


def test_paragraphs_made_of_line_breaks() -> None:
    article = read(page("<h1>Wall breaks at Brod</h1><div>" + "<br><br>\n".join(PARAGRAPHS) + "</div>"))
    assert article.body == "\n\n".join(PARAGRAPHS)


def test_short_page_without_anything_to_extract() -> None:
    assert read(page("<p>The wall broke.</p><p>It rained.</p>")).body == "The wall broke.\n\nIt rained."


def test_short_paragraphs_and_sub_headings_between_long_ones_stay() -> None:
    body = f"<article><h1>Wall breaks at Brod</h1>{story()}<h2>What now?</h2><p>Nobody knows.</p>{story()}</article>"
    assert "What now?\n\nNobody knows.\n\n" in read(page(body)).body


def test_lists_quotes_tables_and_code() -> None:
    extra = (
        "<ul><li>Two bridges are closed.</li><li>One school is open.</li></ul>"
        "<blockquote><p>It was loud.</p></blockquote>"
        "<table><tr><th>Town</th><th>Houses</th></tr><tr><td>Brod</td><td>40</td></tr></table>"
    )
    article = read(page(f"<article><h1>Wall breaks at Brod</h1>{story()}{extra}{story()}</article>"))
    assert "Two bridges are closed.\nOne school is open.\n\nIt was loud.\n\nTown | Houses\nBrod | 40" in article.body


def test_metadata() -> None:
    head = (
        '<meta property="og:site_name" content="Hill Post"><meta name="author" content="Mara Velk">'
        '<meta property="article:published_time" content="2021-05-03T10:00:00Z">'
        '<link rel="canonical" href="https://hill.example/wall">'
    )
    article = read(page(f"<article><h1>Wall breaks at Brod</h1>{story()}</article>", head))
    assert (article.outlet, article.authors, article.published) == ("Hill Post", ("Mara Velk",), "2021-05-03")
    assert article.url == "https://hill.example/wall"


def test_byline_that_readers_see_goes_before_the_template() -> None:
    head = '<meta name="author" content="webmaster">'
    body = f"<article><h1>Wall breaks at Brod</h1><p>By <a href='/jd'>Jane Doe</a></p>{story()}</article>"
    assert read(page(body, head)).authors == ("Jane Doe",)


def test_origin_with_its_address() -> None:
    link = '<a href="https://hill.example/wall">Hill Post</a>'
    note = f"This article was originally published by {link} on May 2, 2021."
    article = read(page(f"<article><h1>Wall breaks at Brod</h1>{story()}<p>{note}</p></article>"))
    assert article.origin == Origin("Hill Post", "https://hill.example/wall", "2021-05-02")


def test_other_articles_on_the_page_are_not_the_article() -> None:
    aside = "<aside><h3>Most read</h3><ul><li><a href='/c'>Cat found in a tree</a><p>By Max Moe</p></li></ul></aside>"
    body = (
        f"<header><a href='/'>Open Ledger</a></header><article><h1>Wall breaks at Brod</h1>{story()}</article>{aside}"
    )
    article = read(page(body))
    assert "Cat" not in article.text
    assert article.authors == ()
    assert ("related", "By Max Moe") in removed(article)


def test_what_a_browser_does_not_show_is_no_text() -> None:
    hidden = (
        '<script>x()</script><style>p{}</style><p hidden>unseen</p><p style="display: none">no</p><!-- note --> tail'
    )
    article = read(page(f"<article><h1>Wall breaks at Brod</h1>{story()}<div>{hidden}</div></article>"))
    everything = article.text + str(removed(article))
    assert not re.search("unseen|x\\(\\)|p\\{\\}|note|display", everything)
    assert "tail" in everything


def test_no_word_is_lost_on_a_crowded_page() -> None:
    from lxml import html

    body = (
        "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        "<form><button>Go</button></form></header>"
        "<main><h1>Wall breaks at Brod</h1><p>By Jane Doe</p><div class='share'><a href='#'>Share</a></div>"
        f"{story()}<div class='newsletter'><p>Sign up for our newsletter</p></div></main>"
        "<aside><p>A note on cookies.</p></aside>"
        "<div id='comments'><h3>1 comment</h3><p>I saw it too, from the bridge.</p></div><footer>© 2021</footer>"
    )
    text = page(body)
    article = read(text)
    shown = html.document_fromstring(text).find("body").itertext()
    kept = [article.text, *(piece.text for piece in article.removed)]
    assert Counter(re.findall(r"\w+", " ".join(kept))) == Counter(re.findall(r"\w+", " ".join(shown)))
    assert article.body == "\n\n".join(PARAGRAPHS)


def test_very_deep_and_broken_markup() -> None:
    deep = "<div>" * 1000 + story() + "</div>" * 10
    assert PARAGRAPHS[0] in read(page(deep)).text
    broken = f"<h1>Wall breaks at Brod<p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}<b><i>bold</b> end"
    assert PARAGRAPHS[1] in read(f"<html><body>{broken}").text


def test_xml_declaration_and_entities() -> None:
    body = f"<h1>Wall breaks at Brod</h1>{story()}<p>5 &lt; 6 &amp; 7&nbsp;km away.</p>"
    text = f'<?xml version="1.0" encoding="utf-8"?>\n{page(body)}'
    assert "5 < 6 & 7\xa0km away." in read(text).body
