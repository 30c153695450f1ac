"""Bylines, dates and section labels: the lines between a headline and its article."""

import re
from collections.abc import Collection

from annotate.readers.boilerplate.patterns import (
    ADDRESS,
    BETWEEN,
    NAME,
    NAMES,
    PERSON,
    any_of,
    is_name,
    is_sentence,
    names_of,
    split_names,
)
from annotate.readers.dates import DATE
from annotate.readers.page import Line

_JOB = any_of(
    r"reporter|correspondent|editor|writer|journalist|columnist|analyst|staff|contributor|bureau|desk|chief",
    r"producer|author|fellow|professor|agencies",
)
_ENDS_IN_JOB = re.compile(rf"\b{_JOB}s?$", re.I)
_ROLE = rf"(?:[\w’'/& -]{{0,40}}(?i:\b{_JOB}s?\b)[\w’',/& -]{{0,40}})"
_ON = r"(?i:(?:published|updated|posted|on|for|in|at)\s*:?\s+)*"
# Of writers there may be several; "for" and a bar go before the outlet.
_WRITERS = names_of("van|von|de|der|den|del|della|da|di|du|la|le|al|el|bin|ibn|of|y|e")
_BYLINE = re.compile(
    r"^(?:(?i:written|posted|published|reported|story|words|analysis|opinion|commentary|text|report|"
    r"exclusive)\s+)?(?:[Bb]y|BY):?\s+"
    rf"(?P<names>{_WRITERS})(?:{BETWEEN}{_ROLE})?(?:\s+(?i:in)\s+{NAME})?"
    rf"(?:(?:\s*[|/·•–—-]\s*|\s+for\s+)(?P<outlet>(?!(?i:{DATE})){NAME}))?(?:{BETWEEN}{ADDRESS})?"
    rf"(?:{BETWEEN}{_ON}(?i:{DATE}))?\.?$"
)
_LABELLED_BYLINE = re.compile(
    rf"^(?i:authors?|reporters?|writers?|words|about the author|(?:articles?|posts?|more|stories|"
    rf"all posts) (?:by|from))"
    rf":?\s+(?P<names>{NAMES})$"
)
_NAME_AND_DATE = re.compile(
    rf"^(?P<name>{NAME})(?:\s*[,|/·•–—-]\s*(?P<more>{NAME}))?(?:\s*[,|/·•–—-]\s*|\s+)"
    rf"(?:(?i:published|updated|posted)\s*:?\s*(?i:on\s+)?)?(?P<date>(?i:{DATE}))$"
)
_ROW_MARK = re.compile(r"\s+[|/·•–—-]\s+|\s*[|·•]\s*")
_NAME_ONLY = re.compile(rf"^{NAME}$")
_WHEN = (
    r"(?:(?:first\s+|last\s+)?(?:published|posted|updated|modified|date|created|issued|filed)(?:\s+(?:on|"
    r"at))?\s*:?\s*)"
)
_DATE_LINE = re.compile(rf"^\W*{_WHEN}?{DATE}(?:{BETWEEN}{_WHEN}?{DATE})?\W*$", re.I)
_COUNTER = re.compile(
    r"^\W*(?:(?:estimated\s+)?(?:reading|read) time:?\s*)?(?:(?:\d+|an?|one)\s*[- ]?(?:sec(?:ond)?|min(?:ute)?|"
    r"hour|day|week|month)s?"
    r"\s*(?:read|ago|reading time)|[\d,.]+k?\s+(?:views?|shares?|likes?|reads?))\W*$"
    r"|^\W*(?:estimated\s+)?(?:reading|read) time:?\s*\d+\s*\w{3,7}\W*$",
    re.I,
)
_SECTION = re.compile(
    r"^(?P<label>region|theme|topics?|category|categories|section|subject|series|in-depth report|"
    r"special report|country|"
    r"countries|rubric|filed (?:under|in)|posted in|tags?|tagged(?: (?:with|as))?|keywords?|"
    r"labels?)\s*:\s*(?P<value>\S.{0,200})$",
    re.I,
)
_BYLINE_POSITION = rf"{NAMES}(?:\s+(?i:in|at|for)\s+{NAMES})?"
_NEWSROOM = re.compile(
    r"^\W*(?i:(?:(?:additional|with)\s+)?(?:reporting|editing|writing|research|files|compiled|translated|translation|"
    rf"edited|production))\s+(?i:by|from)\s+{_BYLINE_POSITION}(?:\s+and\s+{_BYLINE_POSITION})*"
    rf"(?:\s*[;,.]\s*(?i:(?:additional\s+)?\w+\s+by)\s+{_BYLINE_POSITION}(?:\s+and\s+{_BYLINE_POSITION})*)*\W*$"
)
_CONTRIBUTED = re.compile(
    rf"^\W*(?i:with\s+)?{NAMES}\s+(?:also\s+)?contributed"
    rf"(?:\s+(?:reporting|research))?(?:\s+to\s+this\s+(?:story|report|article|piece))?(?:\s+from\s+{NAMES})?\W*$"
)
_IS = any_of("is|was|has|writes|covers|reports|works|worked|lives|edits|teaches|tweets|can be")
_LONGEST_NOTE = 500
_ABOUT_AUTHOR = re.compile(r"^\W*(?:about\s+the\s+authors?|author\s+(?:bio|profile))\W*$", re.I)


def byline_names(text: str) -> str | None:
    """The names in a byline, as they stand; None where it is none."""
    found = (_BYLINE.match(text) or _LABELLED_BYLINE.match(text)) if len(text) <= 200 else None
    if found is None:
        row = _row(text)
        return byline_names(row[0]) if row else None
    return found["names"] if is_name(found["names"]) else None


def _row(text: str) -> list[str] | None:
    """The parts of "By Jane Doe · 3 May 2021 · 5 min read"; None where one of them is anything else."""
    parts = [part.strip() for part in _ROW_MARK.split(text) if part.strip()] if len(text) <= 200 else []
    if len(parts) < 2 or _BYLINE.match(parts[0]) is None:
        return None
    rest = all(is_date(Line(part)) or is_counter(Line(part)) or _NAME_ONLY.match(part) for part in parts[1:])
    return parts if rest else None


def names(line: Line) -> tuple[str, ...]:
    """The people that a byline names; a lone name is one."""
    if found := byline_names(line.text):
        return tuple(name for name in split_names(found) if not _ENDS_IN_JOB.search(name))
    return (line.text,) if is_person(line) else ()


def byline_outlet(text: str) -> str | None:
    """The outlet in a byline such as "By Jane Doe | The Outlet"; None where there is none."""
    if byline_names(text) is None:
        return None
    if found := _BYLINE.match(text):
        return found["outlet"]
    return next((part for part in _row(text) or [] if _NAME_ONLY.match(part) and is_name(part)), None)


def name_and_date(text: str) -> tuple[str, str | None, str] | None:
    """Name, second name and date of a line such as "Jane Doe | The Outlet | 3 May 2020"; None where it is none."""
    found = _NAME_AND_DATE.match(text) if len(text) <= 140 else None
    if found is None or not is_name(found["name"]):
        return None
    return found["name"], found["more"], found["date"]


def section_of(text: str) -> tuple[str, str] | None:
    """Label (lower case) and value of a line such as "Region: Asia"; None where it is none."""
    found = _SECTION.match(text)
    return (found["label"].lower(), found["value"].strip()) if found else None


def is_person(line: Line) -> bool:
    """Whether a line is a person's name and nothing else."""
    return len(line.text) <= 60 and PERSON.match(line.text) is not None and is_name(line.text)


def is_byline(line: Line) -> bool:
    """ "By Jane Doe, Correspondent", "Jane Doe | The Outlet | 3 May 2020"."""
    return byline_names(line.text) is not None or name_and_date(line.text) is not None


def is_closing_byline(line: Line) -> bool:
    """ "Articles by: Jane Doe", "(Reporting by Jane Doe; Editing by John Roe)", "About the author"."""
    text = line.text
    if len(text) > 300:
        return False
    return any(pattern.match(text) for pattern in (_LABELLED_BYLINE, _NEWSROOM, _CONTRIBUTED, _ABOUT_AUTHOR))


def is_author_note(line: Line, authors: Collection[str]) -> bool:
    """ "Jane Doe is a reporter at The Outlet." below an article by Jane Doe."""
    if len(line.text) > _LONGEST_NOTE:
        return False
    return any(re.match(rf"\W*{re.escape(name)}\W*\s+{_IS}\b", line.text) for name in authors)


def is_date(line: Line) -> bool:
    """A date and nothing else, with or without "Published" before it."""
    return len(line.text) <= 140 and _DATE_LINE.match(line.text) is not None


def is_counter(line: Line) -> bool:
    """ "5 min read", "3 hours ago", "1,204 views"."""
    return len(line.text) <= 60 and _COUNTER.match(line.text) is not None


def is_section(line: Line) -> bool:
    """ "Region: Asia", "Tags: dams, floods"."""
    return section_of(line.text) is not None and not is_sentence(line)
