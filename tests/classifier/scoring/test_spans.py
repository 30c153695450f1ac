"""Where the marks of a learned label go, and which give way to others."""

import numpy as np

from classifier.scoring.spans import fitting, learned_marks, word_marks
from unsourced.core.spans import Span
from unsourced.schemes.load import load_scheme


def test_a_rules_span_is_the_mark_where_the_sentence_is_marked() -> None:
    offsets = [(0, 10), (11, 20), (21, 30)]
    rules = [Span(label="source", start=2, end=5, score=1.0, reason="rule"), Span(label="source", start=12, end=15)]
    marked, values = np.array([True, False, True]), np.array([0.7, 0.2, 0.6])
    spans = learned_marks("source", offsets, marked, values, rules, whole=True)
    assert [(span.start, span.end, span.score, span.reason) for span in spans] == [
        (2, 5, 0.7, "rule"),
        (21, 30, 0.6, ""),
    ]
    assert [span.reason for span in learned_marks("source", offsets, marked, values, rules, whole=False)] == ["rule"]
    assert learned_marks("source", offsets, ~marked & False, values, rules, whole=True) == []


def test_a_rules_span_over_two_sentences_has_the_value_of_the_surer() -> None:
    rules = [Span(label="source", start=5, end=15), Span(label="vague-source", start=0, end=4)]
    spans = learned_marks("source", [(0, 10), (11, 20)], np.ones(2, bool), np.array([0.6, 0.9]), rules, whole=True)
    assert [(span.start, span.end, span.score) for span in spans] == [(5, 15, 0.9)]


def test_a_rules_span_is_the_mark_where_nearly_the_same_words_are_found() -> None:
    rules = [Span(label="source", start=12, end=20, reason="rule", region_id="r1")]
    runs = [((14, 20), 0.6), ((2, 6), 0.4), ((40, 44), 0.3), ((40, 44), 0.3)]
    spans = word_marks("source", runs, rules)
    assert [(span.start, span.end, span.score, span.reason, span.region_id) for span in spans] == [
        (12, 20, 0.6, "rule", "r1"),
        (2, 6, 0.4, "", ""),
        (40, 44, 0.3, "", ""),
    ]
    # Half of the words is enough, and less is not.
    assert [span.start for span in word_marks("source", [((16, 20), 0.6)], rules)] == [12]
    assert [span.start for span in word_marks("source", [((17, 20), 0.6)], rules)] == [17]


def test_fitting_keeps_what_comes_first_in_the_scheme() -> None:
    scheme = load_scheme()
    spans = [
        Span(label="unsourced-claim", start=0, end=40, score=0.9),
        Span(label="source", start=5, end=10, score=0.2),
        Span(label="loaded-language", start=5, end=10, score=0.2),
        Span(label="loaded-language", start=5, end=10, score=0.3),
        Span(label="unsourced-claim", start=1200, end=1300, score=0.1),
    ]
    fitted = [(span.label, span.start, span.score) for span in fitting(spans, scheme)]
    assert fitted == [("source", 5, 0.2), ("loaded-language", 5, 0.3), ("unsourced-claim", 1200, 0.1)]
    assert fitting([], scheme) == []
