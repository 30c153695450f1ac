"""What an aside does grammatically: whether a few words put between others state something, without a tagger.

Functions take the words in lower case. They are made to be sure rather than complete: a name, a date or a noun phrase
must not look like a statement.
"""

import re

from annotate.rules.words import word_list

_OBJECT = re.compile(
    r"(?<=\w\s)(\w+)\s(?=(?:the|an?|his|her|their|its|both|all|no|any|every|each|our|my|your|these)\s)", re.I
)


def asserts(words: list[str], *, quoted: bool, aside: bool) -> bool:
    """Whether the words tell something about what they stand behind, by a participle, an adverb or a verb."""
    if len(words) < 2:
        return False
    first, second = words[0], words[1]
    if first.endswith("ly") and first not in word_list("insertions", "plain_adverbs"):
        return True
    led = first.endswith("ed") or first in word_list("insertions", "irregular_participles")
    if (
        led
        and first not in word_list("insertions", "plain_participles")
        and second in word_list("insertions", "particles")
    ):
        return first != "owned" or not quoted
    pronoun = words[0] in {"he", "she", "they", "it", "we"} and len(words) >= 3
    plain = any(word in word_list("insertions", "record_verbs") for word in words)
    return aside and ((pronoun and not plain) or _states(words))


def _states(words: list[str]) -> bool:
    """Whether the words are a clause of their own: a subject and a finite verb."""
    prepositions = word_list("reporting", "prepositions")
    if words[0] in prepositions or words[0] in {"to", "as", "if", "when", "where", "how"}:
        return False
    for number, word in enumerate(words[1:], 1):
        before = words[number - 1]
        if word in {"who", "which", "that", "whose", "where", "when"}:
            return False
        if before in word_list("insertions", "before_nouns") or before in prepositions:
            continue
        if before in word_list("reporting", "clause_openers") and number > 1:
            # "the house he built" is no statement: the clause hangs on a noun.
            return False
        if word in word_list("verbs", "finite") or (word in word_list("verbs", "plain") and before.endswith("s")):
            return True
        if word in word_list("verbs", "past") and number + 1 < len(words):
            following = words[number + 1]
            if following not in prepositions | word_list("insertions", "times") | {"to", "as", "after", "before"}:
                return True
    return False


def plain_relative(words: list[str]) -> bool:
    """Whether a relative clause only tells who or what is meant: "who died last year", "who is a teacher"."""
    skipped = word_list("insertions", "auxiliaries") | word_list("insertions", "plain_adverbs")
    place = next((place for place, word in enumerate(words[1:], 1) if word not in skipped), len(words) - 1)
    if words[place - 1] in {"is", "was", "are", "were"} and words[place] in word_list("insertions", "grammar") - {
        "not"
    }:
        return True
    plain = word_list("insertions", "record_verbs") | word_list("insertions", "plain_participles")
    return words[place] in plain


def describes(content: str, words: list[str]) -> bool:
    """Whether words outside quotations judge what they stand behind: "a gift to Orvania", not "a town in Orvania"."""
    if len(words) < 3 or content[0].isupper():
        return False
    if words[0].endswith("ing"):
        return words[0] not in word_list("insertions", "plain_ing")
    if words[0] == "no":
        return True
    return words[0] in {"a", "an"} and not any(word in word_list("insertions", "glosses") for word in words)


def has_object(content: str) -> bool:
    """Whether a verb stands before "the", "both", "their", …: nothing else does but prepositions and conjunctions."""
    following = (
        word_list("reporting", "prepositions") | word_list("insertions", "grammar") | {"as", "than", "like", "half"}
    )
    return any(
        not match.group(1).lower().endswith(("ing", "ly"))
        and match.group(1).lower() not in following | word_list("insertions", "plain_participles")
        for match in _OBJECT.finditer(content)
    ) and not re.search(r"\b(?:who|which|that)\b", content)


def relative(words: list[str]) -> bool:
    """Whether "who" or "which" in the middle tells more than plain facts: "the people who sold us out"."""
    for number, word in enumerate(words[:-1]):
        if number and word in {"who", "which"}:
            plain = word_list("insertions", "record_verbs") | word_list("insertions", "plain_participles")
            return words[number + 1] not in plain | word_list("insertions", "finite") | word_list(
                "insertions", "grammar"
            )
    return False


def finite(words: list[str]) -> bool:
    """Whether the words make a clause: an auxiliary after a subject, or a relative clause."""
    if words[0] in {"whose", "that"} and len(words) > 2:
        return True
    return len(words) >= 4 and any(word in word_list("insertions", "finite") for word in words[1:])
