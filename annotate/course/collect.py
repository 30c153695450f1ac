"""A class's work in Label Studio as the result files that the practice page gives, for what reads these."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.course.gather import gather, work_as_results
from annotate.course.result import write_result


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Result files, and the teacher's own lessons, gold and articles that they are of."""

    results: tuple[Path, ...]
    lessons: tuple[Path, ...]
    gold: tuple[Path, ...]
    articles: tuple[Path, ...]


@contextmanager
def as_files(
    sources: Sequence[str], own: Files, *, workspace: Path | None = None, quiet: bool = False
) -> Iterator[Files]:
    """The sources as files, for as long as the block lasts: result files as they are, of others new ones.

    `own` holds what was named beside them. Raises what `gather` raises.
    """
    named = [source for source in sources if _is_results(Path(source))]
    others = [source for source in sources if source not in named]
    files = replace(own, results=(*own.results, *map(Path, named)))
    with tempfile.TemporaryDirectory() as folder:
        for source in others:
            files = replace(files, **_collected(source, files, Path(folder), workspace, quiet=quiet))
        yield files


def _is_results(path: Path) -> bool:
    return path.exists() and not (path / "dataset.json").is_file()


def _collected(
    source: str, files: Files, folder: Path, workspace: Path | None, *, quiet: bool
) -> dict[str, tuple[Path, ...]]:
    """What a course or Dataset adds to the files."""
    lesson = str(files.lessons[0]) if files.lessons else None
    found = gather([source], lesson=lesson, gold=files.gold, articles=files.articles, workspace=workspace, quiet=quiet)
    written = []
    for number, result in enumerate(work_as_results(found)):
        written.append(folder / f"{len(files.results)}-{number:04}.json")
        write_result(result, written[-1])
    course = found.course
    more = [Path(course.lesson)] if course and Path(course.lesson).is_file() else []
    return {
        "results": (*files.results, *written),
        "lessons": (*files.lessons, *more),
        "gold": (*files.gold, *map(Path, course.gold if course else ())),
        "articles": (*files.articles, *map(Path, course.articles if course else ())),
    }
