"""Feedback for a class: results in, a folder of pages and the queue of disagreements out."""

import re
from collections.abc import Sequence
from pathlib import Path

from annotate.course.disputes import Dispute, dispute_records, disputes
from annotate.course.feedback import feedback_page
from annotate.course.graded import GradedResult, grade_results, materials
from annotate.course.result import results_by_file
from unsourced.errors import BatchError, InputError
from unsourced.records import write_records, write_text

DISAGREEMENTS = "disagreements.csv"


def write_feedback(
    results: Sequence[Path], out: Path, *, lessons: Sequence[Path], gold: Sequence[Path], articles: Sequence[Path]
) -> list[Path]:
    """Write one page a result and `disagreements.csv` into `out`; returns the pages.

    Pages of an earlier run are written anew. Raises BatchError, naming each, where some results cannot be read or
    graded: the others are done.
    """
    import pyarrow

    graded, failures = graded_files(results, lessons=lessons, gold=gold, articles=articles)
    pages = []
    taken: set[str] = set()
    for each in graded.values():
        page = out / f"{_free(each, taken)}.html"
        write_text(feedback_page(each), page)
        pages.append(page)
    columns = pyarrow.schema([(name, pyarrow.string()) for name in Dispute.__dataclass_fields__])
    write_records(dispute_records(disputes(graded.values())), "csv", out / DISAGREEMENTS, schema=columns)
    raise_unread(failures, len(pages))
    return pages


def graded_files(
    results: Sequence[Path], *, lessons: Sequence[Path], gold: Sequence[Path], articles: Sequence[Path]
) -> tuple[dict[Path, GradedResult], list[InputError]]:
    """Every result of these files and folders that can be graded, by file, and an error for each other one.

    Raises InputError where a lesson, gold or article cannot be read.
    """
    found, unread = results_by_file(results)
    graded, ungraded = grade_results(found, materials(lessons, gold, articles))
    return graded, [*unread, *ungraded]


def raise_unread(failures: Sequence[InputError], done: int) -> None:
    """Raise the only failure where nothing was done, or else a BatchError of all."""
    if len(failures) == 1 and not done:
        raise failures[0]
    if failures:
        raise BatchError(failures, done)


def _free(graded: GradedResult, taken: set[str]) -> str:
    """A file name of student and lesson that nobody has yet: two pseudonyms may differ in signs alone."""
    words = f"{graded.result.student}-{graded.result.lesson}"
    name = re.sub(r"[^\w]+", "-", words).strip("-").lower() or "student"
    number = 1
    free = name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free
