"""The columns of a word and of its context, pinned: a model file is worth nothing where they are hashed otherwise."""

import numpy as np
import pytest

from classifier.token_model.features import CONTEXT, WIDTH, code, context_columns, stem_code, type_columns
from classifier.token_model.token_table import word_table

CONTEXT_OF_PIERS = [229519, 156768, 517304, 154426, 519768, 107742, 374512, 353116, 310323, 331719]


def test_type_columns_are_the_same_everywhere() -> None:
    columns = type_columns("Piers")
    assert columns[:5].tolist() == [10672, 60203, 64471, 73502, 91628]
    assert (np.diff(columns) > 0).all()
    assert columns[-1] < WIDTH
    assert word_table(["old Piers"]).context[1].tolist() == CONTEXT_OF_PIERS


def test_columns_of_a_type_are_shared_and_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        type_columns("pier")[0] = 0


def test_words_of_one_stem_share_columns() -> None:
    assert code("") == 0
    assert code("pier") == 2885419229 == stem_code("Piers") == stem_code("pier")
    assert stem_code("port") != stem_code("pier")
    alike = set(type_columns("Piers").tolist()) & set(type_columns("piers").tolist())
    assert 0 < len(type_columns("Piers")) - len(alike) <= 1  # only the shape tells them


def test_neighbours_and_quotation_marks_are_columns() -> None:
    one, two = word_table(["the old pier shut"]), word_table(["the new pier shut"])
    same = one.context == two.context
    assert not same[2, 1]  # the word before "pier" differs
    assert same[2, 2]  # the word after it does not
    states = word_table(['He said "it shut" today']).context[:, 6]
    assert states[0] == states[1] == states[-1]
    assert states[3] == states[4] != states[0]


def test_how_long_a_sentence_is_is_a_column_by_eights() -> None:
    words = word_table(["pier " * count for count in (2, 7, 8, 63, 64, 90)])
    lengths = words.context[words.ends - 1, 8]
    assert (lengths[1:] != lengths[:-1]).tolist() == [False, True, True, True, False]


def test_no_tokens_have_no_context() -> None:
    none = np.zeros(0, dtype=np.uint64)
    assert context_columns(none, np.zeros(1, dtype=np.int64), none.astype(bool), none).shape == (0, CONTEXT)
