"""brat's standoff format as PolNeAR uses it: text-bound marks, also in several pieces, and events that join them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from unsourced.core.offsets import Offsets
from unsourced.errors import InputError

_RECORD = re.compile(r"[A-Z#*][A-Z]?\d*\t")
_ROLE = re.compile(r"([^\s:]+?)\d*:(\S+)")


@dataclass(frozen=True, slots=True)
class TextBound:
    """A text-bound mark; `text` is a copy of its words, for checking."""

    id: str
    type: str
    pieces: tuple[Offsets, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """What belongs together: pairs of a role and the id of a mark; `Content2` counts as `Content`."""

    id: str
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Standoff:
    """The records of an .ann file: text-bound ones by their id, events, and others as they stand."""

    marks: dict[str, TextBound] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def read_standoff(text: str, *, where: str) -> Standoff:
    """The marks and events of an .ann file, and its other records as they stand.

    Raises InputError with the line's number where a record cannot be read.
    """
    found = Standoff()
    for number, record in _records(text, where):
        name, _, rest = record.partition("\t")
        try:
            if name.startswith("T"):
                found.marks[name] = _mark(name, rest)
            elif name.startswith("E"):
                found.events.append(Event(name, tuple((role[1], role[2]) for role in _ROLE.finditer(rest))))
            else:
                found.others.append(record)
        except ValueError as error:
            raise InputError(f"is no record of brat's: {record[:60]!r}", where=f"{where}, line {number}") from error
    return found


def _records(text: str, where: str) -> Iterator[tuple[int, str]]:
    """Records with the number of their line: a mark's copied words can run over several lines."""
    begun, record = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if _RECORD.match(line):
            if record:
                yield begun, record
            begun, record = number, line
        elif record:
            record += "\n" + line
        elif line.strip():
            raise InputError(f"is no record of brat's: {line[:60]!r}", where=f"{where}, line {number}")
    if record:
        yield begun, record


def _mark(name: str, rest: str) -> TextBound:
    head, _, words = rest.partition("\t")
    type_, _, places = head.partition(" ")
    pieces = tuple(_piece(piece) for piece in places.split(";"))
    return TextBound(name, type_, pieces, words.rstrip())


def _piece(written: str) -> Offsets:
    start, end = map(int, written.split())
    return start, end
