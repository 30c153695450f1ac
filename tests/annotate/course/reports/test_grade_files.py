"""Grades for Moodle and Canvas."""

import csv
import io

import pytest

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.classroom.roster import Enrolled
from annotate.course.reports.grade_files import grade_file
from tests.annotate.course.first_lesson import ALL, EVERY, HALF, NONE, people
from unsourced.errors import InputError


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_moodle_grades(gathered: CollectedResults) -> None:
    graded = grade_file(gathered.students, people(consent=False), gathered.material.lesson, "moodle")
    rows = read(graded.text)
    title = gathered.material.lesson.title
    assert [row["Email address"][:2] for row in rows] == ["di", "cy", "bo", "ad"]
    assert [row[f"{title}: reasons present (rubric)"] for row in rows] == ["Basic", "Basic", "Proficient", "Proficient"]
    points = [float(row[f"{title}: discernment (0-100)"]) for row in rows]
    assert points[0] == points[1] == 0
    assert 40 < points[2] < 60
    assert points[3] == 100
    assert {row[f"{title}: content (teacher)"] for row in rows} == {""}
    assert graded.without_work == ("Eve",)


def test_canvas_grades(gathered: CollectedResults) -> None:
    graded = grade_file(gathered.students, people(consent=False)[1:], gathered.material.lesson, "canvas")
    rows = list(csv.reader(io.StringIO(graded.text)))
    assert rows[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert rows[1][0].strip() == "Points Possible"
    assert rows[1][5:] == ["100", "3", "3"]
    assert [row[0] for row in rows[2:]] == [EVERY, HALF, ALL]
    assert graded.unknown == (NONE,)


def test_grades_of_people_without_names_go_by_their_pseudonyms(gathered: CollectedResults) -> None:
    roster = [Enrolled(name="", pseudonym=EVERY), Enrolled(name="", pseudonym=ALL)]
    moodle, canvas = (
        grade_file(gathered.students, roster, gathered.material.lesson, to) for to in ("moodle", "canvas")
    )
    assert [row["Full name"] for row in read(moodle.text)] == [EVERY, ALL]
    assert [row["Student"] for row in read(canvas.text)[1:]] == [EVERY, ALL]


@pytest.mark.parametrize("platform", ["moodle", "canvas"])
def test_consent_changes_no_grade(gathered: CollectedResults, platform: str) -> None:
    asked = (gathered.students, gathered.material.lesson)
    texts = [grade_file(asked[0], people(consent), asked[1], platform).text for consent in (True, False)]  # type: ignore[arg-type]
    assert texts[0] == texts[1]


def test_a_roster_of_which_nobody_has_work_is_refused(gathered: CollectedResults) -> None:
    with pytest.raises(InputError, match="nobody in the roster has handed in anything"):
        grade_file(gathered.students, [Enrolled(name="Eve")], gathered.material.lesson, "moodle")
