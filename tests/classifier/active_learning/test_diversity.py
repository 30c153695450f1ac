"""A batch in which no two are alike."""

import numpy as np

from classifier.active_learning.diversity import diverse

STORIES = (
    "The harbour council closed the eastern pier on Monday after a crane fell on nine boats in the storm.",
    "A school board in Tarsk measured the reading room and found that two shelves had been sold by mistake.",
    "Prices of herring rose in May, and the market guild asked the ferry office for cheaper crates and ice.",
)


def test_ten_reposts_of_one_story_are_one_choice() -> None:
    texts = [STORIES[0]] * 10 + list(STORIES[1:])
    group = np.array([0] * 10 + [1, 2])
    assert diverse(texts, np.array([1.0] * 10 + [0.1, 0.2]), group, 12) == [0, 11, 10]


def test_what_resembles_the_chosen_waits() -> None:
    rewritten = STORIES[0].replace("nine boats in the storm", "two sheds")
    texts = [STORIES[0], rewritten, STORIES[1]]
    interest = np.array([1.0, 0.9, 0.6])
    assert diverse(texts, interest, np.arange(3), 3) == [0, 2, 1]
    assert diverse(texts, interest, np.arange(3), 1, taken=[0]) == [2]


def test_as_many_as_are_asked_for_and_there_are() -> None:
    interest = np.array([0.1, 0.9, 0.5])
    assert diverse(STORIES, interest, np.arange(3), 2) == [1, 2]
    assert diverse(STORIES, interest, np.arange(3), 0) == []
    assert diverse([], np.zeros(0), np.zeros(0, np.int64), 3) == []
