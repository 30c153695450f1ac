"""A student's work on a lesson, graded: always computed anew, so that changed gold re-scores everybody."""

from dataclasses import dataclass

from annotate.course.grading.grade import Grade, Score, Verdict, grade, pool
from annotate.course.grading.result import Item, Phase, Result
from annotate.course.grading.wording import offsets_of
from annotate.course.lessons.gold import Gold
from annotate.course.lessons.lesson import Form
from annotate.course.lessons.material import Material
from unsourced.errors import InputError


@dataclass(frozen=True, kw_only=True)
class GradedItem:
    """One article of a result, with its gold and what the marks came to."""

    item: Item
    gold: Gold
    grade: Grade

    def verdict_at(self, label: str, start: int, end: int) -> Verdict | None:
        """What is said today of these words under this label; None where nothing is."""
        return next((v for v in self.grade.verdicts if (v.label, self.offsets(v)) == (label, (start, end))), None)

    @property
    def pace(self) -> float | None:
        """Seconds for 100 words; None where no time was taken."""
        return 100 * self.item.seconds / len(self.gold.words) if self.item.seconds and self.gold.words else None

    def offsets(self, verdict: Verdict) -> tuple[int, int]:
        """The offsets of the words that a verdict is about."""
        return offsets_of(verdict, self.grade, self.gold)


@dataclass(frozen=True, kw_only=True)
class GradedResult:
    """A result of one student in one lesson, article by article in the order of work."""

    result: Result
    material: Material
    items: tuple[GradedItem, ...]

    @property
    def student(self) -> str:
        """The student's pseudonym."""
        return self.result.student

    @property
    def form(self) -> Form | None:
        """The form of the lesson that the student began with, None where there is none."""
        return self.result.form

    def score(self, *phases: Phase) -> Score:
        """The sums of these phases, of all where none is named."""
        scores = (one.grade.score for one in self.items if not phases or one.item.phase in phases)
        return pool(scores, self.material.lesson.labels)

    def discernment(self, *phases: Phase) -> float | None:
        """Hit rate less false-alarm rate, -1 to 1."""
        return self.score(*phases).discernment

    @property
    def final(self) -> float | None:
        """The discernment that counts: that after the lesson; where nothing was done then, that of practice."""
        after = self.discernment("after")
        return self.discernment("practice") if after is None else after

    @property
    def marks(self) -> int:
        """How many marks the student made."""
        return sum(len(one.item.spans) for one in self.items)

    @property
    def reasons(self) -> int:
        """How many marks have a reason; what it says is for a human to judge."""
        return sum(bool(mark.reason.strip()) for one in self.items for mark in one.item.spans)


def grade_result(result: Result, material: Material, *, where: str = "") -> GradedResult:
    """Grade each article.

    Raises:
        InputError: one is not the lesson's, or a mark lies outside its text.
    """
    lesson = material.lesson
    items = []
    for item in result.items:
        gold = material.gold_of(item.article)
        if gold is None:
            raise InputError(
                f"article {item.name} ({item.article}) is not one of lesson {lesson.name}",
                where=where,
                remedy="Give the lesson, gold and articles that the page was made with.",
            )
        beyond = max((mark.end for mark in item.spans), default=0)
        if beyond > len(gold.article.text):
            raise InputError(f"a mark of {item.name} ends at {beyond}, outside its text", where=where)
        items.append(GradedItem(item=item, gold=gold, grade=grade(gold, item.marks, lesson.labels)))
    return GradedResult(result=result, material=material, items=tuple(items))
