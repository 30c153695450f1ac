"""Suggestions with their article: a short repr, one row a span, and why there are none."""

from pathlib import Path

from annotate.rules.article_suggestions import COLUMNS, article_suggestions
from annotate.rules.suggest import suggest
from unsourced.core.article import Article, make_article
from unsourced.core.suggestion_records import read_suggestions
from unsourced.schemes.load import load_scheme

BODY = "According to local sources, the brigade left Velm."


def _article(language: str = "en") -> Article:
    return make_article(title="The war", body=BODY, raw=BODY, reader_version="test", language=language)


def test_they_are_the_suggestions_of_the_rules_with_the_article() -> None:
    article, scheme = _article(), load_scheme()
    suggestions = article_suggestions(article, scheme)
    plain = suggest(article, scheme)
    assert (suggestions.spans, suggestions.relations, suggestions.version) == (
        plain.spans,
        plain.relations,
        plain.version,
    )
    assert (suggestions.article, suggestions.scheme, suggestions.abstained) == (article, scheme, "")
    assert repr(suggestions) == "Suggestions('The war': 2 spans, by rules-4)"
    assert "local sources" in suggestions._repr_html_()


def test_a_row_a_span_and_a_file_that_reads_back(tmp_path: Path) -> None:
    suggestions = article_suggestions(_article(), load_scheme())
    frame = suggestions.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["text"]) == ["local sources", "the brigade left Velm"]
    suggestions.save(tmp_path / "spans.jsonl")
    (read,) = read_suggestions(tmp_path / "spans.jsonl").values()
    assert read.spans == suggestions.spans


def test_another_language_is_said_to_be_the_reason() -> None:
    suggestions = article_suggestions(_article("de"), load_scheme())
    assert suggestions.spans == ()
    assert suggestions.abstained == "its language is de, and the rules know English only"
    assert list(suggestions.to_frame().columns) == list(COLUMNS)
