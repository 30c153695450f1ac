"""Checkable claims for which a reader would want a source, and none is in reach.

Withholds far more than it marks: only turns that need somebody who told, counted or knows, and only where neither the
sentence nor its neighbours in the paragraph name anybody. Counts need an article that names hardly anybody at all,
since a report gives the source of its figures once.
"""

import re
from collections.abc import Sequence
from functools import cache

from annotate.rules.finding import Finding
from annotate.rules.lexicons import phrases
from annotate.rules.text.document import Document, Sentence
from unsourced.core.sentences import LONGEST

UNSOURCED = "unsourced-claim"
REACH = 2
"""Sentences before and after in which a source of a figure counts as in reach; for the rest it is the paragraph."""

_QUESTIONS = {
    "hidden": "This is said to have happened out of sight. Who saw it, and who says so?",
    "motive": "The words say what somebody wanted. Who knows that, and how?",
    "consensus": "“Everybody knows” is no source. Who says so, and where could one check?",
    "measured": "Somebody must have counted this. Who?",
}
_SCORES = {"hidden": 0.85, "motive": 0.8, "consensus": 0.8, "measured": 0.8}
_HINTED = ("hidden", "motive", "consensus")
_CLAUSE_START = re.compile(r"[;:]\s|,\s+(?:and|but|while|which|who|when|after|as|where)\s|\s[–—]\s")
_EVIDENCE = re.compile(
    r"\b(?:court|jury|trial|charged|charges|convicted|indict\w*|pleaded|prosecutors?|police|lawsuit|allegation\w*|alleged\w*|accus\w+|suspect\w*|investigat\w+"
    r"|poll|polls|survey|census|study|report|data|figures|records?|video|photos?|photographs?|documents?|emails?|exit|discover\w*|uncover\w*|reveal\w*|disclos\w*|found|learned|reported)\b",
    re.I,
)


def find_unsourced_claims(document: Document, others: Sequence[Finding]) -> list[Finding]:
    """The clauses that claim what needs a source; `others` are the findings that give or need none here."""
    sources = [finding for finding in others if finding.answers]
    taken = [finding for finding in others if not finding.answers]
    sourced = {sentence.number for finding in sources if (sentence := document.sentence_at(finding.start)) is not None}
    sparse = len(sourced) * 12 <= len(document.sentences)
    findings = []
    for sentence in document.sentences:
        if not sentence.body or sentence.number in sourced or sentence.text.endswith("?"):
            continue
        # Some of the patterns take quadratic time on a run without a space, which is no claim.
        if len(sentence.text) > LONGEST:
            continue
        kind, match = _turn(sentence, sparse)
        if match is None or _in_reach(document, sentence, kind, sourced):
            continue
        start, end = _clause(sentence, match)
        if document.quotations.share(start, end) > 0 or any(other.start < end and start < other.end for other in taken):
            continue
        findings.append(Finding(label=UNSOURCED, start=start, end=end, score=_SCORES[kind], reason=_QUESTIONS[kind]))
    return findings


def _in_reach(document: Document, sentence: Sentence, kind: str, sourced: set[int]) -> bool:
    """Whether a source stands near enough: in the same paragraph, and for a figure also beyond it."""
    if "i" in sentence.words or _EVIDENCE.search(sentence.text):
        # Who writes "I" answers for it.
        return True
    neighbours = [number for number in range(sentence.number - REACH, sentence.number + REACH + 1) if number in sourced]
    if kind == "measured":
        return bool(neighbours)
    return any(_same_paragraph(document, sentence, document.sentences[number]) for number in neighbours)


def _same_paragraph(document: Document, one: Sentence, other: Sentence) -> bool:
    first, second = sorted((one, other), key=lambda sentence: sentence.start)
    return "\n" not in document.text[first.end : second.start]


def _turn(sentence: Sentence, sparse: bool) -> tuple[str, re.Match[str] | None]:
    hinted = any(map(sentence.lower.__contains__, phrases("claims", "hints")))
    for kind in (*(_HINTED if hinted else ()), *(("measured",) if sparse else ())):
        match = _turns(kind).search(sentence.lower)
        if match is not None:
            return kind, match
    return "", None


@cache
def _turns(kind: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases("claims", kind)) + ")")


def _clause(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """The clause around a turn, without the marks that end it."""
    text = sentence.text
    before = [start.end() for start in _CLAUSE_START.finditer(text, 0, match.start())]
    after = _CLAUSE_START.search(text, match.end())
    start = before[-1] if before else 0
    end = after.start() if after else len(text)
    end = start + len(text[start:end].rstrip(" .!?,;:—–"))
    return sentence.start + start, sentence.start + end
