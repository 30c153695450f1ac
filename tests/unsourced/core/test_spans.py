"""Spans, relations and suggestions."""

import pytest

from unsourced.core.spans import Span, Suggestions, check_offsets
from unsourced.errors import OffsetError

TEXT = "Critics 👩‍🚒 said so."


def test_a_piece_of_the_text_is_taken() -> None:
    check_offsets(TEXT, 0, 7)
    check_offsets(TEXT, 0, len(TEXT))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, len(TEXT) + 1)])
def test_anything_else_is_refused_with_its_offsets(start: int, end: int) -> None:
    with pytest.raises(OffsetError, match=rf"region r1: span {start}\.\.{end} is not a piece"):
        check_offsets(TEXT, start, end, where="region r1")


def test_suggestions_are_shown_in_a_line() -> None:
    some = Suggestions(article_id="a1", version="rules-1", spans=(Span(label="source", start=0, end=7),))
    assert repr(some) == "Suggestions(1 spans of article a1 by rules-1)"


def test_answers_of_two_spans_are_not_one_dictionary_to_write_into() -> None:
    with pytest.raises(TypeError):
        Span(label="source", start=0, end=7).answers["kind"] = "person"  # type: ignore[index]
