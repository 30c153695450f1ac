"""What the tagger knows of each token, in small numbers."""

import numpy as np

from classifier.attribution.token_arrays import read
from classifier.attribution.token_attributes import RARE, WordTable, position_values, vocabularies, word_values

TEXT = "Jan Orel said: “It is shut.”"
READING = read(TEXT, [(0, len(TEXT))])


def test_values_of_a_word() -> None:
    assert word_values("Harbour’s", 5) == ("harbour's", "r's", "'s", "har", "Xx’x", "5")
    assert word_values("1,250", 0) == ("0,000", "000", "00", "0,0", "0,0", "0")
    assert word_values("”", 7) == ('"', '"', '"', '"', "”1", "7")
    assert word_values("“", 7)[0] == word_values("''", 7)[0] == '"'


def test_a_vocabulary_has_what_is_frequent_enough() -> None:
    readings = [read("the pier the quay", [(0, 17)])]
    assert vocabularies(readings, 2)[0] == ("the",)
    assert vocabularies(readings, 1)[0] == ("pier", "quay", "the")
    assert vocabularies(readings, 3)[0] == ()


def test_a_word_that_the_vocabulary_lacks_is_rare() -> None:
    table = WordTable([("pier", "the"), (), (), (), (), ()])
    assert table.sizes == [4, 2, 2, 2, 2, 2]
    rows = table.rows(read("The old pier", [(0, 12)]))
    assert rows[:, 0].tolist() == [3, RARE, 2]
    assert not rows[:, 1:].any()


def test_where_a_token_stands() -> None:
    values = position_values(READING, np.zeros(len(READING), dtype=np.int32))
    assert READING.words == ["Jan", "Orel", "said", ":", "“", "It", "is", "shut", ".", "”"]
    assert values["quote"].tolist() == [0, 0, 0, 0, 1, 2, 3, 8, 7, 6]
    assert values["verb before"].tolist()[:5] == [0, 0, 1, 2, 3]
    assert values["verb after"].tolist()[:5] == [3, 2, 1, 0, 0]
    assert set(values["quotes in sentence"].tolist()) == {2}
    assert set(values["signs"].tolist()) == {1 + 8}
    assert set(values["signs before"].tolist()) == {64}
