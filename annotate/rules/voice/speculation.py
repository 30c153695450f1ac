"""Speculation in the reporter's own voice: a guess that nobody in the text answers for.

A guess in a quotation or in a claim with a source is that source's.
"""

import re
from collections.abc import Sequence
from functools import cache

from annotate.rules.finding import Finding
from annotate.rules.lexicons import phrases, word_list
from annotate.rules.text.document import Document, Sentence

SPECULATION = "speculation"

_SCORE, _SCORE_IF = 0.8, 0.65
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
    match = _turns().search(sentence.lower)
    if match is None or text.endswith("?"):
        return None
    ending = _CLAUSE_END.search(text, match.end())
    end = ending.start() if ending else len(text.rstrip(".!?…\"'”’ "))
    turn = " ".join(text[match.start() : match.end()].split()[:4])
    score = _SCORE_IF if _CONDITION.search(text) else _SCORE
    return sentence.start + match.start(), sentence.start + max(end, match.end()), turn, score


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases("speculation", "turns")) + ")")


def _reason(turn: str) -> str:
    return f"“{turn}…” is a guess, and nobody is named who makes it. Who expects this, and on what grounds?"
