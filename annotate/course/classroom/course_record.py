"""What is known of a course: its lesson, its students, and how far setting it up has come.

One private file, `WORKSPACE/courses/NAME/course.json`, written anew after each step, whole or not at all: a run that
was killed goes on from there. It is the only place where a pseudonym and a name stand together.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from annotate.course.classroom.roster import Enrolled
from annotate.course.lessons.lesson import Form
from unsourced.errors import InputError
from unsourced.io.atomic import atomic_file
from unsourced.io.file_lock import file_lock
from unsourced.io.versioned_json import read_versioned_json

FORMAT = 1


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Student(_Record):
    """A student: who they are for the teacher, and for Label Studio.

    `account` is the address they log in with, which says nothing about them; `user` and `project` are Label Studio's
    numbers, None until they are there; `loaded` holds the ids of the articles in the project.
    """

    pseudonym: str
    account: str
    password: str
    form: Form | None = None
    name: str = ""
    email: str = ""
    id: str = ""
    sis_id: str = ""
    login: str = ""
    section: str = ""
    research_consent: bool = False
    user: int | None = None
    project: int | None = None
    loaded: tuple[str, ...] = ()

    @property
    def enrolled(self) -> Enrolled:
        """The student as a row of the roster."""
        return Enrolled(
            name=self.name,
            email=self.email,
            id=self.id,
            sis_id=self.sis_id,
            login=self.login,
            section=self.section,
            pseudonym=self.pseudonym,
            research_consent=self.research_consent,
        )


class Course(_Record):
    """A course on the server at `url`, empty for the workspace's own, whose port may change.

    `lesson` is a shipped name or a path; `articles` and `gold` are paths of the teacher's own. `exported` is the folder
    of the Dataset that was written before access was revoked. `retired` pseudonyms were those of people who are
    forgotten: nobody gets them.
    """

    format: int = FORMAT
    name: str
    lesson: str
    articles: tuple[str, ...] = ()
    gold: tuple[str, ...] = ()
    url: str
    created: str
    retain_until: date | None = None
    exported: str = ""
    closed: bool = False
    retired: tuple[str, ...] = ()
    students: tuple[Student, ...] = ()

    def project_title(self, student: Student) -> str:
        """The title of a student's project."""
        return f"{self.name}: {student.pseudonym}"

    def with_student(self, student: Student) -> "Course":
        """The course with this student's record in place of the one of that pseudonym."""
        students = tuple(student if one.pseudonym == student.pseudonym else one for one in self.students)
        return self.model_copy(update={"students": students})


def slug(name: str) -> str:
    """The name as a folder and an address can have it.

    Raises:
        InputError: nothing is left of it.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40].strip("-")
    if not plain:
        raise InputError(f"{name!r} has no plain letter or digit", remedy="Name the course otherwise.")
    return plain


def course_folder(workspace: Path, name: str) -> Path:
    """Where everything of a course lies."""
    return workspace / "courses" / slug(name)


def write_course(workspace: Path, course: Course) -> None:
    """Write the record, whole or not at all, readable by nobody else."""
    folder = course_folder(workspace, course.name)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with atomic_file(folder / "course.json", private=True) as path:
        path.write_text(course.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")


def find_course(workspace: Path, name: str) -> Course | None:
    """The course of this name; None where this workspace has none.

    Raises:
        SettingsError: its record is broken.
        InputError: another course has the name's folder.
    """
    path = course_folder(workspace, name) / "course.json"
    if not path.exists():
        return None
    course = _read(path)
    if course.name != name:
        raise InputError(
            f"the course {course.name!r} lies in the folder that {name!r} would have",
            where=str(path.parent),
            remedy="Give them names that differ in a letter or digit.",
        )
    return course


def require_course(workspace: Path, name: str) -> Course:
    """The course of this name. Raises InputError, with those that there are, where there is none."""
    course = find_course(workspace, name)
    if course is None:
        known = ", ".join(repr(one.name) for one in every_course(workspace)) or "none"
        raise InputError(
            f"there is no course {name!r}",
            where=str(workspace),
            remedy=f"Name another one, or another --workspace; there is {known}.",
        )
    return course


def every_course(workspace: Path) -> list[Course]:
    """All courses of a workspace, by name."""
    return sorted(map(_read, (workspace / "courses").glob("*/course.json")), key=lambda course: course.name)


@contextmanager
def course_lock(workspace: Path, name: str) -> Iterator[None]:
    """One command at a time for a course."""
    folder = course_folder(workspace, name)
    busy = InputError("another command works on this course", where=str(folder), remedy="Wait for it.")
    with file_lock(folder / "course.lock", busy, private=True):
        yield


def _read(path: Path) -> Course:
    return read_versioned_json(
        path,
        Course,
        format_version=FORMAT,
        what="a course",
        remedy="Put it back from a copy: it says whose account and project are whose.",
    )
