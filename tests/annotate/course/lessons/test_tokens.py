"""Words, by which marks are compared, and pieces, by which they are made by hand."""

from annotate.course.lessons.tokens import pieces, quoted, words, words_within

TEXT = "Una’s mill, built\nin 1,000 days—so [they] say."


def test_words_leave_out_marks_at_their_ends() -> None:
    expected = ["Una’s", "mill", "built", "in", "1,000", "days", "so", "they", "say"]
    assert [TEXT[start:end] for start, end in words(TEXT)] == expected
    assert words(" … — ") == []


def test_pieces_stand_between_white_space_or_behind_a_long_dash() -> None:
    expected = ["Una’s", "mill,", "built", "in", "1,000", "days—", "so", "[they]", "say."]
    assert [TEXT[start:end] for start, end in pieces(TEXT)] == expected


def test_words_that_share_a_character_with_a_mark() -> None:
    offsets = words(TEXT)
    assert words_within(offsets, TEXT.index("ill"), TEXT.index("in 1") + 1) == {1, 2, 3}
    # The comma and the space alone hold no word.
    assert words_within(offsets, TEXT.index(","), TEXT.index("built")) == frozenset()


def test_neighbours_are_quoted_together() -> None:
    assert quoted(TEXT, words(TEXT), [8, 0, 2, 3]) == ("Una’s", "built in", "say")
    assert quoted(TEXT, words(TEXT), []) == ()
