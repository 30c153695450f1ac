"""Words as arrays: offsets, and columns that are the same alone and in a batch."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.token_model.features import CONTEXT, WIDTH
from classifier.token_model.token_table import covered, word_table
from unsourced.core.spans import Span

TEXTS = st.lists(st.text(alphabet="aB9 .,“”\"'-é👍\n", max_size=30), max_size=5)


@settings(max_examples=100)
@given(texts=TEXTS)
def test_tokens_are_pieces_of_their_sentence(texts: list[str]) -> None:
    words = word_table(texts)
    for start, stop, sentence, kind in zip(words.starts, words.stops, words.sentence_of, words.type_of, strict=True):
        assert texts[sentence][start:stop] == words.types[kind] != ""
    assert words.context.shape == (len(words.starts), CONTEXT)
    assert ((words.context >= 0) & (words.context < WIDTH)).all()


@settings(max_examples=100)
@given(texts=TEXTS)
def test_a_sentence_has_the_same_columns_alone_and_among_others(texts: list[str]) -> None:
    together = word_table(texts)
    alone = [word_table([text]).context for text in texts]
    np.testing.assert_array_equal(together.context, np.vstack([np.zeros((0, CONTEXT), dtype=np.int32), *alone]))


def test_types_are_numbered_as_they_come() -> None:
    words = word_table(["Old pier, old", "", "pier"])
    assert words.types == ("Old", "pier", ",", "old")
    assert words.type_of.tolist() == [0, 1, 2, 3, 1]
    assert words.ends.tolist() == [4, 4, 5]
    assert words.sentence_of.tolist() == [0, 0, 0, 0, 2]
    assert words.is_word.tolist() == [True, True, False, True, True]


def test_no_word_stands_before_the_first_of_a_sentence() -> None:
    before = word_table(["Old pier.", "New", "", "?!", "Pier shut"]).word_before
    assert before.tolist() == [-1, 0, -1, -1, -1, -1, -1, 6]


def test_what_rules_found_is_a_column() -> None:
    text = "Critics said it shut."
    found = [Span(label="vague-source", start=0, end=7)]
    plain, marked = word_table([text]), word_table([text], [found])
    assert plain.context[0, -1] != marked.context[0, -1]
    assert (plain.context[1:] == marked.context[1:]).all()
    assert covered(marked, [found], "vague-source").tolist() == [True, False, False, False, False]
    assert not covered(marked, [found], "source").any()
