"""Which capitalised words of a text are names: a capital that a sentence's beginning does not explain."""

from collections.abc import Sequence

from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Document, Token

# What a sentence can begin after.
_OPENERS = frozenset({"“", '"', "''", "``", "‘", "'", ":", "—", "–", "(", "[", "•", "*"})
_COMMON_LISTS = (
    "vague_plural",
    "vague_singular",
    "speaking_for",
    "organisations",
    "documents",
    "roles",
    "kin",
    "anonymous",
)
_COMMON_PLURALS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "men", "women", "ings", "ions", "ies")


class Names:
    """The names of one text, as far as its capitals tell."""

    def __init__(self, document: Document) -> None:
        self._inside: set[str] = set()
        self._lower: set[str] = set()
        for sentence in document.sentences:
            title = not sentence.body and document.body_start > 0
            for index, token in enumerate(sentence.tokens):
                if not token.word:
                    continue
                if not token.capital:
                    self._lower.add(token.lower)
                elif index > 0 and not title and sentence.tokens[index - 1].text not in _OPENERS:
                    self._inside.add(token.text)

    def is_name(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether the token is (part of) a name."""
        token = tokens[index]
        lower = token.lower.lower()
        if not token.capital or lower.removesuffix("'s") in word_list("people", "origins"):
            return False
        if lower in word_list("reporting", "determiners") or lower in word_list("reporting", "time_words"):
            return False
        if index > 0 and tokens[index - 1].text not in _OPENERS:
            return True
        if token.text in self._inside:
            return True
        if index + 1 < len(tokens) and tokens[index + 1].capital and lower not in word_list("people", "common_starts"):
            return True
        if lower in word_list("people", "outlets") and lower not in word_list("people", "documents"):
            return True
        return not (lower in self._lower or _is_common(lower))


def _is_common(lower: str) -> bool:
    """Whether a word that begins a sentence is more likely an ordinary one."""
    if lower in word_list("people", "common_starts") or lower in word_list("people", "registers"):
        return True
    if any(lower in word_list("people", name) for name in _COMMON_LISTS):
        return True
    return lower.endswith(_COMMON_PLURALS) and lower not in word_list("people", "surnames_in_s")
