"""Speculation in the reporter's own voice: a guess that nobody in the text answers for.

A guess in a quotation or in a claim with a source is that source's, and what has a date is a plan.
"""

import re
from collections.abc import Sequence
from functools import cache

from annotate.rules.finding import Finding
from annotate.rules.lexicons import phrases, word_list
from annotate.rules.text.document import Document, Sentence

SPECULATION = "speculation"

_STRONG, _WEAK = 0.8, 0.5
_DATED = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d\d\b|\bnext\s+(?:week|month|year)\b|\bto(?:morrow|night)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b[ap]\.?m\.?\b"
)
_CLAUSE_END = re.compile(
    r"[;:]\s|\s[–—-]+\s|,\s+(?:and|but|which|who|while|though|although|because|as|if|after|where|when|so|or|with|according|\w+ing)\b"
)
_CONDITION = re.compile(r"\b(?:if|unless|whether|assuming|were)\b", re.I)


def find_speculation(document: Document, sourced: Sequence[Finding]) -> list[Finding]:
    """The guessing clauses, from the words that guess to the clause's end, outside quotations and sourced claims."""
    findings = []
    for sentence in document.sentences:
        if not sentence.body:
            continue
        guess = _guess(sentence)
        if guess is None:
            continue
        start, end, turn, score = guess
        if document.quotations.share(start, end) > 0 or any(f.start < end and start < f.end for f in sourced):
            continue
        findings.append(Finding(label=SPECULATION, start=start, end=end, score=score, reason=_reason(turn)))
    return findings


def _guess(sentence: Sentence) -> tuple[int, int, str, float] | None:
    text = sentence.text
    if sentence.words.isdisjoint(word_list("speculation", "hints")):
        return None
    for turns, score in ((_turns("strong"), _STRONG), (_turns("weak"), _WEAK)):
        match = turns.search(sentence.lower)
        if match is None or text.endswith("?"):
            continue
        if score == _WEAK and _DATED.search(text):
            continue
        if _CONDITION.search(text):
            score -= 0.15
        ending = _CLAUSE_END.search(text, match.end())
        end = ending.start() if ending else len(text.rstrip(".!?…\"'”’ "))
        turn = " ".join(text[match.start() : match.end()].split()[:4])
        return sentence.start + match.start(), sentence.start + max(end, match.end()), turn, round(score, 2)
    return None


@cache
def _turns(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases("speculation", name)) + ")")


def _reason(turn: str) -> str:
    return f"“{turn}…” is a guess, and nobody is named who makes it. Who expects this, and on what grounds?"
