"""Editorial against neutral insertions: words in brackets that somebody put into another's text or quotation.

A bracket clarifies (who, when, where, a translation, a letter's case, a sound) or it adds a claim or a judgement. What
is inside decides; whether it stands in a quotation decides the doubtful rest.
"""

import re
from dataclasses import dataclass

from annotate.rules.asides import asserts, describes, finite, has_object, plain_relative, relative
from annotate.rules.document import Document
from annotate.rules.finding import Finding
from annotate.rules.words import phrases, word_list

EDITORIAL = "editorial-insertion"
NEUTRAL = "neutral-insertion"

# Not after "!" (an image) and not before "(" or "[" (a link): those are what Markdown leaves behind.
_BRACKET = re.compile(r"(?<![!\]\\])\[(?P<inside>[^\[\]\n]{1,600})\](?![(\[:])")
_PARENTHESIS = re.compile(r"\((?P<inside>[^()\n]{1,400})\)")
_SIGNED = re.compile(
    r"(?:[-–—,.;:]\s*|^)(?:the\s+)?(?:Ed(?:itor|itors|s)?\b\.?|editor(?:'s|’s|s'|s’|ial)?\s+(?:note|comment|remark)"
    r"|(?:author|reporter|translator|publisher|transl?)(?:['’]?s)?(?:\s+note)?\b\.?|[A-Z]{2,3}\s+(?:Ed|ed)\.)\s*$"
)
_NOTE = re.compile(
    r"^(?:editor|editors|ed|author|reporter|translator|publisher|our|editorial)\.?(?:['’]s?|s['’])?\s*(?:note|comment|remark)?\s*[:–—-]\s*",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:[-‐'’.][^\W_]+)*")
_FOOTNOTE = re.compile(
    r"^(?:\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|\^?\d+|[a-z]?\d+|note \d+|citation needed|clarification needed|x| |edit)$",
    re.I,
)
_ADDRESS = re.compile(r"https?://|www\.|@|<a\b|href|&#|#x", re.I)
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


@dataclass(frozen=True, slots=True)
class _Verdict:
    label: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a bracket stands: inside a quotation, and as an aside with a mark or the end behind it."""

    quoted: bool
    aside: bool

    @classmethod
    def of(cls, document: Document, match: re.Match[str]) -> "_Place":
        following = document.text[match.end() : match.end() + 2].lstrip(" ")[:1]
        return cls(document.quotes.inside(*match.span()), not following.isalnum() and following not in {"(", "["})


def insertions(document: Document) -> list[Finding]:
    """The insertions of a text: every square bracket that is one, and round ones that give themselves away."""
    found = []
    text = document.text
    for match in _BRACKET.finditer(text) if "[" in text else ():
        inside = match.group("inside").strip()
        if not _is_furniture(document, match, inside):
            found.append(_finding(match, _judge(inside, _Place.of(document, match))))
    for match in _PARENTHESIS.finditer(text) if "(" in text else ():
        verdict = _judge_parenthesis(match.group("inside").strip(), _Place.of(document, match))
        if verdict is not None:
            found.append(_finding(match, verdict))
    return found


def _finding(match: re.Match[str], verdict: _Verdict) -> Finding:
    return Finding(
        label=verdict.label, start=match.start(), end=match.end(), score=verdict.score, reason=verdict.reason
    )


def _is_furniture(document: Document, match: re.Match[str], inside: str) -> bool:
    """Whether a bracket is a footnote, credit, link or heading of the page rather than words put into the text."""
    if not inside or _ADDRESS.search(inside):
        return True
    if _FOOTNOTE.match(inside):
        # "I am [34] years old": a footnote hangs on its word, a number put in stands between two.
        spaced = document.text[max(match.start() - 1, 0) : match.start()] == " "
        return not (spaced and inside.isdigit() and document.quotes.inside(*match.span()))
    words = _WORD.findall(inside.lower())
    if not words:
        return False
    quoted = document.quotes.inside(*match.span())
    text = document.text
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    after = text[match.end() : (text.find("\n", match.end()) + 1 or len(text) + 1) - 1].strip(" .")
    alone = not before and not after
    credit = words[-1] in word_list("insertions", "outlets") and len(words) <= 4
    if credit and not quoted:
        return True
    if words[0] in word_list("insertions", "furniture_starts") and not quoted:
        # "[see the map]" in running text is still furniture; "[sources close to him]" is not.
        return (
            alone
            or inside.isupper()
            or len(words) == 1
            or ":" in inside[:25]
            or words[0] in {"read", "watch", "click", "listen", "see", "related"}
        )
    return inside.isupper() and len(words) >= 2 and not quoted and (alone or not after)


def _judge_parenthesis(inside: str, place: _Place) -> _Verdict | None:
    """A round bracket is the writer's own, unless it is signed by an editor or plainly put into a quotation."""
    words = _WORD.findall(inside.lower())
    if not words:
        return None
    if _NOTE.match(inside) or _SIGNED.search(inside):
        return _judge(inside, place)
    if words[0] == "sic" and len(words) == 1:
        return _judge(inside, place)
    if place.quoted and len(words) <= 2 and words[0] in word_list("insertions", "transcript"):
        return _judge(inside, place)
    if words[:2] in (["emphasis", "added"], ["emphasis", "mine"], ["my", "emphasis"], ["italics", "mine"]):
        return _judge(inside, place)
    if place.quoted and words[0] in {"so-called", "allegedly", "supposedly", "falsely", "wrongly"}:
        return _Verdict(EDITORIAL, 0.7, _REASON_JUDGING.format(words[0]))
    return None


_REASON_JUDGING = "“{}” judges, and it was put into somebody else's words. Who says so?"
_REASON_BACKING = "“{}” is a claim about who is behind this, put into somebody else's words. What is its source?"
_REASON_CLAIM = "These words add a claim to somebody else's text. Who says so, and did the original have it?"
_REASON_CLARIFY = "The brackets tell the reader who, what or when is meant, and judge nothing."
_REASON_NOTE = "A note about the text itself: it claims nothing about the matter."
_REASON_REPAIR = "The brackets only fit the quotation into the sentence."


def _judge(inside: str, place: _Place) -> _Verdict:
    content = _NOTE.sub("", _SIGNED.sub("", inside)).strip(" ,;-–—")
    words = _WORD.findall(content.replace("’", "'").lower())
    if not words:
        return _mark_only(inside)
    if _is_note(content, words):
        return _Verdict(NEUTRAL, 0.97, _REASON_NOTE)
    sign = _judging_sign(content, words)
    if sign is not None:
        return sign
    return _without_sign(content, words, place)


def _mark_only(inside: str) -> _Verdict:
    if "!" in inside:
        return _Verdict(EDITORIAL, 0.85, _REASON_JUDGING.format(inside))
    return _Verdict(NEUTRAL, 0.9, _REASON_REPAIR)


def _is_note(content: str, words: list[str]) -> bool:
    if words[0] in word_list("insertions", "transcript") and len(words) <= 4:
        return True
    notes = sum(word in word_list("insertions", "note_words") for word in words)
    if notes and (len(words) <= 3 or notes >= 2):
        return True
    return bool(_ELLIPSIS.match(content))


def _judging_sign(content: str, words: list[str]) -> _Verdict | None:
    """The first word or turn that makes an insertion a claim or a judgement."""
    if _QUOTED.match(content) and len(words) <= 6:
        return None
    judging = word_list("insertions", "judging")
    for word in words:
        if word in judging:
            return _Verdict(EDITORIAL, 0.92, _REASON_JUDGING.format(word))
    padded = " " + content.replace("’", "'").lower() + " "
    for phrase in phrases("insertions", "judging_phrases"):
        if phrase in padded and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", padded):
            return _Verdict(EDITORIAL, 0.85, _REASON_JUDGING.format(phrase))
    backing = word_list("insertions", "backing")
    suffixes = word_list("insertions", "backing_suffixes")
    for place, word in enumerate(words):
        if word in backing and (len(words) > 2 or place == 0) and len(words) > 1:
            return _Verdict(EDITORIAL, 0.88, _REASON_BACKING.format(word))
        if "-" in word and word.rpartition("-")[2] in suffixes:
            return _Verdict(EDITORIAL, 0.85, _REASON_BACKING.format(word))
    turn = _describing(padded, words)
    if turn:
        return _Verdict(EDITORIAL, 0.75, _REASON_JUDGING.format(turn))
    if "!" in content:
        return _Verdict(EDITORIAL, 0.8, _REASON_JUDGING.format("!"))
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


def _without_sign(content: str, words: list[str], place: _Place) -> _Verdict:
    grammar = word_list("insertions", "grammar")
    if "?" in content and len(words) >= 2:
        return _Verdict(EDITORIAL, 0.7, _REASON_JUDGING.format("?"))
    denies = len(words) >= 3 and words[-1] in {"not", "never", "n't"} and place.aside
    if denies or (
        len(words) >= 3 and words[0] in word_list("insertions", "arguing_openers") and (place.aside or not place.quoted)
    ):
        return _Verdict(EDITORIAL, 0.7, _REASON_CLAIM)
    if len(words) == 1 and words[0] in word_list("insertions", "recasting"):
        return _Verdict(EDITORIAL, 0.6, _REASON_JUDGING.format(words[0]))
    if not place.quoted and words[0] in word_list("insertions", "hedges"):
        return _Verdict(EDITORIAL, 0.6, _REASON_CLAIM)
    if len(content) <= 2 or all(word in grammar for word in words):
        return _Verdict(NEUTRAL, 0.95, _REASON_REPAIR)
    if _MEASURE.match(content) or _QUOTED.match(content) or _GLOSS.match(content):
        return _Verdict(NEUTRAL, 0.95, _REASON_CLARIFY)
    accusing = [word for word in words[1:-1] if word in word_list("insertions", "accusing")]
    if accusing and len(words) >= 3:
        return _Verdict(EDITORIAL, 0.75, _REASON_CLAIM)
    if words[0] in {"who", "which"} and len(words) > 2:
        if plain_relative(words):
            return _Verdict(NEUTRAL, 0.75, _REASON_CLARIFY)
        return _Verdict(EDITORIAL, 0.65, _REASON_CLAIM)
    if finite(words) and (place.aside or words[0] != "that") and words[0] != "as":
        recorded = word_list("insertions", "record_verbs") | word_list("insertions", "times")
        if any(word in recorded or word.isdigit() for word in words):
            return _Verdict(NEUTRAL, 0.75, _REASON_CLARIFY)
        return _Verdict(EDITORIAL, 0.65, _REASON_CLAIM)
    if (
        asserts(words, quoted=place.quoted, aside=place.aside)
        or relative(words)
        or (place.aside and has_object(content))
    ):
        return _Verdict(EDITORIAL, 0.65, _REASON_CLAIM)
    if not place.quoted and describes(content, words):
        return _Verdict(EDITORIAL, 0.55, _REASON_CLAIM)
    if len(words) > 9:
        return _Verdict(EDITORIAL, 0.55, _REASON_CLAIM)
    return _Verdict(NEUTRAL, 0.9 if len(words) <= 4 else 0.8, _REASON_CLARIFY)
