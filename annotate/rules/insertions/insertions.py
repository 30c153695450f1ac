"""Editorial against neutral insertions: words in brackets that somebody put into another's text or quotation.

A bracket clarifies (who, when, where, a translation, a letter's case, a sound) or it adds a claim or a judgement.
Which brackets are insertions at all is decided here, what an insertion is in `verdicts`.
"""

import re
from dataclasses import replace

from annotate.rules.finding import Finding
from annotate.rules.insertions.classify import (
    EDITORIAL,
    NEUTRAL,
    NOTE,
    REASON_JUDGING,
    SIGNED,
    WORD,
    Place,
    Verdict,
    judge,
)
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Document

__all__ = ["EDITORIAL", "NEUTRAL", "insertions"]

# Not after "!" (an image) and not before "(" or "[" (a link): those are what Markdown leaves behind.
_BRACKET = re.compile(r"(?<![!\]\\])\[(?P<inside>[^\[\]\n]{1,600})\](?![(\[:])")
_PARENTHESIS = re.compile(r"\((?P<inside>[^()\n]{1,400})\)")
_FOOTNOTE = re.compile(
    # Numbers, calls for a source, what pages and manuals leave behind.
    r"^(?:-?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|\^?\d+|[a-z]?\d+|note \d+"
    r"|[\w ]{1,30} needed|x| |edit|(?:who|when|where|by whom|which|why)\?|dead link|[ivx]{2,5}|--?[\w-]+|\w+ \w+=.*)$",
    re.I,
)
_ADDRESS = re.compile(r"https?://|www\.|@|<a\b|href|&#|#x", re.I)
_STATISTIC = re.compile(r"\b(?:CI|SD|IQR|SE|HR|OR|[Rr]ange)\b\W*\d|\b[np]\s*[<=>]|\d,\s*\d\S*$")
_KEY = re.compile(r"^(?:[\"“'‘].*[\"”'’]|\w+|\d+:\d*|:\d+)$")


def insertions(document: Document) -> list[Finding]:
    """The insertions of a text: every square bracket that is one, and round ones that give themselves away."""
    found: list[Finding] = []
    text = document.text
    for match in _BRACKET.finditer(text) if "[" in text else ():
        inside = match.group("inside").strip()
        if NOTE.match(inside) or not _is_furniture(document, match, inside):
            found.append(_finding(match, judge(inside, Place.of(document, match))))
    brackets = [(finding.start, finding.end) for finding in found]
    for match in _PARENTHESIS.finditer(text) if "(" in text else ():
        if any(start < match.start() < end for start, end in brackets):
            continue
        verdict = _judge_parenthesis(match.group("inside").strip(), Place.of(document, match))
        if verdict is not None:
            found.append(_finding(match, verdict))
    return found


def _finding(match: re.Match[str], verdict: Verdict) -> Finding:
    return Finding(
        label=verdict.label, start=match.start(), end=match.end(), score=verdict.score, reason=verdict.reason
    )


def _is_furniture(document: Document, match: re.Match[str], inside: str) -> bool:
    """Whether a bracket is a footnote, credit, link or heading of the page rather than words put into the text."""
    text = document.text
    doubled = text[match.start() - 1 : match.start()] == "[" and text[match.end() : match.end() + 1] == "]"
    if not inside or doubled or _ADDRESS.search(inside):
        return True
    quoted = document.quotes.inside(*match.span())
    if not quoted and _STATISTIC.search(inside):
        return True
    if _FOOTNOTE.match(inside):
        # "I am [34] years old": a footnote hangs on its word, a number put in stands between two.
        spaced = text[max(match.start() - 1, 0) : match.start()] == " "
        return not (spaced and quoted and (inside.isdigit() or inside.endswith("?")))
    if not quoted and _is_code_or_item(text, match, inside):
        return True
    words = WORD.findall(inside.lower())
    if not words:
        return False
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    after = text[match.end() : (text.find("\n", match.end()) + 1 or len(text) + 1) - 1].strip(" .")
    alone = not before and not after
    if not quoted and not after and before.endswith((".", "!", "?", ":")) and len(words) <= 2 and inside[0].isupper():
        return True
    if alone and not quoted and len(words) <= 5:
        return True
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


def _is_code_or_item(text: str, match: re.Match[str], inside: str) -> bool:
    """Whether it is an index (`config["port"]`) or the letter of a list's item ("[a] the name; [b] the address")."""
    before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    if (before.isalnum() or before in {"_", ")"}) and not after.isalnum():
        return len(inside) > 1 and _KEY.match(inside) is not None and not (inside.isalpha() and len(inside) <= 3)
    first = text[match.end() : match.end() + 2].strip()
    item = before in {"", "\n"} and first[:1].isupper()
    return (
        len(inside) == 1
        and inside.islower()
        and after == " "
        and (item or (before == " " and inside not in {"a", "I"}))
    )


def _judge_parenthesis(inside: str, place: Place) -> Verdict | None:
    """A round bracket is the writer's own, unless it is signed by an editor or plainly put into a quotation."""
    words = WORD.findall(inside.lower())
    if not words:
        return None
    if NOTE.match(inside) or SIGNED.search(inside):
        return judge(inside, place)
    if words[0] == "sic" and len(words) == 1:
        return judge(inside, place)
    if place.quoted and len(words) <= 2 and words[0] in word_list("insertions", "transcript"):
        return judge(inside, place)
    if words[:2] in (["emphasis", "added"], ["emphasis", "mine"], ["my", "emphasis"], ["italics", "mine"]):
        return judge(inside, place)
    if place.quoted and len(words) <= 4 and (place.points or words[0] in {"the", "his", "her", "their", "its"}):
        # Agencies put into quotations in round brackets who or what is meant.
        return replace(judge(inside, place), score=0.6)
    if place.quoted and words[0] in {"so-called", "allegedly", "supposedly", "falsely", "wrongly"}:
        return Verdict(EDITORIAL, 0.7, REASON_JUDGING.format(words[0]))
    return None
