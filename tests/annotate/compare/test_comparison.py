"""What a comparison says of its changes."""

from dataclasses import replace

from annotate.compare.comparison import Change
from tests.annotate.compare.building import compared

LINE = Change(
    kind="altered", part="attribution", a=None, b=None, cut_a=None, cut_b=None, line_a="By Holm", line_b="By the staff"
)


def test_the_words_of_a_change_in_both_texts_or_on_lines_around_them() -> None:
    found = compared("The pier is shut.", "The old pier is closed.")
    assert [found.words(change) for change in found.changes] == [("", "old"), ("shut", "closed")]
    assert found.words(LINE) == ("By Holm", "By the staff")


def test_substantial_changes_are_those_of_words() -> None:
    found = compared("It’s the pier.", "It's the old pier.")
    assert len(found.changes) == 2
    assert [found.words(change) for change in found.substantial] == [("", "old")]
    assert replace(found, changes=(LINE,)).substantial == (LINE,)
