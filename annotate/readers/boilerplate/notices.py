"""Notices: copyright, licence, where the article comes from, disclaimers and fair use."""

import re

from annotate.readers.boilerplate.patterns import NAME, any_of, is_sentence, reports_speech
from annotate.readers.page import Line

_YEAR = r"(?:19|20)\d\d"
_COPYRIGHT = re.compile(
    any_of(
        r"^\W*©\s*\w",
        rf"^\W*\(c\)\s*{_YEAR}",
        r"^\W*copyright\s*(?:©|\(c\))",
        rf"^\W*copyright\s*:?\s+{_YEAR}(?:\s*[-–]\s*\d{{2,4}})?,?\s*(?:by\s+|(?-i:[A-Z])|$)",
        rf"^\W*copyright\s+(?:by\s+)?(?-i:{NAME}),?\s+{_YEAR}\b",
        rf"^[^.!?]{{1,80}}\s©\s*(?:{_YEAR}\b|all rights)",
        r"^\W*all rights reserved\b",
    ),
    re.I,
)
_COPYRIGHT_INSIDE = re.compile(rf"\bcopyright\s*©\s*{_YEAR}\b", re.I)
_RIGHTS = re.compile(
    r"\b(?:rights? reserved|reproduc\w+|redistribut\w+|permission|reprint\w*|republi\w+|licen[cs]e\w*|"
    r"creative commons)\b",
    re.I,
)
_LICENCE = re.compile(
    r"\b(?:(?:re)?published|licen[cs]ed|available|released|distributed|shared)\s+under\s+(?:an?|the|this)\s+.{0,40}"
    r"\b(?:creative commons|cc[ -]by|licen[cs]e)\b|^\W*(?:licen[cs]e|creative commons)\s*:\s*\S",
    re.I,
)
_PIECE = any_of("article", "story", "post", "piece", "essay", "column", "commentary", "interview", "op-ed", "blog post")
_MADE = any_of(
    r"published|appeared|posted|printed|syndicated|adapted|translated|excerpted|taken",
    r"re-?posted",
    r"re-?published",
    r"re-?printed",
    r"cross-?posted",
)
_PROVENANCE = re.compile(
    any_of(
        r"^\W*(?:the\s+)?(?:original\s+)?source\s+(?:of|for)\s+this\s+(?:article|story|report|post|piece|"
        r"text)\s+(?:is|was)\b",
        rf"^\W*a\s+version\s+of\s+this\s+(?:{_PIECE}|report)\s+(?:first\s+|also\s+|originally\s+)?"
        r"(?:appear(?:s|ed)|ran|was\s+published)\b",
        rf"^\W*this\s+(?:{_PIECE}|version)(?:\s+\w+)?\s+(?:(?:was|is|has been|first|originally|previously|also|"
        rf"here|being)\s+)*{_MADE}"
        r"\b(?=.*\b(?:by|on|in|at|from|with|here)\b)",
        rf"^\W*(?:this|the|an?)\s+(?:\w+\s+)?(?:version of (?:this|the)\s+)?(?:{_PIECE}|report|analysis|"
        rf"text)(?:\s+\w+)?\s+"
        rf"(?:(?:was|is|has been)\s+)*(?:originally|first|previously)\s+{_MADE}\b(?=.*\b(?:by|on|in|at|from)\b)",
        rf"^\W*(?:originally|first|previously)\s+{_MADE}\s+(?:\w+\s+)?(?:by|on|in|at|"
        rf"for)\s+(?:the\s+)?(?-i:[A-Z@]|www|http|\d)",
        rf"^\W*(?:{_MADE}|used)\s+(?:here\s+)?(?:with|by)\s+(?:the\s+)?(?:kind\s+|express\s+|"
        rf"their\s+)?(?:permission|courtesy)\b",
        rf"^\W*(?:re-?(?:published|posted|printed|blogged)|cross-?posted|syndicated)\s+(?:from|by|at|on|"
        rf"via)\s+(?:the\s+)?"
        rf"(?-i:{NAME}|http\S+)[^,]*$",
        r"^\W*(?:read|see|view)\s+the\s+(?:original|full)\s+(?:article|story|report|post|piece|"
        r"text)\b(?!.*,).{0,80}$",
        r"^\W*(?:the\s+)?original\s+(?:article|story|post|source|link|report)\s*(?::|can be (?:found|read)\b|"
        r"is (?:here|at)\b|here\b)",
    ),
    re.I,
)
_LONG_AGO = re.compile(rf"\b{_MADE}\s+in\s+(?:1\d|20)\d\d\b", re.I)
_SOURCE_LABEL = re.compile(
    r"^\W*(?:sources?|via|original|originally|hat tip|courtesy(?: of)?)\s*:\s*\S.{0,120}$"
    rf"|^\W*h/t\s*:?\s*(?:(?-i:{NAME})|https?://\S+|@\w+)\W*$"
    rf"|^\W*(?:via|courtesy of)\s+(?:(?-i:{NAME})|https?://\S+)\W*$",
    re.I,
)
_DISCLAIMER = re.compile(
    any_of(
        r"\b(?:views?|opinions?|statements?|contents?)\b.{0,60}\b(?:expressed|contained|published|of|in)\b.{0,40}"
        r"\b(?:this\s+(?:article|site|website|column|commentary|post|op-ed|page|piece)|(?:the|its|"
        r"their)\s+(?:own\s+)?authors?|contributors?)\b"
        r".{0,60}\b(?:are|is|do|does|may|represent|reflect|remain|belong|sole)\b",
        r"\b(?:views?|opinions?)\b.{0,120}\bnot\s+necessarily\s+(?:reflect|represent|those\s+of|the\s+(?:views|"
        r"opinions))\b",
        r"\bnot\s+(?:be\s+)?(?:held\s+)?(?:responsible|liable)\s+for\s+(?:any\s+)?.{0,60}\b(?:in|of|"
        r"on)\s+this\s+(?:article|site|website|page)\b",
    ),
    re.I,
)
_LABELLED_DISCLAIMER = re.compile(r"^\W*(?:legal\s+)?disclaimer\s*[:.—–-]", re.I)
_FAIR_USE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\bcontains?\s+(?:some\s+)?copyrighted\s+materials?\b",
        r"\bnot\s+(?:always\s+)?(?:been\s+)?(?:specifically\s+|pre-?)?authori[sz]ed\b",
        r"\bfair[\s-]use\b",
        r"\bwithout\s+(?:profit|payment)\b|\bnon-?profit\b|\bnot[\s-]for[\s-]profit\b",
        r"\bresearch\s+and\s+educational\b|\beducational\s+purposes\b",
        r"\btitle\s+17\b|\bsection\s+107\b",
        r"\bif\s+you\s+wish\s+to\s+use\b|\bwe\s+(?:believe|are\s+making)\b",
        r"\bpermission\s+(?:from|of)\s+the\s+copyright\b|\bcopyright\s+(?:owner|holder|act)\b",
    )
)
_FAIR_USE_TITLE = re.compile(r"^\W*fair[\s-]use\s+(?:notice|statement|disclaimer)\W*$", re.I)
_FEWEST_FAIR_USE_PHRASES = 3
_LONGEST_COPYRIGHT_WORDS = 14  # a longer line is a notice only with words about rights


def is_copyright(line: Line) -> bool:
    """ "© 2021 The Outlet", "All rights reserved." and longer notices that speak of rights."""
    text = line.text
    if len(text) > 400:
        return False
    if _COPYRIGHT_INSIDE.search(text) and _RIGHTS.search(text):
        return True
    if not _COPYRIGHT.search(text):
        return False
    return len(text.split()) <= _LONGEST_COPYRIGHT_WORDS or _RIGHTS.search(text) is not None


def is_licence(line: Line) -> bool:
    """ "This work is licensed under a Creative Commons licence." """
    return len(line.text) <= 300 and _LICENCE.search(line.text) is not None and not reports_speech(line.text)


def is_provenance(line: Line) -> bool:
    """ "The original source of this article is X", "Originally published by X on DATE", "Reprinted with permission"."""
    text = line.text
    if len(text) > 300 or not _PROVENANCE.match(text):
        return False
    return not _LONG_AGO.search(text) and not reports_speech(text, quotes=False)


def is_source_label(line: Line) -> bool:
    """ "Source: X", "via X"."""
    text = line.text
    if len(text) > 140 or not _SOURCE_LABEL.match(text):
        return False
    return not is_sentence(line) or text.lower().lstrip("([").startswith("h/t")


def is_disclaimer(line: Line) -> bool:
    """ "Disclaimer: …", "The views expressed in this article are the author's own …"."""
    if _LABELLED_DISCLAIMER.match(line.text):
        return True
    return _DISCLAIMER.search(line.text) is not None and not reports_speech(line.text, quotes=False)


def is_fair_use(line: Line) -> bool:
    """A statement that copyrighted material is used under fair use."""
    if _FAIR_USE_TITLE.match(line.text):
        return True
    if "copyright" not in line.text.lower():
        return False
    return sum(pattern.search(line.text) is not None for pattern in _FAIR_USE) >= _FEWEST_FAIR_USE_PHRASES
