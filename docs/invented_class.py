"""An invented class for pictures: twelve students who find more after a lesson than before."""

from collections.abc import Iterator, Sequence
from random import Random

from annotate.course.classroom.course_record import Course, Student
from annotate.course.grading.result import Item, MarkRecord, Phase, Result
from annotate.course.lessons.gold import Gold
from annotate.course.lessons.lesson import Form, Reading
from annotate.course.lessons.material import Material, load_material

LESSON = "first-lesson"
NAMES = (
    *("Anka Torvell", "Bram Sill", "Cyd Marrek", "Dara Quill", "Edo Farholm", "Fenn Oster"),
    *("Gilda Wren", "Hal Brock", "Ines Tamm", "Jory Moor", "Kit Vance", "Lene Dorvik"),
)
_SKILL: dict[Phase, float] = {"before": 0.35, "practice": 0.55, "after": 0.7}


def invented_course() -> Course:
    """The course, with made-up passwords."""
    students = tuple(
        Student(
            pseudonym=f"S{number:02}",
            account=f"s{number:02}@9a.example",
            password=f"k7m{number % 9}-p9x-w{number % 7}h",
            form="A" if number % 2 else "B",
            name=name,
            section="9a",
            project=number,
        )
        for number, name in enumerate(NAMES, 1)
    )
    return Course(name="9a", lesson=LESSON, url="", created="2026-09-01", students=students)


def invented_results() -> list[Result]:
    """What they handed in."""
    material, random = load_material(LESSON), Random(9)
    return [_result(material, student, random) for student in invented_course().students]


def _result(material: Material, student: Student, random: Random) -> Result:
    lesson = material.lesson
    first: Form = student.form or "A"
    second: Form = "B" if first == "A" else "A"
    hurries = student.pseudonym == "S08"
    parts: list[tuple[Phase, Sequence[Reading]]] = [
        ("before", lesson.forms[first]),
        ("practice", lesson.practice),
        ("after", lesson.forms[second]),
    ]
    items = []
    for phase, readings in parts:
        for reading in readings:
            gold = material.golds[reading.article]
            skill = _SKILL[phase] * (0.4 if hurries else 1) + random.uniform(-0.1, 0.2)
            marks = tuple(_marks(gold, lesson.labels, skill, random))
            seconds = len(gold.words) * random.uniform(0.9, 1.4) * (0.3 if hurries else 1)
            items.append(
                Item(phase=phase, article=gold.article.id, name=gold.name, spans=marks, seconds=round(seconds, 1))
            )
    return Result(student=student.pseudonym, lesson=lesson.name, form=first, items=tuple(items))


def _marks(gold: Gold, labels: Sequence[str], skill: float, random: Random) -> Iterator[MarkRecord]:
    for span in gold.spans:
        if span.label in labels and random.random() < skill:
            yield MarkRecord(label=span.label, start=span.start, end=span.end, reason="Says who?")
    for sound in gold.sound:
        if random.random() > skill + 0.2:
            yield MarkRecord(label=labels[-1], start=sound.start, end=sound.end)
