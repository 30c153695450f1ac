"""Attribution features of sentences."""

import numpy as np

from classifier.attribution.sentence_features import (
    NEIGHBOURS,
    attribution_features,
    feature_names,
    with_neighbours,
)
from classifier.attribution.tagger import reading_of
from unsourced.core.article import make_article
from unsourced.core.sentences import sentences

ARTICLE = make_article(
    title="Pier shut",
    body="“The pier is shut,” Jan Orel said. Rain fell.\n\nAccording to officials, nine boats were lost.",
    raw="x",
    reader_version="test",
)
SENTENCES = sentences(ARTICLE.text)


def _value(number: int, name: str) -> float:
    return float(attribution_features(ARTICLE, SENTENCES)[number, feature_names().index(name)])


def test_each_column_has_a_name_and_a_value_in_range() -> None:
    rows = attribution_features(ARTICLE, SENTENCES)
    assert rows.shape == (len(SENTENCES), len(feature_names()))
    assert len(set(feature_names())) == len(feature_names())
    assert rows.dtype == np.float32
    assert ((rows >= 0) & (rows <= 1)).all()


def test_attribution_in_a_sentence() -> None:
    assert _value(0, "it is the headline") == 1
    assert 0.4 < _value(1, "share in quotes") < 0.8
    assert _value(1, "a verb of saying outside quotes") == 1
    assert _value(1, "a pronoun or name right before a report verb") == 1
    assert _value(2, "a verb of saying outside quotes") == 0
    assert _value(3, "“according to” outside quotes") == 1
    assert _value(3, "a report verb near the beginning") == 1
    assert _value(3, "it opens a paragraph") == 1


def test_neighbours() -> None:
    assert _value(2, "before: a verb of saying outside quotes") == 1
    assert _value(2, "before: of the same paragraph") == 1
    assert _value(2, "after: of the same paragraph") == 0
    assert _value(2, "after: “according to” outside quotes") == 1
    assert _value(0, "before: share in quotes") == 0


def test_chances_become_columns() -> None:
    reading = reading_of(ARTICLE)
    scores = np.zeros((len(reading), 3), dtype=np.float32)
    scores[reading.sentence == 1, 2] = 0.5
    names = feature_names(("source", "content"))
    rows = attribution_features(ARTICLE, SENTENCES, reading=reading, label_scores=scores)
    assert rows.shape[1] == len(names)
    assert rows[1, names.index("mean chance of content")] == 0.5
    assert rows[2, names.index("before: greatest chance of content")] == 0.5


def test_few_sentences() -> None:
    for many in range(4):
        own = np.ones((many, 2), dtype=np.float32)
        assert with_neighbours(own, np.zeros(many, dtype=np.int32)).shape == (many, 2 + len(NEIGHBOURS) * 3)
    one = make_article(title="", body="…", raw="x", reader_version="test")
    assert attribution_features(one, [(0, 1)]).shape == (1, len(feature_names()))
    assert attribution_features(one, []).shape == (0, len(feature_names()))
