"""Whether a reader can identify a source, and what kind it is.

Decisions that need saying: police, the Pentagon and other bodies answer for themselves, so they are sources;
"officials", wherever they work, are not. A spokesman without a name speaks for a body that a reader can ask, so with
that body named he is a source. A pronoun or a role stands for whom the article named last.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotate.rules.document import Document, Token
from annotate.rules.words import word_list

PERSON, ORGANISATION, OUTLET, DOCUMENT = "person", "organisation", "outlet", "document"
GROUP, ANONYMOUS, WITH_REASON, HEARSAY = "group", "anonymous", "anonymous-with-reason", "hearsay"

_REASON_GIVEN = re.compile(
    r"(?:asked|asking|requested|requesting|declined|declining|refused|insisted|insisting)\s+(?:for\s+anonymity|not\s+to\s+be\s+(?:named|identified|quoted)"
    r"|to\s+(?:remain\s+anonymous|be\s+(?:named|identified))|that\s+(?:\w+\s+){1,4}not\s+be\s+(?:used|named|published|identified))"
    r"|(?:on\s+(?:the\s+)?condition\s+(?:of\s+anonymity|that\s+(?:they|he|she))|spoke\s+anonymously|speaking\s+anonymously)"
    r"|not\s+(?:been\s+)?(?:authori[sz]ed|permitted|allowed)\s+to\s+(?:speak|discuss|comment|talk|brief)|who\s+(?:feared|fears?|was\s+afraid|is\s+afraid)"
    r"|for\s+fear\s+of|name(?:s)?\s+(?:was|were|is|are|has|have)\s+(?:been\s+)?withheld|granted\s+anonymity|wished\s+to\s+remain",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Identity:
    """`vague` or not, the kind as the scheme asks for it, how sure, and the name a pronoun stands for."""

    vague: bool
    kind: str
    score: float
    stands_for: str = ""


@dataclass(slots=True)
class Known:
    """Whom the article has named so far, and who spoke last."""

    person: Identity | None = None
    person_name: str = ""
    body: Identity | None = None
    body_name: str = ""
    plural: Identity | None = None
    heads: dict[str, Identity] = field(default_factory=dict)


def gives_reason(text: str) -> bool:
    """Whether a sentence says why a source has no name."""
    return _REASON_GIVEN.search(text) is not None


class Names:
    """Which capitalised words of a text are names: a capital that a sentence's beginning does not explain."""

    def __init__(self, document: Document) -> None:
        self._inside: set[str] = set()
        self._lower: set[str] = set()
        for sentence in document.sentences:
            title = not sentence.body and document.body_start > 0
            for place, token in enumerate(sentence.tokens):
                if not token.word:
                    continue
                if not token.capital:
                    self._lower.add(token.lower)
                elif place > 0 and not title and sentence.tokens[place - 1].text not in _OPENERS:
                    self._inside.add(token.text)

    def is_name(self, tokens: Sequence[Token], place: int) -> bool:
        token = tokens[place]
        if not token.capital or token.lower.removesuffix("'s") in word_list("people", "origins"):
            return False
        if token.lower in word_list("reporting", "determiners") or token.lower in word_list("reporting", "time_words"):
            return False
        if place > 0 and tokens[place - 1].text not in _OPENERS:
            return True
        if token.text in self._inside:
            return True
        if place + 1 < len(tokens) and tokens[place + 1].capital and token.lower not in word_list("people", "common_starts"):
            return True
        return not (token.lower in self._lower or self._is_common(token.lower))

    def _is_common(self, lower: str) -> bool:
        if lower in word_list("people", "common_starts"):
            return True
        if any(lower in word_list("people", name) for name in _COMMON_LISTS):
            return lower not in {"times", "reuters", "politico"}
        plural = lower.endswith(
            ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "men", "women", "ings", "ions", "ies")
        )
        return plural and lower not in word_list("people", "surnames_in_s")


_OPENERS = {"“", '"', "''", "``", "‘", "'", ":", "—", "–", "(", "[", "•", "*"}
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

def identify(tokens: Sequence[Token], first: int, last: int, names: Names, known: Known, *, reason: bool) -> Identity:
    """Who `tokens[first:last]` is, for a reader who has come this far; `reason` says whether anonymity is explained."""
    lowers = [token.lower for token in tokens[first:last]]
    if len(lowers) == 1 and lowers[0] in {"he", "she", "him", "her", "they", "it", "them"}:
        return _pronoun(lowers[0], known)
    core_end = _core_end(tokens, first, last)
    head = lowers[core_end - first - 1].removesuffix("'s")
    named = [place for place in range(first, core_end) if names.is_name(tokens, place)]
    named_later = [place for place in range(core_end, last) if names.is_name(tokens, place)]
    return _of_head(lowers, head, bool(named), bool(named_later), tokens, first, core_end, last, known, reason, names)


def _core_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the phrase's own words end and prepositions, commas or a relative clause begin."""
    cuts = word_list("reporting", "prepositions") | word_list("people", "core_cuts") | {",", "(", "–", "—"}
    for place in range(first + 1, last):
        if tokens[place].lower in cuts:
            return place
    return last


def _pronoun(word: str, known: Known) -> Identity:
    if word in {"it"}:
        found = known.body
    elif word in {"they", "them"}:
        found = known.plural or known.body
    else:
        found = known.person
    if found is None:
        return Identity(True, ANONYMOUS, 0.5) if word not in {"it"} else Identity(False, ORGANISATION, 0.5)
    return Identity(found.vague, found.kind, 0.8, known.person_name if word in {"he", "she"} else "")


def _of_head(
    lowers: list[str],
    head: str,
    named: bool,
    named_later: bool,
    tokens: Sequence[Token],
    first: int,
    core_end: int,
    last: int,
    known: Known,
    reason: bool,
    names: Names,
) -> Identity:
    people = {
        name: word_list("people", name)
        for name in (
            "vague_plural",
            "vague_singular",
            "speaking_for",
            "organisations",
            "outlets",
            "documents",
            "roles",
            "kin",
            "anonymous",
        )
    }
    head_is_name = names.is_name(tokens, core_end - 1)
    appositive = _named_apposition(tokens, core_end, last, names)
    anonymous_kind = WITH_REASON if reason else ANONYMOUS
    possessive = any(word.endswith(("'s", "s'")) for word in lowers[: core_end - first - 1]) or lowers[0] in {
        "his",
        "her",
        "their",
        "its",
    }

    if head_is_name and head not in people["vague_plural"]:
        return Identity(False, _kind_of_name(lowers, head, people), 0.92)
    if appositive:
        return Identity(False, PERSON, 0.9)
    if head in people["speaking_for"]:
        if named or named_later or possessive or lowers[0] == "the":
            return Identity(False, PERSON, 0.85)
        return (
            Identity(True, anonymous_kind, 0.6)
            if known.body is None and known.person is None
            else Identity(False, PERSON, 0.6)
        )
    if head in people["documents"]:
        if named or named_later or lowers[0] in {"the", "this", "that"} or possessive:
            return Identity(False, DOCUMENT, 0.85 if named or named_later else 0.65)
        return Identity(True, ANONYMOUS, 0.7)
    if head in people["vague_plural"]:
        if possessive and head in people["kin"]:
            return Identity(False, PERSON, 0.75)
        kind = anonymous_kind if head in people["anonymous"] or reason else GROUP
        return Identity(True, kind, 0.92)
    if lowers[0] in {"some", "many", "others", "several", "few", "most", "those"}:
        return Identity(True, GROUP, 0.9)
    if lowers[0] in {"one", "another"} or lowers in (["both"], ["all"], ["two"], ["three"]):
        return Identity(True, anonymous_kind, 0.85)
    if head in people["organisations"]:
        return Identity(False, ORGANISATION, 0.85)
    if possessive and head in people["kin"]:
        return Identity(False, PERSON, 0.8)
    if lowers[0] in {"the", "this", "that"} or (head in people["roles"] and lowers[0] not in {"a", "an"}):
        return _definite(head, named_later, known, people, anonymous_kind)
    if head in people["vague_singular"] or lowers[0] in {"a", "an"}:
        return Identity(True, anonymous_kind, 0.85 if head in people["vague_singular"] else 0.65)
    if named:
        return Identity(False, _kind_of_name(lowers, head, people), 0.7)
    if head.endswith("s"):
        return Identity(True, GROUP, 0.65)
    return Identity(True, ANONYMOUS, 0.5)


def _definite(
    head: str, named_later: bool, known: Known, people: dict[str, frozenset[str]], anonymous_kind: str
) -> Identity:
    earlier = known.heads.get(head)
    if earlier is not None:
        return Identity(earlier.vague, earlier.kind, 0.75)
    if head in people["roles"] or head.rpartition("-")[2] in people["roles"]:
        return Identity(False, PERSON, 0.75 if named_later or known.person_name else 0.6)
    if head in people["outlets"]:
        return Identity(False, OUTLET, 0.8)
    if head in people["vague_singular"]:
        if known.person is not None and not known.person.vague:
            return Identity(False, PERSON, 0.6)
        return Identity(True, anonymous_kind, 0.7)
    if head.endswith("s"):
        return Identity(True, GROUP, 0.55)
    return Identity(False, ORGANISATION, 0.5)


def _named_apposition(tokens: Sequence[Token], core_end: int, last: int, names: Names) -> bool:
    """Whether a name follows a comma: "a spokesman for the ministry, Jan Orel"."""
    for place in range(core_end, last - 1):
        if tokens[place].text == "," and tokens[place + 1].capital and names.is_name(tokens, place + 1):
            return tokens[place + 1].lower not in word_list("people", "organisations")
        if tokens[place].lower in {"named", "identified", "called"} and tokens[place + 1].capital:
            return True
    return False


def _kind_of_name(lowers: list[str], head: str, people: dict[str, frozenset[str]]) -> str:
    if head in people["documents"]:
        return DOCUMENT
    if head in people["outlets"]:
        return OUTLET
    if head in people["organisations"] or any(word in people["organisations"] for word in lowers):
        return ORGANISATION
    return PERSON if lowers[0] != "the" else ORGANISATION
