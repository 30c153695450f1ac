"""What a Dataset holds of a lesson, as results: the same as from the practice page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from annotate.course.classroom.course_record import Course
from annotate.course.grading.result import Item, MarkRecord, Phase, Result
from annotate.course.lessons.gold import Gold
from annotate.course.lessons.lesson import Form, Lesson
from exports.dataset.dataset import Dataset
from exports.dataset.schema import to_arrow

Row = Mapping[str, Any]


def results_of(dataset: Dataset, lesson: Lesson, golds: Mapping[str, Gold], course: Course | None) -> list[Result]:
    """A result for everybody who submitted an article of the lesson, by name; skips and drafts do not count.

    With a course, people go by their pseudonyms and have its forms; without, the form whose articles somebody
    submitted first is the one before. Of two submissions of one article the latest counts.
    """
    names = {golds[reading.article].article.id: reading.article for reading in lesson.readings}
    spans = _marks(dataset)
    work: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in sorted(to_arrow("annotations", dataset.annotations).to_pylist(), key=_when):
        if row["role"] == "annotator" and row["status"] == "submitted" and row["article_id"] in names:
            work[row["annotator"]][names[row["article_id"]]] = row
    students = {student.account: student for student in course.students} if course else {}
    found = []
    for annotator, rows in work.items():
        student = students.get(annotator)
        form = student.form if student else _first_form(lesson, rows)
        items = [
            Item(
                phase=_phase(name, lesson, form),
                article=row["article_id"],
                name=name,
                spans=spans.get(row["annotation_id"], ()),
                seconds=max(row["lead_time"] or 0.0, 0.0),
            )
            for name, row in rows.items()
        ]
        who = student.pseudonym if student else annotator
        found.append(Result(student=who, lesson=lesson.name, form=form, items=tuple(items), finished=True))
    return sorted(found, key=lambda result: result.student)


def touched(dataset: Dataset, course: Course | None) -> list[str]:
    """The marks that somebody else than their annotator changed last, a line each."""
    names = {one.account: one.pseudonym for one in course.students} if course else {}
    rows = to_arrow("annotations", dataset.annotations).to_pylist()
    return [
        f"the work of {names.get(row['annotator'], row['annotator'])} on article {row['article_id']} was changed by "
        f"{names.get(row['updated_by'], row['updated_by'])}"
        for row in rows
        if row["role"] == "annotator" and row["updated_by"] and row["updated_by"] != row["annotator"]
    ]


def _when(row: Row) -> tuple[bool, Any]:
    moment = row["updated"] or row["created"]
    return moment is not None, moment


def _marks(dataset: Dataset) -> dict[str, tuple[MarkRecord, ...]]:
    """By annotation, with the reason that the region's question has, where there is one."""
    reasons: dict[tuple[str, str], str] = {
        (row["annotation_id"], row["region_id"]): row["value"]
        for row in to_arrow("answers", dataset.answers).to_pylist()
        if row["region_id"] and row["question"] == "reason"
    }
    found: dict[str, list[MarkRecord]] = defaultdict(list)
    for row in to_arrow("spans", dataset.spans).to_pylist():
        reason = row["reason"] or reasons.get((row["annotation_id"], row["region_id"]), "")
        found[row["annotation_id"]].append(
            MarkRecord(label=row["label"], start=row["start"], end=row["end"], reason=reason[:5000])
        )
    return {annotation: tuple(sorted(marks, key=lambda mark: mark.start)) for annotation, marks in found.items()}


def _first_form(lesson: Lesson, rows: Mapping[str, Row]) -> Form | None:
    of = {reading.article: form for form, readings in lesson.forms.items() for reading in readings}
    begun = sorted((_created(row), of[name]) for name, row in rows.items() if name in of)
    return begun[0][1] if begun else None


def _created(row: Row) -> tuple[bool, Any]:
    moment = row["created"] or row["updated"]
    return moment is not None, moment


def _phase(name: str, lesson: Lesson, form: Form | None) -> Phase:
    if any(reading.article == name for reading in lesson.practice):
        return "practice"
    mine: Iterable[str] = (reading.article for reading in lesson.forms[form]) if form else ()
    return "before" if name in set(mine) else "after"
