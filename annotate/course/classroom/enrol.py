"""A roster into a course: who is new gets a pseudonym, a form and a password; nobody who is there changes theirs."""

import secrets
from collections.abc import Collection, Iterator, Sequence

from annotate.course.classroom.course_record import Course, Student, slug
from annotate.course.classroom.roster import Enrolled
from annotate.course.lessons.lesson import Form
from unsourced.errors import InputError

# No vowels, so no words; nothing that looks like something else on paper.
_CHARACTERS = "23456789bcdfghjkmnpqrstvwxz"
_GROUPS = (4, 3, 3)


def enrol(course: Course, roster: Sequence[Enrolled], *, forms: bool) -> Course:
    """The course with the roster's people in it, old ones first.

    Who is there already keeps everything but what the roster says anew of them (name, numbers, consent); who is not in
    the roster stays. With `forms`, the new ones are dealt the forms A and B at random, as evenly as can be. Raises
    InputError where a pseudonym of the roster is another student's.
    """
    students = list(course.students)
    new: list[Enrolled] = []
    for person in roster:
        index = next((n for n, one in enumerate(students) if _is_same(person, one)), None)
        if index is None:
            new.append(person)
        else:
            students[index] = students[index].model_copy(update=_facts(person))
    taken = {student.pseudonym.casefold(): student for student in students}
    for person in new:
        if person.pseudonym.casefold() in taken:
            raise InputError(
                f"the pseudonym {person.pseudonym!r} is another student's in this course",
                where=f"row {person.row}",
                remedy="Give another.",
            )
    given = [person.pseudonym for person in new if person.pseudonym]
    made = iter(new_pseudonyms(len(new) - len(given), [*(one.pseudonym for one in students), *given, *course.retired]))
    dealt = _deal(len(new), students) if forms else [None] * len(new)
    for person, form in zip(new, dealt, strict=True):
        pseudonym = person.pseudonym or next(made)
        student = Student(
            pseudonym=pseudonym,
            # Reserved for examples: a mail to it reaches nobody.
            account=f"{pseudonym.lower()}@{slug(course.name)}.example",
            password=new_password(),
            form=form,
        )
        students.append(student.model_copy(update=_facts(person)))
    return course.model_copy(update={"students": tuple(students)})


def left_out(course: Course, roster: Sequence[Enrolled]) -> list[str]:
    """The pseudonyms of students of the course who are not in the roster."""
    return [one.pseudonym for one in course.students if not any(_is_same(person, one) for person in roster)]


def new_pseudonyms(count: int, taken: Collection[str]) -> list[str]:
    """The next free of S01, S02, … in random order: a number in roster order would tell who it is."""
    used = {name.casefold() for name in taken}
    free = (name for name in _numbered() if name.casefold() not in used)
    chosen = [next(free) for _ in range(count)]
    secrets.SystemRandom().shuffle(chosen)
    return chosen


def new_password() -> str:
    """Ten random characters in groups, such as k7m4-p9x-w3h: 47 bits."""
    return "-".join("".join(secrets.choice(_CHARACTERS) for _ in range(size)) for size in _GROUPS)


def _is_same(person: Enrolled, student: Student) -> bool:
    if person.pseudonym and person.pseudonym.casefold() == student.pseudonym.casefold():
        # A roster of pseudonyms alone, or with the name added later.
        return not (person.name and student.name) or person.is_same(student.enrolled)
    return person.is_same(student.enrolled)


def _facts(person: Enrolled) -> dict[str, object]:
    names = ("name", "email", "id", "sis_id", "login", "section", "research_consent")
    return {name: getattr(person, name) for name in names}


def _deal(count: int, students: Sequence[Student]) -> list[Form | None]:
    """Forms for so many more, so that as many have A as B; who gets which is drawn."""
    counts = {"A": 0, "B": 0}
    for student in students:
        if student.form:
            counts[student.form] += 1
    dealt: list[Form | None] = []
    for _ in range(count):
        fewer: Form = _fewer(counts["A"], counts["B"])
        counts[fewer] += 1
        dealt.append(fewer)
    secrets.SystemRandom().shuffle(dealt)
    return dealt


def _fewer(a: int, b: int) -> Form:
    """The form that fewer have; where as many have each, either."""
    return "A" if a < b or (a == b and secrets.randbelow(2)) else "B"


def _numbered() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"S{number:02}"
