"""Offsets of one version in the other."""

from annotate.compare.alignment.offset_mapping import OffsetMapping
from tests.annotate.compare.building import compared


def test_offsets_are_carried_through_what_both_share() -> None:
    found = compared("The pier of Tarsk is shut.", "The old pier of Tarsk is closed.")
    mapping = OffsetMapping(found)
    for word in ("The", "pier", "Tarsk", "is"):
        start = found.a.text.index(word)
        there = mapping.to_b(start)
        assert there is not None
        assert found.b.text[there : there + len(word)] == word
        assert mapping.to_a(there) == start


def test_what_only_one_has_has_no_offset_in_the_other() -> None:
    found = compared("The pier is shut.", "The old pier is closed.")
    mapping = OffsetMapping(found)
    assert mapping.to_b(found.a.text.index("shut")) is None
    assert mapping.to_a(found.b.text.index("old")) is None
    assert mapping.to_b(-1) is None


def test_between_equal_texts_every_offset_stays() -> None:
    found = compared("The pier is shut.", "The pier is shut.")
    assert [OffsetMapping(found).to_b(offset) for offset in (0, 5, 20)] == [0, 5, 20]
