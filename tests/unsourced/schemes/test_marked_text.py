"""A marked text for a notebook: nothing of the article is lost or runs."""

import re
from html import unescape

from unsourced.core.article import make_article
from unsourced.core.spans import Span
from unsourced.schemes.load import load_scheme
from unsourced.schemes.marked_text import marked_article

ARTICLE = make_article(
    title="<b>Weir</b> closed", body="Critics said so.\nNobody <i>knew</i>.", raw="x", reader_version="1", outlet="A&B"
)
CRITICS = ARTICLE.text.index("Critics")
SPANS = [
    Span(label="vague-source", start=CRITICS, end=CRITICS + 7, score=0.9, reason='no "name"'),
    Span(label="unheard-of", start=CRITICS, end=CRITICS + 15),
]


def paragraphs(page: str) -> list[str]:
    return [unescape(re.sub("<[^>]*>", "", each)) for each in re.findall("<p dir.*?</p>", page)]


def test_the_lines_are_the_article_s_and_nothing_is_html() -> None:
    page = marked_article(ARTICLE, SPANS, load_scheme())
    assert paragraphs(page) == [line for line in ARTICLE.text.split("\n") if line]
    assert "<i>" not in page
    assert "A&amp;B" in page


def test_a_label_has_its_pattern_name_score_and_reason() -> None:
    scheme = load_scheme()
    label = scheme.label("vague-source")
    page = marked_article(ARTICLE, SPANS[:1], scheme, note="synthetic")
    assert f"{label.name} · 0.90 · no &quot;name&quot;" in page
    assert label.colour in page
    assert "synthetic" in page


def test_overlapping_underlines_lie_in_lanes() -> None:
    page = marked_article(ARTICLE, SPANS)
    assert "text-underline-offset: 3px" in page
    assert "text-underline-offset: 7px" in page
