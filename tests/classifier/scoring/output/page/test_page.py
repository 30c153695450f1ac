"""The page: nothing lost, nothing loaded, nothing run, and every mark within reach of a keyboard."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.scoring.output.page import render_page
from classifier.scoring.output.page.view import PATTERNS
from classifier.scoring.scores import Scores
from unsourced.core.article import Article, Origin, make_article
from unsourced.core.spans import Relation, Span
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()
EVIL = '<script>alert("1")</script>&amp;\'><img src=x onerror=alert(1)>{{ 7*7 }}'


class Page(HTMLParser):
    """Elements with attributes and ids, and the text of headlines and paragraphs as a reader sees it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.paragraphs: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag not in ("meta", "link", "input", "img"):
            shown = attributes.get("dir") == "auto" and tag in ("p", "h2")
            self._open.append(("shown" if shown else tag, attributes.get("class", "")))
            if shown:
                self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] not in (tag, "shown" if tag in ("p", "h2") else tag):
            pass

    def handle_data(self, data: str) -> None:
        aside = any(name in ("note", "hidden") for _, name in self._open)
        if any(tag == "shown" for tag, _ in self._open) and not aside:
            self.paragraphs[-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def article(title: str = "The pier of Pellan", body: str = "Critics say it fell.\n\nNobody saw it.") -> Article:
    return make_article(title=title, body=body, raw=body, reader_version="test", outlet="The Hearth")


def scored(of: Article, *marks: tuple[str, str], calibrated: frozenset[str] = frozenset()) -> Scores:
    spans = [
        Span(
            label=label,
            start=of.text.index(words),
            end=of.text.index(words) + len(words),
            score=0.5,
            reason=f"Why {label}?",
            region_id=f"m{number}",
        )
        for number, (label, words) in enumerate(marks, 1)
    ]
    return Scores(article=of, scheme=SCHEME, version="rules-1", spans=tuple(spans), calibrated=calibrated)


def test_every_mark_has_its_label_and_reason_and_a_stop_for_the_keyboard() -> None:
    html = render_page([scored(article(), ("vague-source", "Critics"), ("attributed-claim", "it fell"))])
    page = Page(html)
    marks = page.all("mark")
    notes = {attributes["id"]: attributes for attributes in page.all("span") if "note" in attributes.get("class", "")}
    assert [mark["tabindex"] for mark in marks] == ["0", "0"]
    assert all(mark["aria-describedby"] in notes for mark in marks)
    assert "Why vague-source?" in html
    assert "score 0.50" in html
    assert "A mark is a question to ask, not a verdict." in html
    assert "<title>Says who? The pier of Pellan</title>" in html


def test_golden_mark() -> None:
    html = render_page([scored(article(body="Critics say so."), ("vague-source", "Critics"))])
    assert (
        '<p dir="auto"><span class="hidden" id="a1m1-text">[Vague source] </span>'
        '<mark class="only-l2" tabindex="0" aria-describedby="a1t20-0">'
        '<span class="u l2 lane0">Critics</span></mark><span class="note" id="a1t20-0" role="note">'
    ) in html
    assert f".l2 {{ --label: {SCHEME.label('vague-source').colour}; --style: dotted; --thick: 2.5px; }}" in html


def test_nothing_is_loaded_and_nothing_runs() -> None:
    html = render_page([scored(article(), ("vague-source", "Critics"))])
    page = Page(html)
    assert not page.all("script")
    assert not page.all("img")
    assert not page.all("iframe")
    assert [link["href"] for link in page.all("link")] == ["data:,"]
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert not re.search(r"@import|url\(", html)
    (policy,) = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_every_field_is_escaped() -> None:
    evil = make_article(
        title=EVIL,
        body=f"Critics {EVIL} say.",
        raw="x",
        reader_version="test",
        outlet=EVIL,
        published=EVIL,
        url="javascript:alert(1)",
        origin=Origin(EVIL),
        language=EVIL,
    )
    scores = scored(evil, ("vague-source", EVIL), ("attributed-claim", "Critics"))
    spans = (replace(scores.spans[0], reason=EVIL), *scores.spans[1:])
    links = (Relation(type="sourced-from", from_region="m2", to_region="m1"),)
    html = render_page([replace(scores, spans=spans, relations=links, version=EVIL), replace(scores, abstained=EVIL)])
    page = Page(html)
    assert not page.all("script")
    assert not page.all("img")
    assert "{{ 7*7 }}" in html
    assert all("javascript" not in link["href"] for link in page.all("a"))
    assert page.paragraphs[0] == EVIL
    names = {name for _, attributes in page.elements for name in attributes}
    assert not any(name.startswith("on") for name in names)


def test_only_web_addresses_become_links() -> None:
    for url, linked in (("https://hearth.example/x", True), ("HTTP://x", True), ("data:text/html,x", False)):
        page = Page(render_page([scored(replace(article(), url=url))]))
        found = [link for link in page.all("a") if link["href"] == url]
        assert bool(found) == linked
        assert all("noopener" in link["rel"] for link in found)


def test_headings_language_and_ids() -> None:
    page = Page(
        render_page([scored(article(), ("source", "Critics")), scored(replace(article(), language="de"))]),
    )
    assert page.all("html")[0]["lang"] == "en"
    assert [each["lang"] for each in page.all("article")] == ["en", "de"]
    assert len(page.all("h1")) == 1
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {link["href"][1:] for link in page.all("a") if link["href"].startswith("#")}
    assert targets <= set(ids)
    described = {mark["aria-describedby"] for mark in page.all("mark")}
    assert described <= set(ids)
    labelled = {each["aria-labelledby"] for _, each in page.elements if "aria-labelledby" in each}
    assert labelled <= set(ids)
    assert len(page.all("nav")) == 1


def test_one_article_needs_no_contents() -> None:
    assert not Page(render_page([scored(article())])).all("nav")


def test_a_probability_is_called_so_only_where_it_is_one() -> None:
    marks = ("vague-source", "Critics"), ("source", "Nobody")
    html = render_page([scored(article(), *marks, calibrated=frozenset({"source"}))])
    assert "probability 50%" in html
    assert "score 0.50" in html
    assert "It is not a probability" in render_page([scored(article(), *marks)])


def test_no_marks_and_no_title() -> None:
    html = render_page([scored(article(title=""))])
    assert "Nothing was marked" in html
    assert "No marks" in html
    assert 'dir="auto">Critics say it fell. Nobody saw it.</h2>' in html


def test_an_article_that_was_not_scored_says_why() -> None:
    assert "only English" in render_page([replace(scored(article()), abstained="not scored: only English is known")])


def test_every_pattern_of_the_scheme_is_drawn() -> None:
    assert {label.pattern for label in SCHEME.labels} <= set(PATTERNS)
    assert len({PATTERNS[label.pattern] for label in SCHEME.labels}) == len(SCHEME.labels)


TEXT = st.text(alphabet="ab \n<&\"'😀e\u0301א\u202e[]", min_size=1, max_size=60)
ENDS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8)


@settings(max_examples=60)
@given(body=TEXT.filter(lambda text: bool(text.strip())), ends=ENDS)
def test_the_page_shows_the_words_of_the_article(body: str, ends: list[tuple[int, int]]) -> None:
    of = article(body=body)
    spans = tuple(
        Span(label="source", start=start, end=min(start + length, len(of.text)), score=0.5, region_id=f"m{number}")
        for number, (start, length) in enumerate(ends, 1)
        if start < len(of.text)
    )
    page = Page(render_page([replace(scored(of), spans=spans)]))
    assert page.paragraphs == [line for line in of.text.split("\n") if line.strip()]


def test_no_article_is_no_page() -> None:
    with pytest.raises(ValueError, match="no scheme"):
        render_page([])
