"""The roster of a class: a CSV as Moodle, Canvas or Google Classroom export it, or written by hand.

What a platform calls its columns is known (`_COLUMNS`); a column `research_consent` says who gave it (yes or no, empty
is no), a column `pseudonym` gives a name of one's own to each. Other columns are left alone.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.readers.encoding import decoded
from unsourced.errors import InputError

# By field: what Moodle, Canvas, Google Classroom and people call it, without case, spaces and underscores.
_COLUMNS = {
    "first": ("firstname", "givenname", "forename"),
    "last": ("lastname", "surname", "familyname"),
    "name": ("name", "student", "studentname", "fullname", "displayname"),
    "email": ("emailaddress", "email", "e-mail", "mail", "studentemail"),
    "id": ("id", "idnumber", "studentid", "canvasuserid"),
    "sis_id": ("sisuserid", "userid"),
    "login": ("sisloginid", "username", "loginid", "userlogin"),
    "section": ("section", "group", "groups", "class"),
    "pseudonym": ("pseudonym", "alias"),
    "consent": ("researchconsent", "consent"),
}
_YES = ("yes", "y", "true", "1", "x")
_NO = ("no", "n", "false", "0", "")
_ADDRESS = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+")
_PSEUDONYM = re.compile(r"\w[\w.-]{0,39}")
# Rows of a grade book that stand for no student: Canvas's second line and preview student, Classroom's first lines.
_NO_STUDENT = re.compile(r"\s*(points possible|student, test|test student|date|points|class average)\s*", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A row of a roster. What the platform knows a student by (`email`, `id`, `sis_id`, `login`) may be empty.

    `pseudonym` is the roster's own, mostly empty. `row` is the line of the file, for messages.
    """

    name: str
    email: str = ""
    id: str = ""
    sis_id: str = ""
    login: str = ""
    section: str = ""
    pseudonym: str = ""
    research_consent: bool = False
    row: int = 0

    def is_same(self, other: "Enrolled") -> bool:
        """Whether both are one person: by e-mail or a number where both have one, else by name."""
        for mine, theirs in ((self.email, other.email), (self.id, other.id), (self.sis_id, other.sis_id)):
            if mine and theirs:
                return mine.casefold() == theirs.casefold()
        return bool(self.name) and self.name.casefold() == other.name.casefold()


def read_roster(path: Path) -> list[Enrolled]:
    """The students of a roster, in its order.

    Encoding, byte order mark and delimiter are found out.

    Raises:
        InputError: the file is no table of people, and where rows cannot be used: then it names all of them, with
            row and column, and nobody is taken.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="Name the roster's CSV."
        ) from error
    text, _ = decoded(raw, where=str(path))
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=_delimiter(text))
    try:
        header = next(lines, [])
        rows = [(lines.line_num, [cell.strip() for cell in row]) for row in lines]
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", where=f"{path}, row {lines.line_num}") from error
    fields = _fields(header, path)
    problems: list[str] = []
    students: list[Enrolled] = []
    for number, cells in rows:
        if not any(cells) or _NO_STUDENT.fullmatch(_name({f: cells[i] for f, i in fields.items() if i < len(cells)})):
            continue
        if len(cells) > len(header):
            problems.append(
                f"row {number} has {len(cells)} cells and the header {len(header)}: put cells with a "
                "delimiter in quotes"
            )
            continue
        record = {field: cells[index] if index < len(cells) else "" for field, index in fields.items()}
        found = list(_faults(record, {field: header[index] for field, index in fields.items()}))
        problems += [f"row {number}, {fault}" for fault in found]
        if not found:
            students.append(_enrolled(record, number))
    problems += _repeated(students)
    if problems:
        raise InputError(
            f"{len(problems)} {'thing' if len(problems) == 1 else 'things'} to correct: {'; '.join(problems)}",
            where=str(path),
            remedy="Correct the file and run it again; nothing was done.",
        )
    if not students:
        raise InputError("names nobody", where=str(path), remedy="Write one student a row below the header.")
    return students


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t|", key=header.count)


def _fields(header: Sequence[str], path: Path) -> dict[str, int]:
    """The index of each known column."""
    plain = [re.sub(r"[\s_]+", "", name).casefold() for name in header]
    fields = {
        field: plain.index(found)
        for field, names in _COLUMNS.items()
        if (found := next((name for name in names if name in plain), None)) is not None
    }
    if not {"first", "last", "name", "email", "pseudonym"} & fields.keys():
        raise InputError(
            f"no column says who a student is; there is {', '.join(map(repr, header)) or 'nothing'}",
            where=f"{path}, row 1",
            remedy='Call one "Name", "First name" and "Last name", "Email address", or "Pseudonym".',
        )
    return fields


def _name(record: Mapping[str, str]) -> str:
    return record.get("name") or " ".join(filter(None, (record.get("first"), record.get("last"))))


def _enrolled(record: Mapping[str, str], row: int) -> Enrolled:
    rest = {field: record.get(field, "") for field in ("email", "id", "sis_id", "login", "section", "pseudonym")}
    consent = record.get("consent", "").casefold() in _YES
    return Enrolled(name=_name(record), research_consent=consent, row=row, **rest)


def _faults(record: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a row: column, fault, and what to do."""
    if not (_name(record) or record.get("email") or record.get("pseudonym")):
        asked = titles.get("name") or titles.get("first") or titles.get("email") or titles["pseudonym"]
        yield f'column "{asked}" is empty: write a name or a pseudonym, or delete the row'
    if (email := record.get("email")) and not _ADDRESS.fullmatch(email):
        yield f'column "{titles["email"]}": {email!r} is no e-mail address: correct it or leave it empty'
    if (consent := record.get("consent", "")).casefold() not in _YES + _NO:
        yield f'column "{titles["consent"]}": {consent!r} is neither yes nor no: write one of them, or leave it empty'
    if (own := record.get("pseudonym")) and not _PSEUDONYM.fullmatch(own):
        yield f'column "{titles["pseudonym"]}": {own!r} should be one word of up to 40 letters, digits, dots, dashes'


def _repeated(students: Sequence[Enrolled]) -> Iterator[str]:
    for index, student in enumerate(students):
        for before in students[:index]:
            if student.is_same(before):
                yield (
                    f"row {student.row} is the same person as row {before.row} ({before.name or before.email}): delete "
                    "one, or give each an e-mail address"
                )
            elif student.pseudonym and student.pseudonym.casefold() == before.pseudonym.casefold():
                yield f"row {student.row} has the pseudonym of row {before.row}, {before.pseudonym!r}: change one"
