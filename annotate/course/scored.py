"""Results against the gold: each student's work on each article, judged anew every time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotate.course.gold import Gold
from annotate.course.graded import GradedItem
from annotate.course.grading import Score, grade, pool
from annotate.course.lesson import Form, Lesson
from annotate.course.result import Item, Phase, Result


@dataclass(frozen=True, kw_only=True)
class StudentWork:
    """All work of one student on a lesson, in the order in which it was handed in."""

    student: str
    form: Form | None
    work: tuple[GradedItem, ...]
    labels: tuple[str, ...]

    def score(self, *phases: Phase) -> Score:
        """The pooled score of these phases, of all where none is named."""
        return pool((one.grade.score for one in self.work if not phases or one.item.phase in phases), self.labels)

    def discernment(self, *phases: Phase) -> float | None:
        return self.score(*phases).discernment

    @property
    def final(self) -> float | None:
        """The discernment that counts: that after the lesson; where nothing was done then, that of practice."""
        after = self.discernment("after")
        return self.discernment("practice") if after is None else after

    @property
    def marks(self) -> int:
        return sum(len(one.item.spans) for one in self.work)

    @property
    def reasons(self) -> int:
        """How many marks have a reason; what it says is for a human to judge."""
        return sum(bool(mark.reason.strip()) for one in self.work for mark in one.item.spans)


def score_results(results: Iterable[Result], lesson: Lesson, golds: Mapping[str, Gold]) -> list[StudentWork]:
    """Everybody's work by name. Of several results of one student for an article, the one that comes last counts.

    Articles without gold, such as real ones, are left out; so are results of other lessons.
    """
    items: dict[str, dict[tuple[str, Phase], Item]] = {}
    forms: dict[str, Form | None] = {}
    for result in results:
        if result.lesson != lesson.name:
            continue
        mine = items.setdefault(result.student, {})
        forms[result.student] = result.form or forms.get(result.student)
        mine |= {(item.name, item.phase): item for item in result.items if item.name in golds}
    return [
        StudentWork(
            student=student,
            form=forms[student],
            work=tuple(_graded(item, golds[item.name], lesson) for item in items[student].values()),
            labels=lesson.labels,
        )
        for student in sorted(items)
    ]


def pace(one: GradedItem) -> float | None:
    """Seconds for 100 words; None where no time was taken."""
    return 100 * one.item.seconds / len(one.gold.words) if one.item.seconds and one.gold.words else None


def _graded(item: Item, gold: Gold, lesson: Lesson) -> GradedItem:
    return GradedItem(item=item, gold=gold, grade=grade(gold, item.marks, lesson.labels))
