"""The tables of the report on a class."""

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.reports.agreement import LabelAgreement
from annotate.course.reports.class_figures import class_figures
from annotate.course.reports.output.tables import report_tables
from tests.annotate.course.first_lesson import ALL, EVERY, HALF, NONE


def test_the_figures_as_rows(gathered: CollectedResults) -> None:
    lesson = gathered.material.lesson
    agreed = LabelAgreement(label="source", alpha=0.5, low=0.2, high=0.8, observed=0.7, prevalence=0.3)
    figures = class_figures(gathered.students, lesson)
    tables = report_tables(figures, [agreed], gathered)
    assert list(tables) == ["students", "labels", "items", "false_alarms", "agreement", "gain", "disputes"]
    assert sorted(row["student"] for row in tables["students"]) == sorted([ALL, HALF, EVERY, NONE])
    assert len(tables["labels"]) == 4 * 3 * len(lesson.labels)
    for row, item in zip(tables["items"], figures.items, strict=True):
        assert (row["quote"], row["students"]) == (item.quote, 4)
        assert row["right"] + row["partial"] + row["wrong_label"] + row["missed"] == 4
    assert [(row["label"], row["alpha"]) for row in tables["agreement"]] == [("source", 0.5)]
    assert len(tables["gain"]) == 1
    assert tables["disputes"] == []
