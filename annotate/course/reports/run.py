"""What `unsourced course report` writes: a page for the teacher, and its tables as CSV."""

from pathlib import Path

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.reports.agreement import class_agreement
from annotate.course.reports.class_figures import ClassFigures, class_figures
from annotate.course.reports.output.page import report_html
from annotate.course.reports.output.tables import report_tables
from unsourced.errors import InputError
from unsourced.io.atomic import atomic_folder
from unsourced.io.record_files import without_formulas, write_records

PAGE = "report.html"
# What makes a folder a report: only such a one is replaced, and `course forget` finds it by this.
MARKER = "students.csv"


def write_report(collected: CollectedResults, out: Path, *, names: bool = False) -> ClassFigures:
    """Write the report on a class to the folder `out`, whole or not at all; an older report there is replaced.

    With `names` the page shows the names that the course's roster has, else pseudonyms alone.

    Raises:
        InputError: nobody has handed in anything, or `out` holds something else.
    """
    refuse_other(out)
    if not collected.students:
        raise InputError("nobody has handed in anything of this lesson yet", remedy="Report when somebody has.")
    figures = class_figures(collected.students, collected.material.lesson)
    agreed = class_agreement(collected.students, collected.material.lesson)
    shown = _names(collected) if names else {}
    with atomic_folder(out) as folder:
        for name, rows in report_tables(figures, agreed, collected).items():
            write_records(map(without_formulas, rows or [{"nothing": ""}]), "csv", folder / f"{name}.csv")
        (folder / PAGE).write_text(report_html(figures, agreed, collected, shown), encoding="utf-8", newline="\n")
    return figures


def refuse_other(out: Path) -> None:
    """Raise InputError where `out` holds something that is no report."""
    if out.exists() and not (out / MARKER).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise InputError("is not a report and not empty", where=str(out), remedy="Name a new folder with --out.")


def _names(collected: CollectedResults) -> dict[str, str]:
    return {one.pseudonym: one.name for one in collected.course.students} if collected.course else {}
