"""The work of a class from wherever it lies: a course, Datasets, result files; and the lesson to grade it by."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from annotate.course.classroom.course_record import Course, find_course, require_course
from annotate.course.classroom.dataset_results import results_of, touched
from annotate.course.grading.class_results import grade_class, refuse_other_texts
from annotate.course.grading.graded_result import GradedResult
from annotate.course.grading.result import Result, read_results
from annotate.course.lessons.articles import sample_articles
from annotate.course.lessons.material import Material, load_material
from exports.dataset.dataset import Dataset, read_dataset
from exports.label_studio.blind_export import export_blind
from unsourced.config.settings import Settings, load_settings
from unsourced.errors import InputError, NoWorkError
from unsourced.io.progress import say


@dataclass(frozen=True, kw_only=True)
class CollectedResults:
    """The lesson, everybody's work on it, and what came along.

    `course` is the course that was named, if any; `touched` says, a line each, whose marks somebody else changed;
    `synthetic` whether articles of the invented sample are among them.
    """

    material: Material
    students: tuple[GradedResult, ...]
    course: Course | None
    touched: tuple[str, ...]
    synthetic: bool


def collect_results(
    sources: Sequence[str],
    *,
    lesson: str | None = None,
    gold: Sequence[Path] = (),
    articles: Sequence[Path] = (),
    workspace: Path | None = None,
    quiet: bool = False,
) -> CollectedResults:
    """The work that these sources hold: the name of a course, a Dataset's folder, result files or folders of them.

    Without `lesson` it is the course's, else the one that the results name.

    Raises:
        InputError: a source is none of these, two courses are named or the lesson cannot be told.
        UnsourcedError: what reading them raises.
    """
    settings = load_settings(workspace=workspace)
    course, datasets, files = _read(sources, settings, quiet=quiet)
    results = list(files.values())
    material = _material(lesson, gold, articles, course, results)
    refuse_other_texts(files, material)
    for dataset in datasets:
        results += results_of(dataset, material.lesson, material.golds, course)
    invented = {article.id for article in sample_articles().values()}
    return CollectedResults(
        material=material,
        students=tuple(grade_class(results, material)),
        course=course,
        touched=tuple(line for dataset in datasets for line in touched(dataset, course)),
        synthetic=any(one.article.id in invented for one in material.golds.values()),
    )


def _read(
    sources: Sequence[str], settings: Settings, *, quiet: bool
) -> tuple[Course | None, list[Dataset], dict[Path, Result]]:
    course: Course | None = None
    datasets: list[Dataset] = []
    files: list[Path] = []
    for source in sources:
        path = Path(source)
        if (path / "dataset.json").is_file():
            datasets.append(read_dataset(path))
        elif path.exists():
            files.append(path)
        elif course is not None:
            raise InputError(f"names a second course beside {course.name!r}", where=source, remedy="Name one.")
        else:
            course = _course(settings, source)
            datasets += _work_of(settings, course, quiet=quiet)
    return course, datasets, read_results(files)


def _course(settings: Settings, name: str) -> Course:
    found = find_course(settings.workspace, name)
    if found is None and ("/" in name or name.endswith((".json", ".txt"))):
        raise InputError("there is no such file or folder", where=name)
    course = found or require_course(settings.workspace, name)
    if course.retain_until and date.today() > course.retain_until:
        say(f"warning: {name} was to be kept until {course.retain_until}: unsourced course close, then forget")
    return course


def _work_of(settings: Settings, course: Course, *, quiet: bool) -> list[Dataset]:
    """What was exported when the course was closed, else what is on the server now; nothing where nobody has begun."""
    if course.exported:
        return [read_dataset(Path(course.exported))]
    with tempfile.TemporaryDirectory() as folder:
        try:
            return [export_course(settings, course, Path(folder) / "work", quiet=quiet)]
        except NoWorkError:
            return []


def export_course(settings: Settings, course: Course, out: Path, *, quiet: bool) -> Dataset:
    """Write what a course's students did on the server to a Dataset folder.

    Raises:
        NoWorkError: they did nothing.
    """
    lesson = load_material(course.lesson, *_own(course)).lesson
    say(f"reading the projects of {len(course.students)} students", quiet=quiet)
    # What each of these exports says would be too much for a class.
    return export_blind(replace(settings, project=course.name), out, scheme=lesson.scheme, quiet=True).dataset


def _material(
    lesson: str | None, gold: Sequence[Path], articles: Sequence[Path], course: Course | None, results: Sequence[Result]
) -> Material:
    if course is not None:
        own_gold, own_articles = _own(course)
        return load_material(lesson or course.lesson, [*own_gold, *gold], [*own_articles, *articles])
    named = sorted({result.lesson for result in results})
    if lesson is None and len(named) != 1:
        raise InputError(
            f"the results are of {len(named)} lessons: {', '.join(named)}"
            if named
            else "nothing says which lesson it is",
            remedy="Name it with --lesson.",
        )
    return load_material(lesson or named[0], gold, articles)


def _own(course: Course) -> tuple[list[Path], list[Path]]:
    """The teacher's own gold and articles of a course."""
    return [Path(path) for path in course.gold], [Path(path) for path in course.articles]
