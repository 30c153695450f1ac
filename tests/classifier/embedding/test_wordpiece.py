"""WordPiece: as BERT cuts words, on any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.embedding.encode import installed
from classifier.embedding.wordpiece import WordPieces
from classifier.token_model.token_table import word_table

SMALL = ["[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "cafe", "##s", "$", "-", "3", "人", "e"]


@pytest.fixture
def small(tmp_path: Path) -> WordPieces:
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(SMALL), encoding="utf-8")
    return WordPieces.read(path)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("unaffable", ["un", "##aff", "##able"]),
        ("UNAFFABLE", ["un", "##aff", "##able"]),
        ("Cafés", ["cafe", "##s"]),
        ("Cafe\u0301s", ["cafe", "##s"]),
        ("un-un", ["un", "-", "un"]),
        ("3$", ["3", "$"]),
        ("人人", ["人", "人"]),
        ("unx", ["[UNK]"]),
        ("e" * 101, ["[UNK]"]),
        ("\u0301", []),
        ("\u200b", []),
    ],
)
def test_words_are_cut_as_bert_cuts_them(small: WordPieces, word: str, pieces: list[str]) -> None:
    assert [SMALL[number] for number in small.of(word)] == pieces


def test_the_frame(small: WordPieces) -> None:
    assert (small.begin, small.end) == (1, 2)


LETTERS = [chr(code) for code in range(0x21, 0x250)]
ALPHABET = WordPieces({piece: n for n, piece in enumerate(["[UNK]", *LETTERS, *(f"##{each}" for each in LETTERS)])})
SPELLED = list(ALPHABET.numbers)


@settings(max_examples=100)
@given(text=st.text())
def test_pieces_of_any_text_belong_to_its_tokens(text: str) -> None:
    """Over an alphabet of letters a token's pieces spell it: nothing is lost, added or moved to its neighbour."""
    words = word_table([text])
    for word, start, stop in zip(words.type_of, words.starts, words.stops, strict=True):
        token = text[start:stop]
        assert words.types[word] == token
        spelled = "".join(SPELLED[number].removeprefix("##") for number in ALPHABET.of(token))
        if token.isascii():
            assert spelled == "".join(each for each in token.lower() if each.isprintable())


def test_the_real_vocabulary(extra: None) -> None:
    pieces = WordPieces.read(installed().vocabulary)
    assert len(pieces.numbers) == 30522
    assert (pieces.begin, pieces.end, pieces.numbers["[UNK]"]) == (101, 102, 100)
    assert pieces.of("unsourced") == tuple(pieces.numbers[each] for each in ("un", "##so", "##ur", "##ced"))
