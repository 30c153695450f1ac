"""What the tests of the rules' parts read: a sentence's tokens, and phrases back as words."""

from collections.abc import Sequence

from annotate.rules.text.document import Document, Token


def tokens(text: str) -> list[Token]:
    """The tokens of a text of one sentence."""
    (sentence,) = Document(text).sentences
    return sentence.tokens


def words(tokens: Sequence[Token], phrase: tuple[int, int] | None) -> str | None:
    """The words of a phrase, with a space between tokens."""
    return " ".join(token.text for token in tokens[phrase[0] : phrase[1]]) if phrase is not None else None


def index(tokens: Sequence[Token], word: str) -> int:
    """The index of a word's first token."""
    return next(number for number, token in enumerate(tokens) if token.text == word)
