"""Grades as CSV for Moodle and Canvas.

Moodle's grade import maps any column to a grade item and finds students by "Email address", "ID number" or "Username"
(docs.moodle.org, "Grade import"). Canvas wants Student, ID, SIS User ID, SIS Login ID and Section first, a second row
with points possible, and makes an assignment of each column that it does not know (community.canvaslms.com, "How do I
import grades in the Gradebook?").

The rubric has three levels, Basic (1), Emergent (2) and Proficient (3). The only thing that it counts by itself is how
many marks have a reason at all; what the reasons say is for the teacher, in a column that is left empty. Consent to
research plays no part.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from annotate.course.classroom.roster import Enrolled
from annotate.course.grading.graded_result import GradedResult
from annotate.course.lessons.lesson import Lesson
from unsourced.errors import InputError

Platform = Literal["moodle", "canvas"]

LEVELS = ("Basic", "Emergent", "Proficient")
# From this share of marks with a reason on.
_EMERGENT, _PROFICIENT = 0.4, 0.8
_POINTS = 100
_CONTENT = "content (teacher)"
DISCERNMENT = ": discernment (0-100)"
"""How the column with the points ends, by which a grade file is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """A student's grade: `points` of 100 for discernment, `level` (1..3) for the presence of reasons."""

    student: str
    points: float
    level: int

    @property
    def level_name(self) -> str:
        """What the level of a grade is called."""
        return LEVELS[self.level - 1]


@dataclass(frozen=True, slots=True)
class Graded:
    """The file, and who is not in it: students in the roster without work, and work of nobody in the roster."""

    text: str
    without_work: tuple[str, ...]
    unknown: tuple[str, ...]


def grading(student: GradedResult) -> Grading | None:
    """The grade of a student's work: discernment after the lesson, in hundredths and at least 0; None without work."""
    final = student.final
    if final is None:
        return None
    share = student.reasons / student.marks if student.marks else 0.0
    level = 3 if share >= _PROFICIENT else 2 if share >= _EMERGENT else 1
    return Grading(student=student.student, points=round(_POINTS * max(final, 0.0), 1), level=level)


def grade_file(
    students: Sequence[GradedResult], roster: Sequence[Enrolled], lesson: Lesson, platform: Platform
) -> Graded:
    """The grades of everybody in the roster who has work, in the roster's order.

    Work belongs to whoever's pseudonym, e-mail address, login or name it goes by, whatever case. Raises
    InputError where nobody of them has work that counts.
    """
    grades = {found.student.casefold(): found for one in students if (found := grading(one))}
    rows: list[tuple[Enrolled, Grading]] = []
    without = []
    for person in roster:
        known = (person.pseudonym, person.email, person.login, person.id, person.name)
        key = next((name.casefold() for name in known if name and name.casefold() in grades), None)
        if key is None:
            without.append(person.pseudonym or person.name or person.email)
        else:
            rows.append((person, grades.pop(key)))
    if not rows:
        raise InputError("nobody in the roster has handed in anything of practice or after it yet")
    make = _moodle if platform == "moodle" else _canvas
    unknown = tuple(found.student for found in grades.values())
    return Graded(_csv(make(rows, lesson.title)), tuple(without), unknown)


def _moodle(rows: Iterable[tuple[Enrolled, Grading]], title: str) -> Iterable[Mapping[str, object]]:
    for person, grade in rows:
        yield {
            "Full name": person.name or person.pseudonym,
            "Email address": person.email,
            "ID number": person.id,
            "Username": person.login,
            f"{title}{DISCERNMENT}": grade.points,
            f"{title}: reasons present (1-3)": grade.level,
            f"{title}: reasons present (rubric)": grade.level_name,
            f"{title}: {_CONTENT}": "",
        }


def _canvas(rows: Iterable[tuple[Enrolled, Grading]], title: str) -> Iterable[Mapping[str, object]]:
    discernment = f"{title}{DISCERNMENT}"
    reasons, content = (f"{title}: {what}" for what in ("reasons present (1-3)", _CONTENT))
    person_columns = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
    nobody = dict.fromkeys(person_columns, "") | {"Student": "    Points Possible"}
    yield nobody | {discernment: _POINTS, reasons: len(LEVELS), content: len(LEVELS)}
    for person, grade in rows:
        who = (person.name or person.pseudonym, person.id, person.sis_id, person.login, person.section)
        yield dict(zip(person_columns, who, strict=True)) | {
            discernment: grade.points,
            reasons: grade.level,
            content: "",
        }


def _csv(rows: Iterable[Mapping[str, object]]) -> str:
    page = io.StringIO(newline="")
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(page, list(row), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow(row)
    return page.getvalue()
