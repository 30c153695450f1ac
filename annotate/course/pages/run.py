"""Feedback for a class: results in, a folder of pages and the queue of disagreements out."""

import re
from collections.abc import Iterable
from pathlib import Path

from annotate.course.grading.disputes import Dispute, disputes, records_of_disputes
from annotate.course.grading.graded_result import GradedResult
from annotate.course.pages.feedback import feedback_page
from unsourced.io.record_files import write_records, write_text

DISAGREEMENTS = "disagreements.csv"


def write_feedback(results: Iterable[GradedResult], out: Path) -> list[Path]:
    """Write one page a result and `disagreements.csv` into `out`; returns the pages.

    Pages of an earlier run are written anew.

    Raises:
        InputError: `out` cannot be written.
    """
    import pyarrow

    graded = list(results)
    pages = []
    taken: set[str] = set()
    for each in graded:
        page = out / f"{_free(each, taken)}.html"
        write_text(feedback_page(each), page)
        pages.append(page)
    columns = pyarrow.schema([(name, pyarrow.string()) for name in Dispute.__dataclass_fields__])
    write_records(records_of_disputes(disputes(graded)), "csv", out / DISAGREEMENTS, schema=columns)
    return pages


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
