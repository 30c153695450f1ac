"""A class's results as one result a student."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from annotate.course.grading.graded_result import GradedResult, grade_result
from annotate.course.grading.result import Item, Phase, Result, refuse_part
from annotate.course.lessons.material import Material
from unsourced.errors import InputError


def grade_class(results: Iterable[Result], material: Material) -> list[GradedResult]:
    """Everybody's work by name. Of several results of one student for an article, the one that comes last counts.
    One without disagreements takes none back: Label Studio, whose work comes last, knows nothing of them.

    Articles without gold, such as real ones, are left out; so are results of other lessons.

    Raises:
        InputError: a result is of another text than the lesson's.
    """
    whole: dict[str, Result] = {}
    for result in results:
        if result.lesson == material.lesson.name:
            whole[result.student] = _joined(whole.get(result.student), result, material)
    return [grade_result(whole[student], material, where=student) for student in sorted(whole)]


def refuse_other_texts(results: Mapping[Path, Result], material: Material) -> None:
    """Raise InputError, which names each file, where some of these results are of another text than the lesson's."""
    failures: list[InputError] = []
    for path, result in results.items():
        if result.lesson == material.lesson.name:
            try:
                grade_result(_joined(None, result, material), material, where=str(path))
            except InputError as error:
                failures.append(error)
    refuse_part(failures, len(results))


def _joined(before: Result | None, result: Result, material: Material) -> Result:
    items: dict[tuple[str, Phase], Item] = {}
    for item in (*(before.items if before else ()), *result.items):
        if item.name in material.golds:
            items[item.name, item.phase] = _with_disagreements(item, items.get((item.name, item.phase)))
    form = result.form or (before.form if before else None)
    return result.model_copy(update={"form": form, "items": tuple(items.values())})


def _with_disagreements(item: Item, earlier: Item | None) -> Item:
    if item.disagreements or earlier is None or earlier.article != item.article:
        return item
    return item.model_copy(update={"disagreements": earlier.disagreements})
