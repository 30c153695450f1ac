"""The figures of a class."""

import pytest

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.reports.class_figures import class_figures
from tests.annotate.course.first_lesson import ALL, EVERY, HALF, NONE


def test_everything_marked_scores_badly(gathered: CollectedResults) -> None:
    figures = {one.student: one for one in class_figures(gathered.students, gathered.material.lesson).students}
    final = {name: round(found.final, 2) for name, found in figures.items() if found.final is not None}
    assert (final[ALL], final[NONE]) == (1, 0)
    assert 0.4 < final[HALF] < 0.6
    assert final[EVERY] <= 0
    assert [figures[name].passed for name in (ALL, HALF, EVERY, NONE)] == [True, True, False, False]
    assert figures[EVERY].rushes
    assert not figures[ALL].rushes
    assert figures[ALL].f1_with_gold == pytest.approx(1)


def test_what_most_got_wrong_comes_first(gathered: CollectedResults) -> None:
    figures = class_figures(gathered.students, gathered.material.lesson)
    difficulties = [item.figures.difficulty for item in figures.items]
    assert difficulties == sorted(difficulties)
    assert all(sum(item.counts.values()) == 4 for item in figures.items)
    # Whoever marks everything cries wolf everywhere, and nobody else does.
    assert {alarm.students for alarm in figures.false_alarms} == {1}
    assert figures.gain.students == 4
    assert {one.phase for one in figures.labels} == {"before", "practice", "after"}


def test_nobody_has_no_figures(gathered: CollectedResults) -> None:
    figures = class_figures([], gathered.material.lesson)
    assert (figures.students, figures.items, figures.false_alarms, figures.gain.students) == ((), (), (), 0)
