"""Normalising text and carrying offsets over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsourced.core.offsets import normalise
from unsourced.errors import OffsetError

FOREIGN = st.text(alphabet=st.sampled_from("ab \r\n\x00\x0b\u2028\u0085é\u0301\u05d0😀\ud800\udfff"), max_size=30)


@pytest.mark.parametrize(
    ("foreign", "ours"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x00b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u2028b\x85c", "a\nb\nc"),
        ("👩\u200d🚀 e\u0301 \u05e9\u05dc", "👩\u200d🚀 e\u0301 \u05e9\u05dc"),
        ("", ""),
    ],
)
def test_normalise_changes_line_ends_and_what_servers_refuse_and_nothing_else(foreign: str, ours: str) -> None:
    assert normalise(foreign)[0] == ours


@given(FOREIGN)
def test_normalised_text_is_safe_and_stays_as_it_is(foreign: str) -> None:
    text, _ = normalise(foreign)
    assert not set(text) & set("\r\x00\x0b\u2028\x85")
    assert text.encode("utf-8").decode("utf-8") == text
    assert normalise(text)[0] == text


@given(FOREIGN)
def test_every_piece_of_the_normalised_text_stands_at_the_mapped_offset(foreign: str) -> None:
    text, offsets = normalise(foreign)
    # The last offset of the original that is mapped to each of ours.
    original = {offsets.to_normal(offset): offset for offset in range(len(foreign) + 1)}
    assert set(original) == set(range(len(text) + 1))
    for start in range(len(text)):
        assert normalise(foreign[original[start] : original[start + 1]])[0] == text[start]


@given(FOREIGN)
def test_mapped_offsets_keep_their_order(foreign: str) -> None:
    text, places = normalise(foreign)
    mapped = [places.to_normal(offset) for offset in range(len(foreign) + 1)]
    assert mapped == sorted(mapped)
    assert mapped[0] == 0
    assert mapped[-1] == len(text)


def test_an_offset_inside_a_line_end_maps_to_its_start_or_end() -> None:
    _, places = normalise("a\r\nb")
    assert [places.to_normal(offset) for offset in range(5)] == [0, 1, 2, 2, 3]


@pytest.mark.parametrize("offset", [-1, 3])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    _, places = normalise("ab")
    with pytest.raises(OffsetError, match="outside a text of 2 characters"):
        places.to_normal(offset)
