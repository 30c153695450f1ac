"""The report on a class as a page for the teacher."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import PackageLoader, Template

from annotate.course.classroom.collect_results import Gathered
from annotate.course.grading.disputes import disputes
from annotate.course.grading.graded_result import GradedResult
from annotate.course.reports.agreement import LabelAgreement
from annotate.course.reports.class_figures import PHASES, ClassFigures
from unsourced.io.html_templates import page_environment

_SHOWN = 15


def report_html(
    figures: ClassFigures, agreed: Sequence[LabelAgreement], found: Gathered, names: Mapping[str, str]
) -> str:
    """The page, which needs nothing else."""
    lesson = found.material.lesson
    return _template().render(
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


@cache
def _template() -> Template:
    return page_environment(PackageLoader("annotate.course.reports", "output")).get_template("page.html.j2")


def _matrix(students: Sequence[GradedResult]) -> dict[str, dict[str, Any]]:
    """By student and label the counts over all phases."""
    return {one.student: {score.label: score for score in one.score().labels} for one in students}


def _missing(found: Gathered) -> list[str]:
    """Who is in the course and has handed in nothing."""
    there = {one.student for one in found.students}
    every: Iterable[str] = (one.pseudonym for one in found.course.students) if found.course else ()
    return sorted(set(every) - there)


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.2f}".replace("-", "−")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
