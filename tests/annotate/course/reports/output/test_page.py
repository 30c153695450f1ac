"""The report on a class as a page."""

from collections.abc import Mapping
from dataclasses import replace

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.reports.class_figures import class_figures
from annotate.course.reports.output.page import report_html
from tests.annotate.course.first_lesson import ALL, HALF, course


def page(gathered: CollectedResults, names: Mapping[str, str]) -> str:
    return report_html(class_figures(gathered.students, gathered.material.lesson), [], gathered, names)


def test_students_figures_and_what_is_uncertain(gathered: CollectedResults) -> None:
    shown = page(gathered, {})
    assert "4 students have handed in" in shown
    assert "uncalibrated" in shown
    assert gathered.material.lesson.title in shown
    assert "Torvell" not in shown


def test_names_are_escaped_and_who_is_missing_is_named(gathered: CollectedResults) -> None:
    of_course = replace(gathered, course=course([]), students=gathered.students[:1])
    shown = page(of_course, {ALL: "Ada <Torvell>"})
    assert "Ada &lt;Torvell&gt;" in shown
    assert HALF in shown
