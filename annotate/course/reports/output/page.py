"""The report on a class as a page for the teacher."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import PackageLoader, Template

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.grading.disputes import disputes
from annotate.course.grading.graded_result import GradedResult
from annotate.course.reports.agreement import LabelAgreement
from annotate.course.reports.class_figures import PHASES, ClassFigures
from unsourced.io.html_templates import page_environment

_MOST_LISTED = 15


def report_html(
    figures: ClassFigures, agreed: Sequence[LabelAgreement], collected: CollectedResults, names: Mapping[str, str]
) -> str:
    """The page, which needs nothing else."""
    lesson = collected.material.lesson
    return _template().render(
        title=collected.course.name if collected.course else lesson.title,
        lesson=lesson,
        course=collected.course,
        figures=figures,
        agreed=agreed,
        collected=collected,
        disputes=disputes(collected.students),
        names=names,
        label_names={key: lesson.scheme.label(key).name for key in lesson.labels},
        matrix=_matrix(collected.students),
        missing=_missing(collected),
        phases=PHASES,
        most=_MOST_LISTED,
        signed=_signed,
        share=_share,
    )


@cache
def _template() -> Template:
    return page_environment(PackageLoader("annotate.course.reports", "output")).get_template("page.html.j2")


def _matrix(students: Sequence[GradedResult]) -> dict[str, dict[str, Any]]:
    """By student and label the counts over all phases."""
    return {one.student: {score.label: score for score in one.score().labels} for one in students}


def _missing(collected: CollectedResults) -> list[str]:
    """Who is in the course and has handed in nothing."""
    there = {one.student for one in collected.students}
    every: Iterable[str] = (one.pseudonym for one in collected.course.students) if collected.course else ()
    return sorted(set(every) - there)


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.2f}".replace("-", "−")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
