"""What estimators of texts take, and what they refuse."""

import numpy as np
import pytest

from classifier.estimators.inputs import LABEL, Mark, checked_marks, checked_texts, mark_shares, text_table
from classifier.token_model.token_table import word_table


def test_texts_are_a_list_of_strings() -> None:
    assert checked_texts(("a", "b")) == ["a", "b"]
    assert checked_texts(np.array([["a"], ["b"]], dtype=object)) == ["a", "b"]


@pytest.mark.parametrize(
    ("texts", "message"), [("a text", "string object"), ([], "empty list"), (["a", 1], "sentence 1 is int")]
)
def test_anything_else_is_refused(texts: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        checked_texts(texts)


@pytest.mark.parametrize("mark", [(-1, 2, 1.0), (2, 2, 1.0), (0, 5, 1.0), (0, 2, 1.5)])
def test_marks_lie_in_their_sentence(mark: Mark) -> None:
    with pytest.raises(ValueError, match="does not fit sentence 1"):
        checked_marks([[], [mark]], ["pier", "pier"])


def test_marks_are_one_list_a_sentence() -> None:
    assert checked_marks(None, ["pier", "shut"]) == [(), ()]
    assert checked_marks([[(0, 4, 0.5)]], ["pier"]) == [[(0, 4, 0.5)]]
    with pytest.raises(ValueError, match="marks of 1 sentences for 2"):
        checked_marks([[]], ["pier", "shut"])


def test_a_token_has_the_strongest_mark_that_covers_half_of_it() -> None:
    words = word_table(["Old pier", "pier"])
    shares = mark_shares(words, [[(0, 6, 0.5), (0, 3, 0.75), (1, 4, 0.25)], [(0, 1, 1.0)]])
    assert shares.tolist() == [0.75, 0.5, 0]


def test_sentences_by_themselves_are_a_table_of_one_label() -> None:
    texts = ["  Critics say it shut.", "", "The pier."]
    table = text_table(texts, np.array([1.0, 0.0, 0.5]), [(), (), ()], np.arange(3))
    assert table.labels == (LABEL,)
    assert table.texts == tuple(texts)
    assert table.shares.ravel().tolist() == [1, 0, 0.5]
    # Offsets are those of the sentence as it is, with what stands around it.
    assert [texts[0][span.start : span.end] for span in table.rule_spans[0] if span.label == "vague-source"] == [
        "Critics"
    ]
    assert text_table(texts, np.zeros(3), [(), (), ()], np.arange(3), ["source"]).rule_labels == ("source",)
