"""Dates as pages write them, and as ISO."""

import datetime
import re

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_TIME = (
    r"(?:[\sT,]*(?:at|@|[|·•–—-])?\s*\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*(?:\(?[A-Z]{2,4}\)?|Z|[+-]\d\d:?\d\d))?)?"
)
_FORMS = (
    rf"(?:{_MONTH}\s+{_DAY},?\s+{_YEAR})",
    rf"(?:{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR})",
    rf"(?:{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}})",
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR})",
)
# A date with its weekday and time, for use inside other patterns (ignoring case).
DATE = rf"(?:{_WEEKDAY}(?:{'|'.join(_FORMS)}){_TIME})"

_NAMED = re.compile(rf"(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>{_YEAR})", re.I)
_DAY_FIRST = re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})", re.I)
_YEAR_FIRST = re.compile(rf"\b(?P<y>{_YEAR})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)")
_NUMBERS = re.compile(rf"\b(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})(?P=mark)(?P<y>{_YEAR})\b")


def iso_date(text: str) -> str | None:
    """The first date in a text as YYYY-MM-DD, or None where there is none or it can be read in two ways."""
    found = []
    for pattern in (_NAMED, _DAY_FIRST, _YEAR_FIRST, _NUMBERS):
        if match := pattern.search(text):
            found.append((match.start(), match))
    for _, match in sorted(found, key=lambda pair: pair[0]):
        if iso := _iso(match):
            return iso
    return None


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    if "m1" in part:
        return _checked(part["y1"], _month(part["m1"]), part["d1"])
    if "a" in part:
        return _from_numbers(int(part["a"]), int(part["b"]), part["y"], part["mark"])
    month = part["m"]
    return _checked(part["y"], int(month) if month.isdigit() else _month(month), part["d"])


def _from_numbers(a: int, b: int, year: str, mark: str) -> str | None:
    # Dots are written day first everywhere; with slashes 03/04 is March in one country and April in another.
    if mark == "." or a > 12 or a == b:
        return _checked(year, b, a)
    return _checked(year, a, b) if b > 12 else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _checked(year: str, month: int, day: str | int) -> str | None:
    try:
        return datetime.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
