"""Features of the CRF: keys of templates, and the rows where their weights are."""

from dataclasses import replace

import numpy as np

from classifier.attribution.feature_templates import TEMPLATES, Features, batch_of, column_size
from classifier.attribution.token_arrays import read
from classifier.attribution.token_attributes import BREAK, WordTable

TABLE = WordTable([("pier", "the"), (), (), (), (), ()])
SIZES = tuple(TABLE.sizes)
BATCH = batch_of([read("the pier\n\nthe quay", [(0, 8), (10, 18)])], TABLE)


def _features(template: int, *keys: int) -> Features:
    counts = np.zeros(len(TEMPLATES), dtype=np.int32)
    counts[template] = len(keys)
    return Features(SIZES, np.array(keys, dtype=np.int64), counts)


def test_a_break_stands_before_each_paragraph() -> None:
    assert BATCH.lengths.tolist() == [2, 2]
    assert BATCH.key((("word", 0),), SIZES).tolist() == [3, 2, 3, 0]
    assert BATCH.key((("word", -1),), SIZES).tolist() == [BREAK, 3, BREAK, 3]
    assert BATCH.key((("word", -1), ("word", 0)), SIZES).tolist() == [4 + 3, 12 + 2, 4 + 3, 12]


def test_a_key_without_weights_has_row_0() -> None:
    word = TEMPLATES.index((("word", 0),))
    rows = list(_features(word, 0, 3).rows(BATCH))
    assert rows[word].tolist() == [2, 0, 2, 1]
    assert not any(some.any() for template, some in enumerate(rows) if template != word)


def test_keys_fit_their_templates_in_order() -> None:
    word = TEMPLATES.index((("word", 0),))
    assert _features(word, 0, 3).fit_each_other()
    assert not _features(word, 3, 0).fit_each_other()
    assert not _features(word, 0, 4).fit_each_other()
    fitting = _features(word, 0, 3)
    assert not replace(fitting, counts=fitting.counts[:-1]).fit_each_other()


def test_the_size_of_a_column() -> None:
    assert [column_size(name, (7, 2, 2, 2, 2, 5)) for name in ("word", "class", "verb before is", "signs after")] == [
        *(7, 5, 7, 65),
    ]
