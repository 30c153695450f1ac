"""Words without places are found where they stand, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.corpora.phrase_alignment import align, phrases

TEXT = "He’s a “so-called” leader who claims that the claim, sadly, took the harbour by storm — again."


def found(phrase: str, text: str = TEXT) -> tuple[str, list[str]] | None:
    aligned = align(text, phrase)
    return (aligned.how, [text[start:end] for start, end in aligned.pieces]) if aligned else None


def test_a_list_is_cut_into_phrases() -> None:
    assert phrases(' “sadly”, took by storm ;again. |,"2,000 boats"\n') == [
        "sadly",
        "took by storm",
        "again",
        "2,000 boats",
    ]
    assert phrases(" , ") == []


@pytest.mark.parametrize(
    ("phrase", "how", "words"),
    [
        ("SADLY", "exact", ["sadly"]),
        ("he's a", "exact", ["He’s a"]),
        ("'so–called'", "exact", ["so-called"]),
        ("storm  -", "exact", ["storm —"]),
        ("claim", "exact", ["claim"]),
        ("eade", "inside", ["leader"]),
        ("arbour by sto", "inside", ["harbour by storm"]),
        ("took by storm", "gaps", ["took", "by storm"]),
        ("harbuor", "respelled", ["harbour"]),
        ("sady took", "respelled", ["sadly, took"]),
    ],
)
def test_a_phrase_is_found(phrase: str, how: str, words: list[str]) -> None:
    assert found(phrase) == (how, words)


@pytest.mark.parametrize("phrase", ["", " .", "boats", "aga", "storm by"])
def test_what_does_not_stand_there_is_not_found(phrase: str) -> None:
    assert found(phrase) is None


def test_a_word_that_stands_twice_takes_the_free_place() -> None:
    text = "a lie is a lie"
    taken: list[tuple[int, int]] = []
    places: list[tuple[int, int]] = []
    for _ in range(3):
        aligned = align(text, "lie", taken)
        assert aligned is not None
        assert aligned.choices == 2
        places += aligned.pieces
        taken += aligned.pieces
    assert places == [(2, 5), (11, 14), (2, 5)]


def test_letters_that_grow_in_lower_case_do_not_move_offsets() -> None:
    assert found("storm", "İİİ a storm") == ("exact", ["storm"])


@given(st.text(), st.text())
def test_whatever_is_written_pieces_are_in_order_and_in_the_text(text: str, written: str) -> None:
    for phrase in [*phrases(written), *phrases(text), written]:
        aligned = align(text, phrase)
        if aligned is not None:
            places = [place for piece in aligned.pieces for place in piece]
            assert places == sorted(places)
            assert all(0 <= start < end <= len(text) for start, end in aligned.pieces)


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=12), st.data())
def test_a_run_of_whole_words_is_found_as_it_stands(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    phrase = " ".join(words[first : last + 1])
    assert found(phrase, " ".join(words)) == ("exact", [phrase])
