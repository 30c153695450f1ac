"""Results from wherever they lie, graded one by one: who cannot be graded keeps nobody else from it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from annotate.course.classroom.collect_results import collect_results
from annotate.course.grading.graded_result import GradedResult, grade_result
from annotate.course.grading.result import Result, results_by_file
from annotate.course.lessons.material import Material, load_material
from configs import lesson_names
from unsourced.errors import BatchError, InputError


def grade_results(
    sources: Sequence[str],
    *,
    lessons: Sequence[Path] = (),
    gold: Sequence[Path] = (),
    articles: Sequence[Path] = (),
    workspace: Path | None = None,
    quiet: bool = False,
) -> tuple[list[GradedResult], list[InputError]]:
    """Every result that can be graded, and an error for each file that cannot.

    The sources are those of `collect_results`; of a course or a Dataset each student has one result. Files may be of a
    course's own lesson, too.

    Raises:
        InputError: a lesson, gold or article cannot be read.
        UnsourcedError: what `collect_results` raises.
    """
    results, failures = results_by_file(Path(source) for source in sources if is_results(source))
    lesson = str(lessons[0]) if lessons else None
    collected = [
        collect_results([source], lesson=lesson, gold=gold, articles=articles, workspace=workspace, quiet=quiet)
        for source in sources
        if not is_results(source)
    ]
    material_of = materials(lessons, gold, articles, [one.material for one in collected])
    graded: list[GradedResult] = []
    for path, result in results.items():
        try:
            graded.append(grade_result(result, material_of(result), where=str(path)))
        except InputError as error:
            failures.append(error)
    return [*graded, *(student for one in collected for student in one.students)], failures


def raise_unread(failures: Sequence[InputError], done: int) -> None:
    """Raise the only failure where nothing was done, or else a BatchError of all."""
    if len(failures) == 1 and not done:
        raise failures[0]
    if failures:
        raise BatchError(failures, done)


def is_results(source: str) -> bool:
    """Whether a source is result files; else it is a course or a Dataset."""
    path = Path(source)
    return path.exists() and not (path / "dataset.json").is_file()


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
