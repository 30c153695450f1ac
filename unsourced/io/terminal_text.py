"""Text of others in a terminal."""

import re

# What would move the cursor, change colours or turn the reading direction, if a page put it into its text.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable_text(text: str) -> str:
    """The text without characters that a terminal would obey."""
    return _CONTROL.sub("\ufffd", text)
