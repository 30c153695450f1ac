"""What scoring says about one article, and its records."""

from classifier.scoring.explanations import Driver
from classifier.scoring.scores import (
    Scores,
    SentenceScores,
    sentence_records,
    sentence_schema,
    span_records,
    span_schema,
)
from tests.classifier.hand_model import LABEL, SCHEME
from unsourced.core.article import make_article
from unsourced.core.spans import Span

ARTICLE = make_article(title="", body="A vile plan. It fell.", raw="", reader_version="test")
SCORES = Scores(
    article=ARTICLE,
    scheme=SCHEME,
    version="hand",
    spans=(Span(label=LABEL, start=2, end=6, score=0.8, region_id="m1"), Span(label="source", start=13, end=15)),
    sentences=(
        SentenceScores(0, 12, {LABEL: 0.8, "source": None}),
        SentenceScores(13, 21, {LABEL: None}, frozenset({LABEL})),
    ),
    calibrated=frozenset({LABEL, "source"}),
    attributed=frozenset({"source"}),
    because={"m1": (Driver("vile", 4.0, 2, 6),)},
)


def test_a_record_a_mark() -> None:
    first, second = span_records([SCORES])
    assert [first[name] for name in ("label", "start", "end", "text", "score", "version")] == [
        *(LABEL, 2, 6, "vile", 0.8, "hand")
    ]
    assert first["because"] == [{"text": "vile", "adds": 4.0, "start": 2, "end": 6}]
    # What an attribution part marks is never called a probability.
    assert (first["calibrated"], second["calibrated"]) == (True, False)
    assert second["because"] == []
    assert set(first) == set(span_schema().names)


def test_a_record_a_sentence_and_label() -> None:
    rows = list(sentence_records([SCORES]))
    assert [(row["sentence"], row["label"], row["score"], row["judged"]) for row in rows] == [
        (0, LABEL, 0.8, True),
        (0, "source", None, True),
        (1, LABEL, None, False),
    ]
    assert [row["text"] for row in rows] == ["A vile plan."] * 2 + ["It fell."]
    assert list(rows[0]) == sentence_schema().names


def test_in_words_and_as_suggestions() -> None:
    assert repr(SCORES).endswith(": 2 marks in 2 sentences, by hand)")
    abstained = Scores(article=ARTICLE, scheme=SCHEME, version="hand", abstained="not English")
    assert repr(abstained).endswith(": not English, by hand)")
    assert list(span_records([abstained])) == list(sentence_records([abstained])) == []
    assert SCORES.suggestions.spans == SCORES.spans
    assert SCORES.suggestions.article_id == ARTICLE.id
