"""Which lesson a result is of."""

from collections.abc import Callable, Iterable
from pathlib import Path

from annotate.course.grading.result import Result
from annotate.course.lessons.material import Material, load_material
from configs import lesson_names
from unsourced.errors import InputError


def materials(
    lessons: Iterable[Path], gold: Iterable[Path], articles: Iterable[Path], at_hand: Iterable[Material] = ()
) -> Callable[[Result], Material]:
    """Finds the material of a result by its lesson's name: one of these files, else at hand, else a shipped lesson.

    What it gives raises InputError where there is no such lesson. Each lesson is read once.
    """
    gold, articles = list(gold), list(articles)
    read = (load_material(path, gold, articles) for path in lessons)
    known = {made.lesson.name: made for made in (*at_hand, *read)}

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
