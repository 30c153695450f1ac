"""A terminal obeys nothing that an article says."""

import pytest

from unsourced.io.terminal_text import printable_text


@pytest.mark.parametrize("control", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\r"])
def test_what_a_terminal_would_obey_is_replaced(control: str) -> None:
    assert printable_text(f"weir{control}[31m") == "weir\ufffd[31m"


def test_words_lines_and_tabs_stay() -> None:
    assert printable_text("é\tמים\n👩‍🚒") == "é\tמים\n👩‍🚒"
