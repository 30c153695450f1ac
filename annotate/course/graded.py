"""A student's whole result, graded: always computed anew, so that changed gold re-scores everybody."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotate.course.gold import Gold
from annotate.course.grading import Grade, Score, Verdict, grade, pool
from annotate.course.material import Material, load_material
from annotate.course.result import Item, Phase, Result
from annotate.course.wording import place_of
from configs import lesson_names
from unsourced.errors import InputError


@dataclass(frozen=True, kw_only=True)
class GradedItem:
    """One article of a result, with its gold and what the marks came to."""

    item: Item
    gold: Gold
    grade: Grade

    def verdict_at(self, label: str, start: int, end: int) -> Verdict | None:
        """What is said today of these words under this label; None where nothing is."""
        return next((v for v in self.grade.verdicts if (v.label, self.place(v)) == (label, (start, end))), None)

    def place(self, verdict: Verdict) -> tuple[int, int]:
        return place_of(verdict, self.grade, self.gold)


@dataclass(frozen=True, kw_only=True)
class GradedResult:
    """A result of one student in one lesson, article by article in the order of work."""

    result: Result
    material: Material
    items: tuple[GradedItem, ...]

    def score(self, phase: Phase | None = None) -> Score | None:
        """The sums of one phase, or of all; None where there is no article of it."""
        scores = [each.grade.score for each in self.items if phase in (None, each.item.phase)]
        return pool(scores, self.material.lesson.labels) if scores else None


def grade_result(result: Result, material: Material, *, where: str = "") -> GradedResult:
    """Grade each article. Raises InputError where one is not the lesson's, or a mark lies outside its text."""
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


def grade_results(
    results: Mapping[Path, Result], material_of: Callable[[Result], Material]
) -> tuple[dict[Path, GradedResult], list[InputError]]:
    """All that can be graded, by file, and an error for each that cannot."""
    found: dict[Path, GradedResult] = {}
    failures: list[InputError] = []
    for path, result in results.items():
        try:
            found[path] = grade_result(result, material_of(result), where=str(path))
        except InputError as error:
            failures.append(error)
    return found, failures


def materials(lessons: Iterable[Path], gold: Iterable[Path], articles: Iterable[Path]) -> Callable[[Result], Material]:
    """Finds the material of a result by its lesson's name: one of these files, or else a shipped lesson.

    What it gives raises InputError where there is no such lesson. Each lesson is read once.
    """
    gold, articles = list(gold), list(articles)
    known = {made.lesson.name: made for made in (load_material(path, gold, articles) for path in lessons)}

    def material_of(result: Result) -> Material:
        if result.lesson not in known:
            if result.lesson not in lesson_names():
                raise InputError(
                    f"the result of {result.student} is of lesson {result.lesson!r}, which is not shipped",
                    remedy="Name its file with --lesson.",
                )
            known[result.lesson] = load_material(result.lesson, gold, articles)
        return known[result.lesson]

    return material_of
