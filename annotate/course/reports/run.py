"""What `unsourced course report` writes: a page for the teacher, and its tables as CSV."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from annotate.course.classroom.collect_results import Gathered
from annotate.course.grading.disputes import disputes
from annotate.course.grading.graded_result import GradedResult
from annotate.course.reports.agreement import LabelAgreement, class_agreement
from annotate.course.reports.class_figures import PHASES, ClassFigures, class_figures
from annotate.schemes.guideline import environment
from unsourced.errors import InputError
from unsourced.io.atomic import writing_folder
from unsourced.io.record_files import without_formulas, write_records

Row = dict[str, Any]

PAGE = "report.html"
# What makes a folder a report: only such a one is replaced, and `course forget` finds it by this.
MARKER = "students.csv"
_SHOWN = 15


def write_report(found: Gathered, out: Path, *, names: bool = False) -> ClassFigures:
    """Write the report on a class to the folder `out`, whole or not at all; an older report there is replaced.

    With `names` the page shows the names that the course's roster has, else pseudonyms alone. Raises InputError where
    nobody has handed in anything, or `out` holds something else.
    """
    refuse_other(out)
    if not found.students:
        raise InputError("nobody has handed in anything of this lesson yet", remedy="Report when somebody has.")
    figures = class_figures(found.students, found.material.lesson)
    agreed = class_agreement(found.students, found.material.lesson)
    shown = _names(found) if names else {}
    with writing_folder(out) as folder:
        for name, rows in tables(figures, agreed, found).items():
            write_records(map(without_formulas, rows or [{"nothing": ""}]), "csv", folder / f"{name}.csv")
        (folder / PAGE).write_text(report_html(figures, agreed, found, shown), encoding="utf-8", newline="\n")
    return figures


def refuse_other(out: Path) -> None:
    """Raise InputError where `out` holds something that is no report."""
    if out.exists() and not (out / MARKER).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise InputError("is not a report and not empty", where=str(out), remedy="Name a new folder with --out.")


def tables(figures: ClassFigures, agreed: Sequence[LabelAgreement], found: Gathered) -> dict[str, list[Row]]:
    """The tables of a report by name, rows of cells."""
    return {
        "students": [asdict(one) for one in figures.students],
        "labels": [{"student": one.student, "phase": one.phase, **asdict(one.score)} for one in figures.labels],
        "items": [
            {
                "article": item.article,
                "label": item.label,
                "quote": item.quote,
                "students": item.figures.students,
                "difficulty_uncalibrated": item.figures.difficulty,
                "discrimination_uncalibrated": item.figures.discrimination,
                **{
                    kind.replace("-", "_"): item.counts.get(kind, 0)
                    for kind in ("right", "partial", "wrong-label", "missed")
                },
            }
            for item in figures.items
        ],
        "false_alarms": [asdict(alarm) for alarm in figures.false_alarms],
        "agreement": [asdict(one) for one in agreed],
        "gain": [asdict(figures.gain)],
        "disputes": [asdict(one) for one in disputes(found.students)],
    }


def report_html(
    figures: ClassFigures, agreed: Sequence[LabelAgreement], found: Gathered, names: Mapping[str, str]
) -> str:
    """The page, which needs nothing else."""
    lesson = found.material.lesson
    return (
        environment()
        .get_template("course_report.html.j2")
        .render(
            title=found.course.name if found.course else lesson.title,
            lesson=lesson,
            course=found.course,
            figures=figures,
            agreed=agreed,
            found=found,
            disputes=disputes(found.students),
            names=names,
            label_names={key: lesson.scheme.label(key).name for key in lesson.labels},
            matrix=_matrix(found.students),
            missing=_missing(found),
            phases=PHASES,
            most=_SHOWN,
            signed=_signed,
            share=_share,
        )
    )


def _matrix(students: Sequence[GradedResult]) -> dict[str, dict[str, Any]]:
    """By student and label the counts over all phases."""
    return {one.student: {score.label: score for score in one.score().labels} for one in students}


def _names(found: Gathered) -> dict[str, str]:
    return {one.pseudonym: one.name for one in found.course.students} if found.course else {}


def _missing(found: Gathered) -> list[str]:
    """Who is in the course and has handed in nothing."""
    there = {one.student for one in found.students}
    every: Iterable[str] = (one.pseudonym for one in found.course.students) if found.course else ()
    return sorted(set(every) - there)


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.2f}".replace("-", "−")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
