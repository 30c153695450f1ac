"""Features of a sentence: its surface, the rules' spans in it, and what it touches."""

import numpy as np
import pytest

from classifier.features.sentence_features import (
    SURFACE_FEATURES,
    attribution_columns,
    rule_features,
    spans_inside,
    surface_features,
    touched,
)
from unsourced.core.article import make_article
from unsourced.core.spans import Span

OFFSETS = [(0, 10), (11, 21), (22, 32)]


def test_surface_features_by_name() -> None:
    article = make_article(
        title="Pier shut!", body="Is it (still) “open”? It closed 3 days ago.", raw="", reader_version="t"
    )
    text = article.text
    second, third = text.index("Is it"), text.index("It closed")
    rows = surface_features(article, [(0, 10), (second, third - 1), (third, len(text))])
    held = [{name for name, value in zip(SURFACE_FEATURES, row, strict=True) if value == 1} for row in rows.tolist()]
    assert held == [
        {"it is the headline", "it opens a paragraph", "it exclaims"},
        {"it opens a paragraph", "it has quotation marks", "it has brackets", "it asks"},
        {"it has a number"},
    ]
    assert rows[:, 2].tolist() == pytest.approx([np.log2(3) / 6, np.log2(5) / 6, 1 / 6 * np.log2(6)])
    assert surface_features(article, []).shape == (0, len(SURFACE_FEATURES))


def test_rule_features_are_the_best_score_and_the_share_covered() -> None:
    spans = [
        Span(label="a", start=5, end=13, score=0.4),
        Span(label="a", start=0, end=2, score=0.7),
        Span(label="b", start=22, end=32),
        Span(label="c", start=0, end=32, score=1),
    ]
    best, cover = rule_features(spans, ["a", "b"], OFFSETS)
    assert best.ravel().tolist() == pytest.approx([0.7, 0, 0.4, 0, 0, 1])
    assert cover.ravel().tolist() == pytest.approx([0.7, 0, 0.2, 0, 0, 1])
    assert [part.shape for part in rule_features([], [], OFFSETS)] == [(3, 0), (3, 0)]


def test_spans_are_cut_at_the_ends_of_sentences() -> None:
    inside = spans_inside([Span(label="a", start=5, end=13), Span(label="b", start=10, end=11)], OFFSETS)
    assert inside == [[Span(label="a", start=5, end=10)], [Span(label="a", start=0, end=2)], []]


@pytest.mark.parametrize(("start", "end", "numbers"), [(0, 32, [0, 1, 2]), (10, 12, [1]), (10, 11, []), (40, 50, [])])
def test_touched_sentences_overlap(start: int, end: int, numbers: list[int]) -> None:
    assert list(touched(OFFSETS, start, end)) == numbers


def test_attribution_has_no_columns_unless_wanted() -> None:
    article = make_article(title="", body="The pier shut, the port said.", raw="", reader_version="t")
    assert attribution_columns(article, [(0, 29)], wanted=False).shape == (1, 0)
    assert attribution_columns(article, [(0, 29)], wanted=True).any()
