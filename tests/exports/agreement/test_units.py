"""What is marked in sentences, tokens and characters, worked out by hand."""

from typing import Any

import pytest

from exports.agreement.units import UNITS, marked_units, tokens
from exports.dataset.votes import latest_votes
from tests.exports.building import annotation, article, dataset, span

# Tokens: Pumps fail | Critics didn't leave .
ONE = article("Pumps fail", "Critics didn't leave.")
ASKED = {"labels_offered": ["source"]}


def runs(unit: str, *spans: dict[str, Any]) -> tuple[list[list[int]], list[int]]:
    data = dataset([ONE], [annotation("1", ONE.id, "ada", **ASKED), annotation("2", ONE.id, "bo", **ASKED)], spans)
    found = marked_units(data, latest_votes(data), unit)
    assert list(found.runs) == ["vote", "start", "end"]
    return found.runs.to_numpy().tolist(), found.sizes.tolist()


def test_tokens_are_words_with_what_binds_them_and_single_marks() -> None:
    assert [ONE.text[start:end] for start, end in tokens(ONE.text)] == [
        *("Pumps", "fail", "Critics", "didn't", "leave", ".")
    ]
    assert tokens("well-known “x”") == [(0, 10), (11, 12), (12, 13), (13, 14)]
    assert tokens(" \n") == []


@pytest.mark.parametrize(
    ("start", "end", "marked"),
    [
        (12, 26, [[0, 2, 4]]),
        # Of "Critics" 4 of 7 characters, of "didn't" 2 of 6.
        (15, 22, [[0, 2, 3]]),
        # 3 of 7 and 3 of 6: exactly half is enough.
        (16, 23, [[0, 3, 4]]),
        (10, 12, []),
    ],
)
def test_a_token_is_marked_from_half_of_it_on(start: int, end: int, marked: list[list[int]]) -> None:
    assert runs("token", span("1", "source", start, end)) == (marked, [6])


def test_two_halves_of_one_token_mark_it_once() -> None:
    halves = (span("1", "source", 12, 16, "r"), span("1", "source", 17, 26, "s"))
    assert runs("token", *halves) == ([[0, 2, 3], [0, 3, 4]], [6])


def test_characters_are_the_spans_and_sentences_their_numbers() -> None:
    first, second = span("1", "source", 0, 3), span("2", "source", 12, 19)
    assert runs("character", first, second) == ([[0, 0, 3], [1, 12, 19]], [len(ONE.text)])
    assert runs("sentence", first, second) == ([[0, 0, 1], [1, 1, 2]], [2])
    assert all(runs(unit)[0] == [] for unit in UNITS)
