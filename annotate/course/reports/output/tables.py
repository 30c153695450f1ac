"""The tables of the report on a class, written as CSV."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.grading.disputes import disputes
from annotate.course.reports.agreement import LabelAgreement
from annotate.course.reports.class_figures import ClassFigures

Row = dict[str, Any]


def report_tables(
    figures: ClassFigures, agreed: Sequence[LabelAgreement], collected: CollectedResults
) -> dict[str, list[Row]]:
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
        "disputes": [asdict(one) for one in disputes(collected.students)],
    }
