"""What an insertion is: words that clarify, or words that add a claim or a judgement.

Three things decide, in this order: signs that judge wherever they stand; the form of the words (a clause, a
participle, a description claim something, a name or a date does not); and the place. What fills a gap of a quotation
("the [unemployment] figures") or stands behind a pronoun clarifies; what stands outside quotations in somebody's
running report, and is no plain gloss, was added to it.
"""

import re
from dataclasses import dataclass

from annotate.rules.insertions import bracket_grammar as asides
from annotate.rules.lexicons import phrases, word_list
from annotate.rules.text.document import Document

EDITORIAL = "editorial-insertion"
NEUTRAL = "neutral-insertion"

REASON_JUDGING = "“{}” judges, and it was put into somebody else's words. Who says so?"
_REASON_BACKING = "“{}” is a claim about who is behind this, put into somebody else's words. What is its source?"
_REASON_CLAIM = "These words add a claim to somebody else's text. Who says so, and did the original have it?"
_REASON_CLARIFY = "The brackets tell the reader who, what or when is meant, and judge nothing."
_REASON_NOTE = "A note about the text itself: it claims nothing about the matter."
_REASON_REPAIR = "The brackets only fit the quotation into the sentence."

SIGNED = re.compile(
    r"(?:[-–—,.;:]\s*|^)(?:the\s+)?(?:Ed(?:itor|itors|s)?\b\.?|editor(?:'s|’s|s'|s’|ial)?\s+(?:note|comment|remark)"
    r"|(?:author|reporter|translator|publisher|transl?)(?:['’]?s)?(?:\s+note)?\b\.?|[A-Z]{2,3}\s+(?:Ed|ed)\.)\s*$"
)
NOTE = re.compile(
    r"^(?:(?:editor|editors|ed|author|reporter|translator|publisher|our|editorial)\.?(?:['’]s?|s['’])?\s*(?:note|comment|remark)?"
    r"|(?:note|comment|remark)\s+(?:from|by|of)\s+(?:the|our)\s+(?:editors?|translator|author|publisher|reporter|newsroom))\s*[:–—-]\s*",
    re.I,
)
WORD = re.compile(r"[^\W_]+(?:[-‐'’.][^\W_]+)*")
_ELLIPSIS = re.compile(r"^[\s.…·*_–—-]+$")
_MEASURE = re.compile(
    r"^(?:about|around|roughly|approximately|nearly|almost|some|over|more than|less than|under|or|i\.e\.,?"
    r"|equivalent to|worth|£|\$|€|~|=)?\s*"
    r"[A-Z]{0,3}[$€£¥₽₹]?\s?\d[\d.,]*(?:\s?[%°\w.$€£¥/²³-]+){0,5}$",
    re.I,
)
_QUOTED = re.compile(r"^[\"“'‘].*[\"”'’]$")
_GLOSS = re.compile(
    r"^(?:i\.e\.,?|that is,?|namely,?|meaning,?|or,?|in english:?,?|literally:?,?|translation:|trans\.|=)\s+", re.I
)
_NOT_A_NOTE = re.compile(r"^(?:emphasis|context|translation|correction)\s+(?:on|for)\b", re.I)


@dataclass(frozen=True, slots=True)
class Verdict:
    label: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bracket stands: inside a quotation, as an aside with a mark or the end behind it, and after which word.

    `before` is the word right before it in lower case, empty after a mark or at the beginning.
    """

    quoted: bool
    aside: bool
    before: str

    @classmethod
    def of(cls, document: Document, match: re.Match[str]) -> "Place":
        text = document.text
        following = text[match.end() : match.end() + 2].lstrip(" ")[:1]
        before = re.search(r"([^\W_]+(?:['’-][^\W_]+)*) ?$", text[max(match.start() - 30, 0) : match.start()])
        return cls(
            document.quotes.inside(*match.span()),
            not following.isalnum() and following not in {"(", "["},
            before.group(1).lower().replace("’", "'") if before is not None else "",
        )

    @property
    def fills(self) -> bool:
        """Whether the quotation has a gap without it: "the [unemployment] figures", "we [have] seen", "[My] mother"."""
        return self.quoted and (
            self.before in word_list("insertions", "before_gaps") or (not self.before and not self.aside)
        )

    @property
    def points(self) -> bool:
        """Whether a word that needs explaining stands before it: "they [the surveyors]", "there [Velm]"."""
        return self.before in word_list("insertions", "pointing")


def judge(inside: str, place: Place) -> Verdict:
    """Editorial or neutral, how sure, and why."""
    content = NOTE.sub("", SIGNED.sub("", inside)).strip(" ,;-–—")
    # The month is no verb.
    words = WORD.findall(re.sub(r"(?<!^)\bMay\b", "June", content).replace("’", "'").lower())
    if not words:
        return _mark_only(inside)
    if _is_note(content, words):
        return Verdict(NEUTRAL, 0.97, _REASON_NOTE)
    sign = _judging_sign(content, words)
    if sign is not None:
        return sign
    return _by_form(content, words, place)


def _mark_only(inside: str) -> Verdict:
    if "!" in inside:
        return Verdict(EDITORIAL, 0.85, REASON_JUDGING.format(inside))
    return Verdict(NEUTRAL, 0.9, _REASON_REPAIR)


def _is_note(content: str, words: list[str]) -> bool:
    if words[0] in word_list("insertions", "transcript") and len(words) <= 4:
        return True
    notes = sum(word in word_list("insertions", "note_words") for word in words)
    about = any(word in word_list("insertions", "note_words") - {"ours", "mine", "original", "added"} for word in words)
    if about and (len(words) <= 3 or notes >= 2) and not _NOT_A_NOTE.match(content):
        return True
    return bool(_ELLIPSIS.match(content))


def _judging_sign(content: str, words: list[str]) -> Verdict | None:
    """The first word or turn that makes an insertion a claim or a judgement."""
    if _QUOTED.match(content) and len(words) <= 6:
        return None
    judging = word_list("insertions", "judging")
    for number, word in enumerate(words):
        lies = word in {"lie", "lies", "lying"} and number + 1 < len(words)
        if lies and words[number + 1] in word_list("reporting", "prepositions") | {
            "north",
            "south",
            "east",
            "west",
            "just",
        }:
            continue
        if word in judging:
            return Verdict(EDITORIAL, 0.92, REASON_JUDGING.format(word))
    padded = " " + content.replace("’", "'").lower() + " "
    for phrase in phrases("insertions", "judging_phrases"):
        if phrase in padded and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", padded):
            return Verdict(EDITORIAL, 0.85, REASON_JUDGING.format(phrase))
    backing = word_list("insertions", "backing")
    suffixes = word_list("insertions", "backing_suffixes")
    for place, word in enumerate(words):
        if word in backing and (len(words) > 2 or place == 0) and len(words) > 1:
            return Verdict(EDITORIAL, 0.88, _REASON_BACKING.format(word))
        # "[the US-backed Hesk Column]" names who is meant by what it is commonly called.
        if "-" in word and word.rpartition("-")[2] in suffixes and words[0] != "the":
            return Verdict(EDITORIAL, 0.85, _REASON_BACKING.format(word))
    turn = _describing(padded, words)
    if turn:
        return Verdict(EDITORIAL, 0.75, REASON_JUDGING.format(turn))
    if "!" in content:
        return Verdict(EDITORIAL, 0.8, REASON_JUDGING.format("!"))
    return None


def _describing(padded: str, words: list[str]) -> str:
    """The noun that says what something "really" is: "an annexation", "i.e. the invasion"; empty where none does."""
    nouns = [word for word in words if word in word_list("insertions", "judging_nouns")]
    if not nouns:
        return ""
    described = any(padded.startswith(f" {turn} ") for turn in phrases("insertions", "describes"))
    called = words[0] in {"a", "an"} or (
        words[0] == "the" and len(words) > 2 and words[1] in nouns and words[2] == "of"
    )
    return (
        nouns[0]
        if described
        or (called and nouns[0] not in {"friend", "relative", "victim"})
        or (len(words) == 1 and nouns[0].endswith("s"))
        else ""
    )


_CLAIM = Verdict(EDITORIAL, 0.7, _REASON_CLAIM)
_ADDED = Verdict(EDITORIAL, 0.6, _REASON_CLAIM)
_CLARIFY = Verdict(NEUTRAL, 0.85, _REASON_CLARIFY)


def _by_form(content: str, words: list[str], place: Place) -> Verdict:
    if "?" in content and (len(words) >= 2 or (content[0].islower() and words[0] not in {"sp", "unclear"})):
        return Verdict(EDITORIAL, 0.75, REASON_JUDGING.format("?"))
    if _QUOTED.match(content):
        return Verdict(NEUTRAL, 0.95, _REASON_CLARIFY)
    if asides.comments(words, aside=place.aside):
        return Verdict(EDITORIAL, 0.7, REASON_JUDGING.format(words[0] if len(words) < 3 else words[-1]))
    if asides.contradicts(words, place.before, fills=place.fills, aside=place.aside):
        return _CLAIM
    if len(words) == 1 and words[0] in word_list("insertions", "recasting"):
        return Verdict(EDITORIAL, 0.6, REASON_JUDGING.format(words[0]))
    if asides.argues(words, aside=place.aside or not place.quoted) and not (place.fills and not place.aside):
        return _CLAIM
    if not place.quoted and words[0] in word_list("insertions", "hedges"):
        return _ADDED
    if asides.counts(words) and (not place.quoted or (place.aside and not place.points and not place.fills)):
        return _ADDED
    if place.aside and "," in content and words[0] in word_list("insertions", "numbers") and content[0].islower():
        return _ADDED
    if _MEASURE.match(content) or _GLOSS.match(content) or asides.names_only(content):
        return Verdict(NEUTRAL, 0.95, _REASON_CLARIFY)
    if words[0] in {"who", "which", "whose", "where"} and len(words) > 2:
        return _CLARIFY if asides.plain_relative(words) else _CLAIM
    if len(content) <= 2 or (all(word in word_list("insertions", "grammar") for word in words) and not _whole(words)):
        return Verdict(NEUTRAL, 0.95, _REASON_REPAIR)
    if place.fills and not (place.aside and asides.is_clause(words)):
        return Verdict(NEUTRAL, 0.85, _REASON_REPAIR)
    if asides.is_clause(words) or asides.accuses(words) or (place.aside and asides.has_object(content)):
        return Verdict(NEUTRAL, 0.7, _REASON_CLARIFY) if asides.plain_clause(words) else _CLAIM
    if asides.predicates(content, words, quoted=place.quoted, points=place.points, aside=place.aside):
        return _CLAIM
    if place.quoted:
        return _ADDED if len(words) > 9 and not place.points else Verdict(NEUTRAL, 0.8, _REASON_CLARIFY)
    return _outside(content, words)


def _whole(words: list[str]) -> bool:
    """Whether words of grammar make a sentence by themselves: "they did not", "it is not"."""
    return len(words) >= 3 and words[0] in word_list("insertions", "subjects") and words[-1] in {"not", "so", "n't"}


def _outside(content: str, words: list[str]) -> Verdict:
    """Outside quotations what is no plain gloss was added to the report, and adds to it."""
    if len(words) <= 2 or asides.is_gloss(content, words):
        return Verdict(NEUTRAL, 0.75, _REASON_CLARIFY)
    return _ADDED
