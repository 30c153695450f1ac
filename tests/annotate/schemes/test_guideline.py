"""The guideline holds all that the scheme says, and marks in examples what the scheme marks."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from annotate.schemes.guideline import guideline_html, guideline_markdown, legal_overlaps, worked_sentences
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Example, Scheme


class Page(HTMLParser):
    """The text of a page, and its pieces by the class they stand in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.outside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.outside += [found[name] or "" for name in ("src", "href") if name in found]
        if tag not in ("meta", "br"):
            self.open.append(found.get("class") or tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marked += [(name, data) for name in self.open if name.startswith("mark ")]


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_scheme()


def test_nothing_of_the_scheme_is_missing(scheme: Scheme) -> None:
    page = Page(guideline_html(scheme))
    markdown = guideline_markdown(scheme)
    for text in (page.text, markdown.replace("\\", "").replace("**", "")):
        for label in scheme.labels:
            for words in (label.name, label.definition, label.extent, label.hotkey):
                assert words in text
            for example in (*label.examples, *label.counter_examples):
                assert example.text in text
                assert example.why in text
        for question in scheme.questions:
            assert question.name in text
            assert all(choice.name in text and choice.anchor in text for choice in question.choices)
        assert " ".join(scheme.introduction.split()) in " ".join(text.split())


def test_the_page_needs_nothing_else(scheme: Scheme) -> None:
    html = guideline_html(scheme)
    assert Page(html).outside == []
    assert "url(" not in html
    assert "<script" not in html
    assert html.startswith("<!doctype html>")
    assert not guideline_html(scheme, whole_page=False).startswith("<!doctype")


def test_examples_are_marked_where_the_scheme_marks_them(scheme: Scheme) -> None:
    marked = Page(guideline_html(scheme)).marked
    for label in scheme.labels:
        pieces = "".join(data for name, data in marked if name == f"mark mark-{label.key}")
        for example in label.examples:
            assert example.text[example.start : example.end] in pieces


def test_both_kinds_of_sentence_are_worked_through(scheme: Scheme) -> None:
    worked = {sentence.text: [label.key for label, _ in sentence.spans] for sentence in worked_sentences(scheme)}
    insertion = next(text for text in worked if "[supported covertly by US-NATO]" in text)
    assert worked[insertion] == ["attributed-claim", "source", "editorial-insertion"]
    vague = next(text for text in worked if "local sources" in text)
    assert worked[vague] == ["attributed-claim", "vague-source"]


def test_spans_that_cross_keep_every_word(scheme: Scheme) -> None:
    text = "abcdef <b> gh"
    first, second = scheme.labels[:2]
    one = replace(first, examples=(Example(text=text, start=0, end=4, why="w"),))
    other = replace(second, examples=(Example(text=text, start=2, end=9, why="w"),))
    page = Page(guideline_html(replace(scheme, labels=(one, other, *scheme.labels[2:]))))
    assert text in page.text


def test_legal_overlaps_stand_once(scheme: Scheme) -> None:
    rows = legal_overlaps(scheme)
    assert rows[0] == ("Loaded language", ["every other label"])
    pairs = [frozenset((name, other)) for name, others in rows[1:] for other in others]
    assert len(pairs) == len(set(pairs))
    names = {label.key: label.name for label in scheme.labels}
    expected = {frozenset(names[key] for key in pair) for pair in scheme.overlaps if "loaded-language" not in pair}
    assert set(pairs) == expected


def test_wording_is_escaped(scheme: Scheme) -> None:
    odd = replace(scheme.labels[0], name="<b>&", definition="<script>alert(1)</script>")
    html = guideline_html(replace(scheme, labels=(odd, *scheme.labels[1:])))
    assert "<script>" not in html
    assert "&lt;b&gt;&amp;" in html
