"""`course forget`: a person out of Label Studio, Datasets, raw exports, reports and results; and what is out of reach.

The course's record goes last, and the numbers in it are what a run that was stopped goes on with.
"""

import json
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from annotate.course.classroom.course_record import (
    Course,
    Student,
    course_folder,
    course_lock,
    every_course,
    require_course,
    write_course,
)
from annotate.course.classroom.create import public_address, write_class
from annotate.course.erasure.datasets import Person, datasets_in, erase_in_dataset, repair_datasets
from annotate.course.erasure.label_studio import erase_copies, erase_on_server
from annotate.course.erasure.reports import erase_outputs
from exports.dataset.dataset import read_dataset
from unsourced.config.settings import load_settings
from unsourced.errors import InputError
from unsourced.label_studio.client import connect

_OUT_OF_REACH = (
    "backups of this machine and of the server, and the server's logs",
    "on a server elsewhere, the copies of exports that Label Studio keeps in its folder `export`",
    "your roster and your own notes; files and slips that somebody copied, printed, exported or sent; result files on "
    "the student's own machine",
    "grades that a learning platform imported",
    "research exports: their pseudonyms lead nowhere, so nobody can find one person's rows",
    "what a model learned: train it again without them",
)


@dataclass
class Erasure:
    """What was removed, a line each; `models` may have learned from the person."""

    pseudonym: str
    removed: list[str] = field(default_factory=list)
    models: list[str] = field(default_factory=list)


def erase(who: str, *, folders: Sequence[Path] = (), workspace: Path | None = None) -> Erasure:
    """Remove a student from their course: `who` is a pseudonym, name, address or login.

    Beside the course's own folder and export, Datasets, reports, results and models are looked for in `folders`, at any
    depth.

    Raises:
        InputError: nobody or more than one goes by `who`.
        StudioError: the server refuses; then what was done is done, and the command can be run again.
    """
    settings = load_settings(workspace=workspace)
    name, pseudonym = _find(settings.workspace, who)
    with course_lock(settings.workspace, name):
        course = require_course(settings.workspace, name)
        student = next(one for one in course.students if one.pseudonym == pseudonym)
        done = Erasure(f"{name}, {pseudonym}")
        with connect(settings) as connection:
            done.removed += erase_on_server(connection, student)
            address = public_address(connection, settings.workspace)
        done.removed += erase_copies(settings.workspace, course)
        folders = _folders(settings.workspace, course, folders)
        _erase_files(folders, _person(student), set(student.loaded), done)
        course = _left(course, student)
        # Before the record: without their line in it nobody would go on after a kill, and slips have passwords.
        write_class(course, address, settings.workspace)
        write_course(settings.workspace, course)
        done.removed.append("their line in the course's record and their slip")
    return done


def in_words(done: Erasure) -> str:
    """What was removed, and what is left to the teacher."""
    lines = [f"{done.pseudonym} is forgotten. Removed:", *(f"  {line}" for line in done.removed)]
    if done.models:
        lines += ["Models that may have learned from them:", *(f"  {line}" for line in done.models)]
    lines += ["Out of reach:", *(f"  {line}" for line in _OUT_OF_REACH)]
    return "\n".join(lines)


def _find(workspace: Path, who: str) -> tuple[str, str]:
    """The course and the pseudonym of the one student who goes by this."""
    asked = who.casefold()
    found = [
        (course.name, one.pseudonym)
        for course in every_course(workspace)
        for one in course.students
        if asked in {known.casefold() for known in (*_names(one), f"{course.name}: {one.pseudonym}") if known}
    ]
    if not found:
        raise InputError(
            f"no student goes by {who!r}", where=str(workspace), remedy="Give a pseudonym, name or address."
        )
    if len(found) > 1:
        several = ", ".join(f"{course}: {pseudonym}" for course, pseudonym in found)
        raise InputError(f"{len(found)} students go by {who!r}", remedy=f"Say which, like this: {several}.")
    return found[0]


def _names(student: Student) -> tuple[str, ...]:
    return (student.pseudonym, student.account, student.name, student.email, student.id, student.login)


def _person(student: Student) -> Person:
    names = [student.pseudonym, student.account, student.name, student.email]
    return Person(names, account=student.account, project=student.project)


def _folders(workspace: Path, course: Course, folders: Sequence[Path]) -> list[Path]:
    exported = [Path(course.exported)] if course.exported else []
    folders = [course_folder(workspace, course.name), *exported, *folders]
    for folder in folders:
        if not folder.is_dir():
            raise InputError("is no folder", where=str(folder))
    return list(dict.fromkeys(folder.resolve() for folder in folders if folder.exists()))


def _erase_files(folders: Iterable[Path], person: Person, articles: set[str], done: Erasure) -> None:
    worked: set[str] = set(articles)
    for folder in folders:
        repair_datasets(folder)
        for path in datasets_in(folder):
            rows = read_dataset(path).annotations
            worked |= set(rows.loc[rows["annotator"].map(person.has), "article_id"])
            if erase_in_dataset(path, person):
                done.removed.append(f"their work in the Dataset {path}, and what Label Studio had said of it")
        done.removed += erase_outputs(folder, person)
    for folder in folders:
        done.models += _models(folder, worked)


def _models(folder: Path, articles: set[str]) -> list[str]:
    """The models in a folder that were trained on articles that the person had worked on."""
    found = []
    for path in sorted(folder.rglob("*.skops")):
        with suppress(OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
            # The card alone, as text: nothing of a model is loaded.
            schema = json.loads(zipfile.ZipFile(path).read("schema.json"))
            card = json.loads(json.loads(schema["content"]["header"]["content"]))["card"]
            shared = len(articles & set(card["trained_on"]["article_ids"]))
            if shared:
                found.append(
                    f"{path}: trained on {shared} of their articles, training data {card['training_hash'][:16]}"
                )
    return found


def _left(course: Course, student: Student) -> Course:
    rest = tuple(one for one in course.students if one.pseudonym != student.pseudonym)
    return course.model_copy(update={"students": rest, "retired": (*course.retired, student.pseudonym)})
