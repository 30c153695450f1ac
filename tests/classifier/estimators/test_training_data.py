"""A Dataset as sentences with the share of annotators, and the pieces that they marked."""

import pytest

from classifier.estimators.training_data import sentence_soft_labels, sentence_spans
from tests.classifier.invented import PLANTED, invented_articles, invented_dataset
from unsourced.errors import SchemeError

LABEL = "opinion-as-fact"
DATASET = invented_dataset(invented_articles(2), whole_sentence=False)


def test_a_row_a_sentence_with_its_share() -> None:
    rows = sentence_soft_labels(DATASET, LABEL)
    assert rows.columns.tolist() == ["text", "share", "annotators", "article_id", "sentence", "start", "end"]
    assert len(rows) == 2 * 9
    texts = dict(zip(DATASET.articles["id"], DATASET.articles["text"], strict=True))
    for row in rows.to_dict("records"):
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
        assert (row["share"] > 0) is (PLANTED in row["text"])
    assert set(rows["annotators"]) == {3}


def test_pieces_are_offsets_into_their_sentence() -> None:
    rows = sentence_soft_labels(DATASET, LABEL)
    spans = sentence_spans(DATASET, LABEL)
    assert len(spans) == len(rows)
    for text, share, pieces in zip(rows["text"], rows["share"], spans, strict=True):
        assert [text[start:end] for start, end, _ in pieces] == [PLANTED] * text.count(PLANTED)
        assert {round(own, 6) for _, _, own in pieces} <= {round(share, 6)}


def test_a_label_that_is_not_in_the_scheme_is_an_error() -> None:
    for function in (sentence_soft_labels, sentence_spans):
        with pytest.raises(SchemeError, match="no label nonsense"):
            function(DATASET, "nonsense")
    assert not any(sentence_spans(DATASET, "source"))
