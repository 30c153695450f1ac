"""The words that annotators mark, as a model sees them: letters and digits, or one mark of punctuation."""

import re

from unsourced.core.offsets import Offsets

TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


def token_offsets(text: str) -> list[Offsets]:
    """The offsets of a text's tokens, in order and apart."""
    return [match.span() for match in TOKEN.finditer(text)]


def is_word(token: str) -> bool:
    """Whether a token has a letter or a digit, and so could be marked by itself."""
    return token[0].isalnum() or token[0] == "_"
