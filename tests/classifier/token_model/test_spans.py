"""From the scores of words to runs, and the two models that decide about them."""

import numpy as np
import pytest

from classifier.token_model.spans import Joins, WordMarks, runs
from classifier.token_model.tokens import token_offsets


def test_runs_join_words_and_leave_punctuation_at_their_ends() -> None:
    text = "A vile, shameless plan (wicked)."
    offsets = token_offsets(text)
    score = {"vile": 0.9, ",": 0.1, "shameless": 0.7, "(": 0.9, "wicked": 0.6, ")": 0.9}
    scores = [score.get(text[start:end], 0.0) for start, end in offsets]
    found = runs(text, offsets, scores, 0.5)
    assert [text[start:end] for (start, end), _ in found] == ["vile, shameless", "wicked"]
    assert [round(mean, 2) for _, mean in found] == [0.8, 0.6]
    assert runs("", [], [], 0.5) == []


def test_runs_end_between_words_that_are_not_joined() -> None:
    text = "A vile, shameless plan"
    asked: list[tuple[int, int]] = []

    def joined(first: int, second: int) -> bool:
        asked.append((first, second))
        return second == 4

    found = runs(text, token_offsets(text), [0.1, 0.9, 0.9, 0.8, 0.7], 0.5, joined)
    assert [text[start:end] for (start, end), _ in found] == ["vile", "shameless plan"]
    assert asked == [(1, 3), (3, 4)]


def test_words_are_joined_where_it_is_as_likely_as_not() -> None:
    joins = Joins(first=1, second=2, sentence=-1, intercept=-3)
    assert joins(1, 1, 0)
    assert not joins(1, 1, 0.1)
    assert joins.of(np.ones(3), np.ones(3), np.array([0, 0.1, np.nan])).tolist() == [True, False, False]
    assert Joins()(-9, -9, -9)


def test_a_words_score_is_that_of_word_and_sentence() -> None:
    marks = WordMarks(word=2, sentence=0.5, intercept=-1, threshold=0.5)
    assert marks.scores(np.array([0.0]), np.array([2.0])) == pytest.approx(0.5)
    assert marks.scores(np.array([0.5]), np.array([2.0])) == pytest.approx(1 / (1 + np.exp(-1)))
