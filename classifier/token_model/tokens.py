"""The words that annotators mark, as a model sees them: letters and digits, or one mark of punctuation."""

import re

TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
Place = tuple[int, int]


def token_places(text: str) -> list[Place]:
    """The offsets of a text's tokens, in order and apart."""
    return [match.span() for match in TOKEN.finditer(text)]


def is_word(token: str) -> bool:
    """Whether a token has a letter or a digit, and so could be marked by itself."""
    return token[0].isalnum() or token[0] == "_"
