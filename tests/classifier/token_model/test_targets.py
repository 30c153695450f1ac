"""Shares of annotators per word match the characters that they marked."""

import numpy as np
import pandas as pd

from classifier.token_model.targets import word_shares
from classifier.token_model.token_table import word_table

COLUMNS = ["article_id", "label", "start", "end", "share"]


def test_shares_are_means_over_a_words_characters() -> None:
    text = "Old pier shut. New pier."
    offsets = [(0, 14), (15, 24)]
    words = word_table([text[start:end] for start, end in offsets])
    marked = pd.DataFrame(
        [("a", "x", 0, 3, 1.0), ("a", "x", 4, 6, 0.5), ("a", "y", 15, 18, 0.5), ("b", "x", 0, 24, 1.0)],
        columns=COLUMNS,
    )
    asked = np.array([[True, True], [True, False]])
    shares = word_shares(words, offsets, ["a", "a"], ["x", "y"], marked, asked).marked
    assert shares[:4, 0].tolist() == [1.0, 0.25, 0.0, 0.0]
    assert shares[4:, 0].tolist() == [0.0, 0.0, 0.0]
    assert shares[:4, 1].tolist() == [0.0] * 4
    assert np.isnan(shares[4:, 1]).all()


def test_shares_of_two_words_are_of_those_who_marked_them_as_one() -> None:
    text = "A vile, shameless plan."
    words = word_table([text])
    marked = pd.DataFrame(
        # One marked three words as one, another two of them one by one.
        [("a", "x", 2, 6, 1.0), ("a", "x", 6, 8, 0.5), ("a", "x", 8, 17, 1.0), ("a", "x", 17, 22, 0.5)],
        columns=COLUMNS,
    )
    shares = word_shares(words, [(0, 23)], ["a"], ["x", "y"], marked, np.array([[True, False]]))
    assert words.word_before.tolist() == [-1, 0, -1, 1, 3, -1]
    assert shares.joined[:, 0].tolist() == [0.0, 0.0, 0.0, 0.5, 0.5, 0.0]
    assert np.isnan(shares.joined[:, 1]).all()


def test_offsets_are_those_of_each_sentences_own_article() -> None:
    words = word_table(["Old pier", "Old pier"])
    marked = pd.DataFrame([("b", "x", 4, 8, 0.5)], columns=COLUMNS)
    shares = word_shares(words, [(0, 8), (0, 8)], ["a", "b"], ["x"], marked, np.ones((2, 1), dtype=bool))
    assert shares.marked[:, 0].tolist() == [0, 0, 0, 0.5]
