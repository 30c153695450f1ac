"""A class of the first lesson that answers in four ways: all right, every other mark, everything marked, nothing."""

from collections.abc import Iterable

from annotate.course.classroom.course_record import Course, Student
from annotate.course.classroom.roster import Enrolled
from annotate.course.grading.result import Item, MarkRecord, Phase, Result
from annotate.course.lessons.material import Material

LESSON = "first-lesson"
ALL, HALF, EVERY, NONE = "Ada", "Bo", "Cy", "Di"


def right(material: Material, name: str) -> list[MarkRecord]:
    return [
        MarkRecord(label=span.label, start=span.start, end=span.end, reason="Says who?")
        for span in material.golds[name].spans
        if span.label in material.lesson.labels and not span.optional
    ]


def everything(material: Material, name: str) -> list[MarkRecord]:
    length = len(material.golds[name].article.text)
    return [MarkRecord(label=label, start=0, end=length) for label in material.lesson.labels]


def result(material: Material, student: str, marks: dict[str, list[MarkRecord]], seconds: float = 300) -> Result:
    phases: list[tuple[Phase, Iterable[str]]] = [
        ("before", [reading.article for reading in material.lesson.forms["A"]]),
        ("practice", [reading.article for reading in material.lesson.practice]),
        ("after", [reading.article for reading in material.lesson.forms["B"]]),
    ]
    items = [
        Item(phase=phase, article=material.golds[name].article.id, name=name, spans=tuple(marks[name]), seconds=seconds)
        for phase, names in phases
        for name in names
    ]
    return Result(student=student, lesson=LESSON, form="A", items=tuple(items))


def four(material: Material) -> list[Result]:
    names = [reading.article for reading in material.lesson.readings]
    return [
        result(material, ALL, {name: right(material, name) for name in names}),
        result(material, HALF, {name: right(material, name)[::2] for name in names}),
        result(material, EVERY, {name: everything(material, name) for name in names}, seconds=30),
        result(material, NONE, {name: [] for name in names}),
    ]


def people(consent: bool) -> list[Enrolled]:
    return [
        Enrolled(name=name, email=f"{name.lower()}@school.example", id=str(n), login=name, research_consent=consent)
        for n, name in enumerate((NONE, EVERY, HALF, ALL, "Eve"), 1)
    ]


def course(consenting: Iterable[str]) -> Course:
    students = tuple(
        Student(
            pseudonym=name,
            account=f"{name.lower()}@c.example",
            password="x",
            form="A",
            name=f"{name} Torvell",
            research_consent=name in consenting,
        )
        for name in (ALL, HALF, EVERY, NONE)
    )
    return Course(name="C", lesson=LESSON, url="", created="2026-01-01", students=students)
