"""What an insertion does grammatically: whether a few words put between others state something, without a tagger.

Functions take the words in lower case, and the content as written where capitals matter. They are made to be sure
rather than complete: a name, a date or a noun phrase must not look like a statement.
"""

import re

from annotate.rules.lexicons import word_list

WORD = re.compile(r"[^\W_]+(?:[-‐'’.][^\W_]+)*")
"""A word, with what hyphens, apostrophes and full stops join to it."""

_OBJECT = re.compile(
    r"(?<=\w\s)(\w+)\s(?=(?:the|an?|his|her|their|its|both|all|no|any|every|each|our|my|your|these)\s)", re.I
)
_NAME_LINKS = frozenset(
    {"of", "the", "and", "for", "de", "van", "von", "der", "la", "le", "al", "el", "in", "&", "on", "to"}
)
_SUPERLATIVE = re.compile(r"^(?:\w{3,}est|most|least|best|worst|same|very|only|one|\w+th|first|second|third)$")


def comments(words: list[str], *, set_off: bool) -> bool:
    """Whether it is an interjection or ends with a comment: "sure", "how touching", "forty, then"."""
    if len(words) <= 2 and words[0] in word_list("insertions", "interjections"):
        return set_off or len(words) == 2
    if words[0] in {"how", "so", "too", "what"} and 2 <= len(words) <= 3 and set_off:
        return words[1] not in word_list("insertions", "grammar")
    if set_off and len(words) >= 3 and words[-2:] in (["in", "truth"], ["in", "reality"], ["in", "fact"]):
        return True
    return len(words) in {2, 3, 4} and words[-1] in word_list("insertions", "comments") and set_off


def argues(words: list[str], *, set_off: bool) -> bool:
    """Whether it denies, contrasts or weighs: "but not their money", "exactly what we said", "most of it stolen"."""
    if len(words) < 2:
        return False
    first, second = words[0], words[1]
    if len(words) >= 3 and words[-1] in {"not", "never", "n't", "neither", "none", "nothing"} and set_off:
        return True
    if first == "not":
        return second not in word_list("insertions", "after_plain_not")
    if first in {"or", "i.e", "ie"}:
        return second in word_list("insertions", "after_arguing_or")
    if first == "as" and second in {"they", "he", "she", "you", "we"} and len(words) >= 3:
        return words[2] in word_list("insertions", "sees_it")
    if first == "and" and second in {"will", "never", "not", "still", "nobody", "nothing"}:
        return True
    if not set_off:
        return False
    if first == "no":
        return second != "relation"
    if len(words) == 2:
        return first in {"himself", "herself", "themselves", "itself"}
    if first in word_list("insertions", "arguing_openers"):
        return True
    if first in {"exactly", "precisely", "just"}:
        return second in {"what", "how", "why", "as", "like", "who", "where", "when"}
    if first == "and":
        return second in word_list("insertions", "finite") | word_list("insertions", "arguing_openers") | {"not", "now"}
    if first in {"more", "less"} and second == "than":
        return not any(word[0].isdigit() for word in words)
    if first in {"every", "everyone", "everybody", "anyone", "anybody", "any", "whoever"} and len(words) >= 4:
        return True
    if first == "see":
        return len(words) >= 4 and "list" in words
    if len(words) >= 3 and {"no", "nobody", "nothing"} & set(words[1:]):
        return "who" not in words
    if (
        len(words) >= 3
        and second == "of"
        and words[2] in {"it", "them", "whom", "which", "this", "that", "these", "those"}
    ):
        return len(words) >= 4
    return words[-2:] in (["or", "so"], ["at", "all"]) or words[0] == "too"


def contradicts(words: list[str], before: str, *, fills_gap: bool, set_off: bool) -> bool:
    """Whether it corrects what stands before it: "slightly [40 percent] more", "no deal [there was]", "all [none]"."""
    first, last = words[0], words[-1]
    if before in {"slightly", "modestly", "marginally", "somewhat", "few", "little"} and first[0].isdigit():
        return True
    if set_off and not fills_gap and len(words) in {2, 3} and first in word_list("insertions", "subjects"):
        return last in word_list("insertions", "finite") | {"not"}
    if len(words) == 1:
        return set_off and first in {"none", "nothing", "nobody", "never", "zero", "nowhere", "neither"}
    if first == "only" and len(words) >= 3:
        return True
    if first == "by" and len(words) == 2:
        return last in {"him", "her", "them", "you", "us", "me"}
    again = len(words) >= 3 and before and first not in word_list("reporting", "determiners")
    return bool(again and (first == before or (last == before and first in word_list("insertions", "finite"))))


def names_only(content: str) -> bool:
    """Whether all words have capitals but the small ones that tie names together: "Environmental Protection Agency"."""
    words = content.split()
    return words[0][:1].isupper() and all(
        word.strip("(),.“”\"'’")[:1].isupper()
        or word.strip("(),.“”\"'’")[:1].isdigit()
        or word.strip(",") in _NAME_LINKS
        for word in words
    )


def accuses(words: list[str]) -> bool:
    """Whether a verb of accusing stands between other words: "he lied to us"."""
    return len(words) >= 3 and any(word in word_list("insertions", "accusing") for word in words[1:-1])


def is_clause(words: list[str]) -> bool:
    """Whether the words are a clause of their own: a subject and a finite verb."""
    if len(words) < 3 and not (len(words) == 2 and words[0] in word_list("insertions", "subjects")):
        return False
    first = words[0]
    if first in word_list("insertions", "subjects") and first not in {"this", "that", "these", "those"}:
        return True
    if first in word_list("insertions", "contracted_subjects"):
        return True
    if first == "that" and words[1] not in word_list("insertions", "finite"):
        return False
    if first in word_list("reporting", "prepositions") or first in {"to", "as", "if", "when", "where", "how", "and"}:
        return False
    if any(word in word_list("insertions", "finite") for word in words[1:]) and not _hangs_on_noun(words):
        return True
    return _states(words)


def _hangs_on_noun(words: list[str]) -> bool:
    """Whether what looks like a verb belongs to a relative clause: "the house he had built", "the firm that fell"."""
    for number, word in enumerate(words[1:], 1):
        if word in {"who", "which", "that", "whose", "where", "when"}:
            return True
        if word in word_list("reporting", "clause_openers") and number > 1:
            return True
        if word in word_list("insertions", "finite"):
            return False
    return False


def _states(words: list[str]) -> bool:
    prepositions = word_list("reporting", "prepositions")
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


def plain_clause(words: list[str]) -> bool:
    """Whether a clause only records a life or a date: "she was born in Tarsk", "he was 34", "this was in May"."""
    rest = set(words[1:])
    if words[0] not in word_list("insertions", "single_subjects") and not rest & word_list("insertions", "family"):
        return False
    if rest & {"not", "never", "no", "nothing", "nobody", "none", "neither", "nor", "cannot", "only", "still"}:
        return False
    if any(word.endswith("n't") for word in words):
        return False
    if rest & word_list("insertions", "family"):
        return True
    if set(words[1:5]) & word_list("insertions", "record_verbs"):
        return True
    if words[0] in {"he", "she", "i"} and rest & {"was", "is"} and any(word.isdigit() for word in words):
        return True
    return words[1:3] in (["was", "in"], ["is", "in"], ["was", "on"]) and bool(rest & word_list("insertions", "times"))


def plain_relative(words: list[str]) -> bool:
    """Whether a relative clause only tells who or what is meant: "who died last year", "who is a teacher"."""
    if any(word in {"never", "not", "nothing", "nobody", "no", "cannot"} or word.endswith("n't") for word in words):
        return False
    skipped = word_list("insertions", "auxiliaries") | word_list("insertions", "plain_adverbs")
    index = next((index for index, word in enumerate(words[1:], 1) if word not in skipped), len(words) - 1)
    grammar = word_list("insertions", "grammar")
    if words[index - 1] in {"is", "was", "are", "were"} and (words[index] in grammar or words[index][0].isdigit()):
        return True
    plain = word_list("insertions", "record_verbs")
    if words[index - 1] not in {"has", "have", "had"}:
        plain = plain | word_list("insertions", "plain_participles")
    return words[index] in plain


def predicates(content: str, words: list[str], *, quoted: bool, explains: bool, set_off: bool) -> bool:
    """Whether the words say something of what they stand behind, by a participle, an adverb, a degree or a relative."""
    if len(words) < 2:
        return False
    participle = _participle(words)
    if participle is not None:
        return _claims(words, participle, content, quoted=quoted)
    first = words[0]
    if first.endswith("ly") and first not in word_list("insertions", "plain_adverbs"):
        return True
    if first.endswith("ing") and first not in word_list("insertions", "plain_ing") | {"during"}:
        return not explains and (len(words) > 2 or words[1].endswith("s"))
    if (
        first == "with"
        and len(words) > 2 + (words[1] in {"a", "an"})
        and words[1] not in word_list("insertions", "after_plain_with")
        and content[5:6].islower()
    ):
        return True
    if first in {"himself", "herself", "themselves", "itself"}:
        return True
    if first in {"now", "then", "still"} and not quoted and words[1].endswith(("ing", "ed")):
        return True
    if set_off and not explains and _for_whom(words):
        return True
    if _new_circumstance(words, set_off=set_off) and not explains:
        return True
    if first in {"a", "an"}:
        if any(word in word_list("insertions", "interested") for word in words) and not re.search(
            r"\b(?:of|for) [A-Z]", content
        ):
            return True
        if not quoted:
            return not _plain_description(words)
    return _weighs(words) or _agent(words, content) or _relative(words)


def counts(words: list[str]) -> bool:
    """Whether it is a number of things as a comment, "eleven bedrooms", and not of people, hours or metres."""
    if len(words) != 2 or words[0] not in word_list("insertions", "numbers"):
        return False
    noun = words[1]
    single = noun.removesuffix("s")
    lists = ("times", "units", "glosses", "family", "numbers")
    plain = any(word in word_list("insertions", name) for word in (noun, single) for name in lists)
    people = noun in word_list("people", "vague_plural") | word_list("people", "kin")
    return noun.endswith("s") and not plain and not people


def _new_circumstance(words: list[str], *, set_off: bool) -> bool:
    """Whether a preposition brings in something nobody spoke of: "on a bakery", "at nine percent interest"."""
    if words[0] not in {"on", "at", "for", "in", "from", "into", "through", "under", "after"} or len(words) < 3:
        return False
    if words[1] in {"a", "an"}:
        return set_off and not any(
            word in word_list("insertions", "times") | word_list("insertions", "glosses") for word in words
        )
    if words[1] not in word_list("insertions", "numbers"):
        return False
    briefly = words[0] == "for" and words[-1] in {"minutes", "minute", "seconds", "hours", "days", "day"}
    return briefly or not any(word in word_list("insertions", "times") for word in words)


def _for_whom(words: list[str]) -> bool:
    """Whether a preposition and a bare plural end the sentence otherwise than it was meant: "from books"."""
    if words[0] not in {"for", "from", "with", "at", "in", "by", "under", "through", "against"}:
        return False
    if words[1:2] == ["the"]:
        return words[-1] in word_list("insertions", "favoured")
    noun = words[-1]
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(words) == 2
    single = noun.removesuffix("s")
    known = ("glosses", "times", "numbers", "units")
    ordinary = any(single in word_list("insertions", name) or noun in word_list("insertions", name) for name in known)
    people = single in word_list("people", "organisations") | word_list("people", "kin")
    return plural and not ordinary and not people


def _participle(words: list[str]) -> int | None:
    """The index of the participle that leads the words, after an adverb at most: "already broken", "armed and paid"."""
    for index in (0, 1):
        if index and words[0] not in word_list("insertions", "before_participles"):
            return None
        word = words[index]
        known = word_list("insertions", "irregular_participles") | word_list("insertions", "plain_participles")
        if (word.endswith("ed") and len(word) > 4) or (word in known and (not index or words[0] != "also")):
            return index
    return None


def _claims(words: list[str], participle: int, content: str, *, quoted: bool) -> bool:
    word = words[participle]
    following = words[participle + 1 :]
    if word in word_list("insertions", "plain_participles"):
        if not quoted and "to" in following[:2] and len(following) >= 3:
            # "set up to dodge a tax": what it is for.
            return True
        if participle and words[0] in {"already", "never", "long", "twice", "repeatedly", "still", "largely", "mostly"}:
            return True
        # "written by lobbyists" tells who is behind it; "written by Ana Holm in 1987" tells which one is meant.
        return _agent(words, content)
    if not following:
        return participle > 0 and not quoted
    return following[0] in word_list("insertions", "particles") | {"and", "or", "the", "a"} or len(following) > 1


def _agent(words: list[str], content: str) -> bool:
    """Whether somebody without a name did it: "a law written by lobbyists", "owned by friends of the minister"."""
    for index, word in enumerate(words[:-1]):
        if word != "by" or not index:
            continue
        doing = words[index - 1]
        if doing.endswith("ed") or doing in word_list("insertions", "irregular_participles") | {
            "written",
            "made",
            "built",
        }:
            behind = re.search(r"\bby\s+(\S+)", content)
            return behind is not None and not (
                behind.group(1)[0].isupper() or behind.group(1) in {"the", "a", "an", "his", "her", "me", "us", "my"}
            )
    return False


def _weighs(words: list[str]) -> bool:
    """Whether it ranks: "the biggest theft in years", "the same people who sold us out", "the eleventh this year"."""
    if words[0] not in {"the", "his", "her", "their", "its", "our"} or len(words) < 4:
        return False
    if not _SUPERLATIVE.match(words[1]) or words[1] in {"south", "north", "youth", "west", "east", "forest"}:
        return False
    if words[1] == "same":
        return any(word in {"who", "that", "which", "as"} for word in words)
    if words[1].endswith("th") or words[1] in {"first", "second", "third", "one", "only"}:
        return words[2] in {"this", "in", "time", "since", "to"} and words[1].endswith("th")
    return words[2] not in word_list("insertions", "glosses") | word_list("insertions", "times")


def _relative(words: list[str]) -> bool:
    """Whether "who" or "which" in the middle tells more than plain facts: "the people who sold us out"."""
    for number, word in enumerate(words[:-1]):
        if number and word in {"who", "which"}:
            plain = word_list("insertions", "record_verbs") | word_list("insertions", "plain_participles")
            return words[number + 1] not in plain | word_list("insertions", "finite") | word_list(
                "insertions", "grammar"
            )
    return False


def _plain_description(words: list[str]) -> bool:
    if any(word in word_list("insertions", "relations") for word in words):
        return False
    return len(words) < 3 or any(
        word in word_list("insertions", "glosses") or word in word_list("people", "roles") for word in words
    )


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


def is_gloss(content: str, words: list[str]) -> bool:
    """Whether words outside quotations only say who, what, where or when: "the capital of Hesk", "in northern Velm"."""
    first = words[0]
    if len(words) > 8:
        return False
    if first in word_list("insertions", "plain_participles"):
        return True
    named = any(word[:1].isupper() or word[:1].isdigit() for word in content.split())
    glossed = any(word in word_list("insertions", "glosses") for word in words)
    if first in {"about", "around", "roughly", "approximately", "nearly"} or first in word_list("insertions", "times"):
        return True
    if words[:2] == ["as", "of"]:
        return True
    told = glossed or any(word in word_list("insertions", "times") for word in words)
    if first in word_list("reporting", "prepositions"):
        definite = len(words) <= 4 and words[1] in {"the", "his", "her", "its", "their"}
        if first in {"under", "against", "behind", "through", "with", "by"} and not named:
            return False
        return first != "of" and (named or told or definite)
    if first in {"a", "an"}:
        return _plain_description(words)
    if (
        content[:1].isupper()
        or first[0].isdigit()
        or any(word in word_list("insertions", "relations") for word in words)
    ):
        return content[:1].isupper() or first[0].isdigit()
    determined = first in word_list("insertions", "determining")
    known = any(word in word_list("people", name) for name in ("roles", "organisations", "kin") for word in words)
    plain = "to" not in words[1:3] and not counts(words)
    return len(words) <= 6 and plain and (determined or glossed or known)
