"""A person out of what was made of their work: results of practice, reports, feedback, grade files.

Results, reports and pages of feedback are deleted: what is not of this person is made again in a moment. Tables are
rewritten without their rows. A run that was stopped finds what is left.
"""

import csv
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from annotate.course.erasure.datasets import Person
from annotate.course.grading.result import CODE, read_result
from annotate.course.pages.run import DISAGREEMENTS
from annotate.course.reports.grade_files import DISCERNMENT
from annotate.course.reports.run import MARKER
from annotate.course.reports.run import PAGE as REPORT
from unsourced.errors import InputError
from unsourced.io.atomic import atomic_file


def erase_outputs(folder: Path, person: Person) -> list[str]:
    """Remove a person from all of these at any depth of a folder; says what was removed, a line each."""
    return [
        *(f"the result {path}" for path in _results(folder, person)),
        *(f"the report {path}; make it again" for path in _reports(folder, person)),
        *(f"the feedback {path}" for path in _feedback(folder, person)),
        *(f"their rows in {path}" for path in _tables(folder, person)),
    ]


def _results(folder: Path, person: Person) -> Iterator[Path]:
    for path in sorted([*folder.rglob("*.json"), *folder.rglob("*.txt")]):
        if _student(path, person):
            path.unlink()
            yield path


def _student(path: Path, person: Person) -> bool:
    """Whether a file is a result of this person; a damaged one, which nobody can read, is not told."""
    begin = path.read_bytes()[:4096]
    if b"unsourced-course-result" not in begin and not begin.startswith(CODE.encode()):
        return False
    try:
        return person.has(read_result(path).student)
    except InputError:
        return False


def _reports(folder: Path, person: Person) -> Iterator[Path]:
    for marker in sorted(folder.rglob(MARKER)):
        columns, rows = _table(marker)
        if "final" in columns and any(person.has(row["student"]) for row in rows):
            report = marker.parent
            # The table last: by it an unfinished run is found again.
            for path in [report / REPORT, *sorted(report.glob("*.csv"), key=lambda path: path == marker)]:
                path.unlink(missing_ok=True)
            if not any(report.iterdir()):
                report.rmdir()
            yield report


def _feedback(folder: Path, person: Person) -> Iterator[Path]:
    for marker in sorted(folder.rglob(DISAGREEMENTS)):
        for page in sorted(marker.parent.glob("*.html")):
            text = page.read_text(encoding="utf-8")
            if any(page.stem.startswith(f"{_plain(name)}-") and name in text.casefold() for name in _escaped(person)):
                page.unlink()
                yield page


def _plain(name: str) -> str:
    """How a page of feedback is called after a student."""
    return re.sub(r"[^\w]+", "-", name).strip("-")


def _escaped(person: Person) -> list[str]:
    return [escape(name) for name in person.names]


def _tables(folder: Path, person: Person) -> Iterator[Path]:
    """Disagreements and grade files."""
    for path in sorted(folder.rglob("*.csv")):
        columns, rows = _table(path)
        ours = path.name == DISAGREEMENTS or any(column.endswith(DISCERNMENT) for column in columns)
        kept = [row for row in rows if not any(person.has(cell) for cell in row.values())] if ours else rows
        if len(kept) < len(rows):
            with atomic_file(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(kept)
            yield path


def _table(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The columns and rows of a CSV of ours; none of a file that is something else."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            return list(reader.fieldnames or ()), list(reader)
    except (UnicodeDecodeError, csv.Error):
        return [], []
