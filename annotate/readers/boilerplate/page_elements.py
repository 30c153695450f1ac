"""Parts of the page around the article: advertisements, related articles, picture credits, navigation."""

import re

from annotate.readers.boilerplate.patterns import NAMES, any_of, is_sentence, reports_speech
from annotate.readers.page import Line

_I = re.I
_ADVERT = re.compile(
    r"^\W*(?:advertisements?|advert|ad|sponsored(?: content)?|promoted(?: content)?|"
    r"(?:story|article) continues (?:below|after)(?: (?:this |the )?(?:advertisement|ad|video|photo))?|"
    r"continue reading (?:below|the main story)|scroll to continue(?: reading)?)\W*$",
    _I,
)
_OTHERS = any_of(
    r"articles?|stories|posts?|topics?|coverage|content|links?|news|reading",
)
_RELATED_LABEL = re.compile(
    any_of(
        r"^\W*(?:read (?:more|also|next)|also read|see also)\W*$",
        rf"^\W*(?:related|more|latest|popular|recommended|similar|other|recent) {_OTHERS}\W*$",
        r"^\W*(?:related|recommended(?: for you)?|more (?:on this(?: story| topic)?|like this)|"
        r"trending(?: now)?)\W*$",
        r"^\W*you (?:may|might) (?:also )?(?:like|be interested in)\W*$",
        r"^\W*(?:further reading|most (?:read|popular|viewed)|editor[’']?s[’']? picks?)\W*$",
    ),
    _I,
)
_RELATED = re.compile(
    rf"^\W*(?:read (?:more|also|next)|also read|see also|related(?: {_OTHERS})?|more on this(?: story)?|"
    rf"further reading|you may also like)"
    r"\s*[:»>→]\s*\S.{0,200}$"
    r"|^\W*read more (?:about|on|from)\b.{1,80}(?:\bhere|»|→|>)\W*$",
    _I,
)
_PICTURE = (
    r"(?:(?:featured|header|cover|top|main|thumbnail|lead|file)\s+)?"
    r"(?:photos?|images?|pictures?|photographs?|illustrations?|graphics?|screenshots?)"
)
_CREDIT = re.compile(
    any_of(
        rf"^\W*{_PICTURE}\s*(?:credits?|source|courtesy)?\s*(?::|©|/)\s*\S.{{0,160}}$",
        rf"^\W*{_PICTURE}\s+(?:credits?|courtesy(?:\s+of)?|by|from|"
        rf"via)\s+(?-i:{NAMES})(?:\s*[/|,]\s*(?-i:{NAMES}))*\W*$",
        r"^\W*credits?\s*:\s*\S.{0,100}$",
    ),
    _I,
)
_NAVIGATION = re.compile(
    any_of(
        r"^\W*(?:home|menu|main menu|search|log ?in|sign in|skip to (?:main )?content|back to (?:top|home|"
        r"list)|pdf|loading|close|"
        r"print(?: this)?(?: (?:article|page))?|privacy policy|terms(?: of (?:use|service))?|about us|"
        r"contact us|site ?map)\W*$",
        r"^\W*(?:previous|next|prev|older|newer)(?: (?:article|post|story|page)s?)?(?:\s*[:»›→«‹←].{0,120})?\W*$",
        r"^(?:home|you are here)\s*[:>›»/|]\s*.{1,120}$",
    ),
    _I,
)
_LEGAL_WORD = any_of(
    *(
        "privacy(?: policy)?",
        "terms(?: of (?:use|service)| (?:and|&) conditions)?",
        "cookies?(?: policy)?",
        "about(?: us)?",
    ),
    *(
        "contact(?: us)?",
        "advertis(?:e|ing)(?: with us)?",
        "careers",
        "site ?map",
        "imprint",
        "faq",
        "help",
        "jobs",
        "rss",
    ),
    *("home", "archives?", "subscribe", "donate", "newsletter"),
)
_LEGAL_ROW = re.compile(rf"^\W*(?:{_LEGAL_WORD}\b\W*){{2,}}$", _I)


def is_advertisement(line: Line) -> bool:
    """ "Advertisement", "Story continues below"."""
    return len(line.text) <= 80 and _ADVERT.match(line.text) is not None


def is_related_label(line: Line) -> bool:
    """Whether a line announces other articles."""
    return len(line.text) <= 80 and _RELATED_LABEL.match(line.text) is not None


def is_related(line: Line) -> bool:
    """ "Read more: …", "Related articles"."""
    if is_related_label(line):
        return True
    return (
        len(line.text) <= 260 and _RELATED.match(line.text) is not None and not reports_speech(line.text, quotes=False)
    )


def is_credit(line: Line) -> bool:
    """ "Photo: …", "Image courtesy of …"."""
    text = line.text
    return len(text) <= 240 and _CREDIT.match(text) is not None and not (is_sentence(line) and reports_speech(text))


def is_navigation(line: Line) -> bool:
    """ "Home > World", "Next article: …", "Privacy policy | Terms"."""
    text = line.text
    return len(text) <= 200 and (_NAVIGATION.match(text) is not None or _LEGAL_ROW.match(text) is not None)
