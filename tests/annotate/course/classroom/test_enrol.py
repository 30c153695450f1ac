"""A roster into a course."""

import pytest

from annotate.course.classroom.course_record import Course
from annotate.course.classroom.enrol import enrol, left_out, new_password, new_pseudonyms
from annotate.course.classroom.roster import Enrolled
from unsourced.errors import InputError

COURSE = Course(name="Class 9a", lesson="first-lesson", url="", created="2026-01-01", retired=("S02",))
ROSTER = [Enrolled(name=f"Student {number}", email=f"{number}@school.example") for number in range(6)]


def test_who_is_new_gets_a_pseudonym_an_account_and_a_form() -> None:
    course = enrol(COURSE, ROSTER, forms=True)
    assert [one.name for one in course.students] == [one.name for one in ROSTER]
    assert sorted(one.pseudonym for one in course.students) == ["S01", "S03", "S04", "S05", "S06", "S07"]
    assert sorted(one.form or "" for one in course.students) == ["A", "A", "A", "B", "B", "B"]
    assert all(one.account == f"{one.pseudonym.lower()}@class-9a.example" for one in course.students)
    assert {one.form for one in enrol(COURSE, ROSTER, forms=False).students} == {None}


def test_who_is_there_keeps_everything_but_what_the_roster_says_anew() -> None:
    first = enrol(COURSE, ROSTER[:2], forms=True)
    again = [Enrolled(name="Student 1", email="1@school.example", section="9a"), ROSTER[2]]
    second = enrol(first, again, forms=True)
    assert second.students[0] == first.students[0]
    assert second.students[1] == first.students[1].model_copy(update={"section": "9a"})
    assert len(second.students) == 3
    assert left_out(second, again) == [first.students[0].pseudonym]


def test_a_pseudonym_of_somebody_else_is_refused() -> None:
    course = enrol(COURSE, [Enrolled(name="Anka", pseudonym="Fox")], forms=False)
    with pytest.raises(InputError, match="row 4: the pseudonym 'fox' is another student's in this course"):
        enrol(course, [Enrolled(name="Bram", pseudonym="fox", row=4)], forms=False)


def test_pseudonyms_never_collide_and_tell_no_order() -> None:
    first = new_pseudonyms(30, ["S02", "Fox"])
    assert len(set(first)) == 30
    assert "S02" not in first
    assert sorted(first) != first
    assert not set(first) & set(new_pseudonyms(100, first))


def test_passwords_have_no_vowels_and_differ() -> None:
    made = {new_password() for _ in range(200)}
    assert len(made) == 200
    assert all(len(one) == 12 and not set(one) & set("aeiouyl10") for one in made)
