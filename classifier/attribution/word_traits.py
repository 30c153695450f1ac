"""What a word is to attribution, whatever stands around it: one bit a trait, looked up once a word type.

The traits come from the word lists of the rules, which say where each list is from.
"""

from enum import IntFlag
from functools import cache

from annotate.rules.lexicons import word_list


class Trait(IntFlag):
    """A word can have several; a word without any is 0."""

    SPEECH = 1
    """It reports speech wherever it has a subject: said, claims."""
    SIGN = 2
    """It reports something where a sign stands beside it: notes, believes, found."""
    WISH = 4
    """It tells of a wish or plan: wants, vowed, plans."""
    PARTICIPLE = 8
    ACCORDING = 16
    THAT = 32
    FIRST = 64
    """First person."""
    PRONOUN = 128
    ROLE = 256
    VAGUE = 512
    """A head that names nobody: officials, critics."""
    BODY = 1024
    """An organisation or outlet."""
    DOCUMENT = 2048
    AUXILIARY = 4096
    DETERMINER = 8192
    PREPOSITION = 16384
    TIME = 32768
    COMMA = 65536
    COLON = 131072
    QUOTE = 262144
    DASH = 524288
    STOP = 1048576
    CAPITAL = 2097152
    NUMBER = 4194304
    HEARSAY = 8388608
    """It tells that somebody says so, and not who: reportedly."""


REPORTS = Trait.SPEECH | Trait.SIGN | Trait.WISH | Trait.PARTICIPLE | Trait.ACCORDING
"""What can be the verb of an attribution, or stand in its place."""

_LISTS: tuple[tuple[Trait, str, tuple[str, ...]], ...] = (
    (Trait.SPEECH, "reporting", ("speech",)),
    (Trait.SIGN, "reporting", ("signed",)),
    (Trait.WISH, "reporting", ("intending",)),
    (Trait.PARTICIPLE, "reporting", ("participles",)),
    (Trait.PRONOUN, "reporting", ("pronouns",)),
    (Trait.DETERMINER, "reporting", ("determiners",)),
    (Trait.PREPOSITION, "reporting", ("prepositions",)),
    (Trait.AUXILIARY, "reporting", ("auxiliaries", "finite")),
    (Trait.TIME, "reporting", ("time_words",)),
    (Trait.HEARSAY, "reporting", ("hearsay_adverbs",)),
    (Trait.ROLE, "people", ("roles", "speaking_for", "kin")),
    (Trait.VAGUE, "people", ("vague_plural", "vague_singular", "anonymous")),
    (Trait.BODY, "people", ("organisations", "outlets")),
    (Trait.DOCUMENT, "people", ("documents",)),
)
_MARKS = {
    ",": Trait.COMMA,
    ":": Trait.COLON,
    ".": Trait.STOP,
    "?": Trait.STOP,
    "!": Trait.STOP,
    ";": Trait.STOP,
    **dict.fromkeys(("–", "—", "-", "--"), Trait.DASH),
    **dict.fromkeys(('"', "“", "”", "''", "``", "«", "»", "„"), Trait.QUOTE),
}
_WORDS = {
    "according": Trait.ACCORDING,
    "that": Trait.THAT,
    **dict.fromkeys(("i", "we", "my", "our", "me", "us"), Trait.FIRST),
    # In no list of the rules, which leave wishes and plans to "to" and a person beside them.
    **dict.fromkeys(
        (
            *("plan", "plans", "planned", "want", "wants", "wanted", "support", "supports", "supported", "oppose"),
            *("opposes", "opposed", "favor", "favors", "favored", "intend", "intends", "intended", "seek", "seeks"),
            *("sought", "aim", "aims", "aimed", "prefer", "prefers", "preferred", "endorse", "endorses"),
            *("endorsed", "wishes", "wished", "refuse", "refuses"),
            *("refused", "decline", "declines", "declined"),
        ),
        Trait.WISH,
    ),
}


def traits(word: str) -> int:
    """The traits of a word or mark as it stands in the text."""
    lower = word.lower().replace("’", "'")
    found = _of_lower().get(lower, 0) | _MARKS.get(word, 0)
    if word[0].isupper():
        found |= Trait.CAPITAL
    elif word[0].isdigit():
        found |= Trait.NUMBER
    return int(found)


@cache
def _of_lower() -> dict[str, int]:
    table: dict[str, int] = {word: int(trait) for word, trait in _WORDS.items()}
    for trait, subject, names in _LISTS:
        for name in names:
            for word in word_list(subject, name):
                table[word] = table.get(word, 0) | int(trait)
    return table
