"""Editorial against neutral insertions: words in brackets that somebody put into another's text or quotation.

A bracket clarifies (who, when, where, a translation, a letter's case, a sound) or it adds a claim or a judgement.
Which brackets are insertions at all is decided here and in `boilerplate`, what an insertion is in `classify`.
"""

import re
from dataclasses import replace

from annotate.rules.finding import Finding
from annotate.rules.insertions.boilerplate import Bracket, is_boilerplate
from annotate.rules.insertions.bracket_grammar import WORD
from annotate.rules.insertions.classify import (
    EDITORIAL,
    NEUTRAL,
    NOTE,
    REASON_JUDGING,
    SIGNED,
    BracketContext,
    Verdict,
    judge,
)
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Document

__all__ = ["EDITORIAL", "NEUTRAL", "find_insertions"]

# Not after "!" (an image) and not before "(" or "[" (a link): those are what Markdown leaves behind.
_BRACKET = re.compile(r"(?<![!\]\\])\[(?P<inside>[^\[\]\n]{1,600})\](?![(\[:])")
_PARENTHESIS = re.compile(r"\((?P<inside>[^()\n]{1,400})\)")


def find_insertions(document: Document) -> list[Finding]:
    """The insertions of a text: every square bracket that is one, and round ones that give themselves away."""
    findings: list[Finding] = []
    text = document.text
    for match in _BRACKET.finditer(text) if "[" in text else ():
        inside = match.group("inside").strip()
        if NOTE.match(inside) or not is_boilerplate(Bracket(document, *match.span(), inside)):
            findings.append(_finding(match, judge(inside, BracketContext.of(document, match))))
    brackets = [(finding.start, finding.end) for finding in findings]
    for match in _PARENTHESIS.finditer(text) if "(" in text else ():
        if any(start < match.start() < end for start, end in brackets):
            continue
        verdict = _judge_parenthesis(match.group("inside").strip(), BracketContext.of(document, match))
        if verdict is not None:
            findings.append(_finding(match, verdict))
    return findings


def _finding(match: re.Match[str], verdict: Verdict) -> Finding:
    return Finding(
        label=verdict.label, start=match.start(), end=match.end(), score=verdict.score, reason=verdict.reason
    )


def _judge_parenthesis(inside: str, context: BracketContext) -> Verdict | None:
    """A round bracket is the writer's own, unless it is signed by an editor or plainly put into a quotation."""
    words = WORD.findall(inside.lower())
    if not words:
        return None
    if NOTE.match(inside) or SIGNED.search(inside):
        return judge(inside, context)
    if words[0] == "sic" and len(words) == 1:
        return judge(inside, context)
    if context.quoted and len(words) <= 2 and words[0] in word_list("insertions", "transcript"):
        return judge(inside, context)
    if words[:2] in (["emphasis", "added"], ["emphasis", "mine"], ["my", "emphasis"], ["italics", "mine"]):
        return judge(inside, context)
    if context.quoted and len(words) <= 4 and (context.explains or words[0] in {"the", "his", "her", "their", "its"}):
        # Agencies put into quotations in round brackets who or what is meant.
        return replace(judge(inside, context), score=0.6)
    if context.quoted and words[0] in {"so-called", "allegedly", "supposedly", "falsely", "wrongly"}:
        return Verdict(EDITORIAL, 0.7, REASON_JUDGING.format(words[0]))
    return None
