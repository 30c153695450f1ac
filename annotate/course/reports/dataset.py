"""A class's work as a Dataset, wherever it came from: for agreement, and for research."""

from collections.abc import Iterable, Sequence

from annotate.course.grading.graded_result import GradedItem, GradedResult
from annotate.course.lessons.lesson import Lesson
from exports.dataset.dataset import Dataset
from exports.dataset.schema import articles_frame, frame
from unsourced.core.article import Article


def class_dataset(
    students: Sequence[GradedResult], lesson: Lesson, *, synthetic: bool = False, reasons: bool = True
) -> Dataset:
    """One annotation for each student and article, with the labels of the lesson offered; gold is not in it.

    Without `reasons`, what students wrote is left out.
    """
    work = [
        (f"{student.student} {one.item.phase} {one.gold.name}", student.student, one)
        for student in students
        for one in student.items
    ]
    return Dataset(
        scheme=lesson.scheme,
        articles=articles_frame(_articles(one for _, _, one in work)),
        annotations=frame("annotations", (_annotation(key, who, one, lesson) for key, who, one in work)),
        spans=frame("spans", (row for key, _, one in work for row in _spans(key, one, reasons))),
        relations=frame("relations", ()),
        answers=frame("answers", ()),
        provenance={"source": "course", "synthetic": synthetic},
    )


def _articles(work: Iterable[GradedItem]) -> list[Article]:
    return list({one.gold.article.id: one.gold.article for one in work}.values())


def _annotation(key: str, who: str, one: GradedItem, lesson: Lesson) -> dict[str, object]:
    return {
        "annotation_id": key,
        "article_id": one.gold.article.id,
        "annotator": who,
        "role": "annotator",
        "status": "submitted",
        "labels_offered": list(lesson.labels),
        "scheme_version": lesson.scheme.version,
        "lead_time": one.item.seconds or None,
    }


def _spans(key: str, one: GradedItem, reasons: bool) -> Iterable[dict[str, object]]:
    length = len(one.gold.article.text)
    for number, mark in enumerate(one.grade.marks):
        if mark.end <= length:
            yield {
                "annotation_id": key,
                "region_id": str(number),
                "part": 0,
                "label": mark.label,
                "start": mark.start,
                "end": mark.end,
                "origin": "manual",
                "reason": (reasons and mark.reason) or None,
            }
