"""Sentence boundaries on invented news text, and what must hold for any text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsourced.core.sentences import abbreviations, sentences

CASES = [
    line
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case: str) -> None:
    expected = case.split("|")
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_line_break_ends_a_sentence_whatever_stands_there() -> None:
    text = "The bridge of the U.S.\nSenate is shut\n\nMr.\nHolm left."
    assert [text[start:end] for start, end in sentences(text)] == [
        "The bridge of the U.S.",
        "Senate is shut",
        "Mr.",
        "Holm left.",
    ]


@pytest.mark.timeout(20)
def test_a_run_without_a_space_is_one_sentence_and_takes_no_time() -> None:
    run = "x." * 100_000
    assert sentences(f"It is so. {run} Yes.") == [(0, 9), (10, 10 + len(run)), (11 + len(run), 15 + len(run))]


def test_nothing_to_find_in_white_space() -> None:
    assert sentences("") == []
    assert sentences(" \n\t\n ") == []


def test_abbreviations_have_one_behaviour_each() -> None:
    kinds = abbreviations()
    assert set(kinds) == {"within", "either", "state", "numbers"}
    words = [word for kind in kinds.values() for word in kind]
    assert len(words) == len(set(words))
    assert not any(word.endswith(".") or word != word.lower() for word in words)


_PIECES = st.sampled_from(
    [
        "Mr.",
        "U.S.",
        "no.",
        "No.",
        "5",
        "He",
        "said",
        "“",
        "”",
        '"',
        "?",
        "!",
        ".",
        "...",
        "…",
        "[1]",
        " ",
        "\n",
        "The",
        "a.m.",
        "(",
        ")",
        "é",
        "🙂",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    found = sentences(text)
    place = 0
    for start, end in found:
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert text[start:end].strip() == text[start:end]
        assert "\n" not in text[start:end]
        place = end
    assert not text[place:].strip()


@pytest.mark.parametrize("piece", ["A. ", "a. ", ". . ", "Mr. ", "critics say ", '"x" '])
def test_a_jumble_without_an_end_is_read_in_pieces(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    found = sentences(text)
    assert max(end - start for start, end in found) <= 2000
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")


def test_a_long_paragraph_is_read_like_its_parts() -> None:
    paragraph = "Dr. Marrek came at noon. She said that the U.S. embassy was shut! " * 400
    alone = sentences("Dr. Marrek came at noon. She said that the U.S. embassy was shut!")
    size = len(paragraph) // 400
    assert sentences(paragraph) == [(n * size + start, n * size + end) for n in range(400) for start, end in alone]
