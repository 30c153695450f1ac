"""What may leave for research: the work of those who consented, under names that nothing links to them."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.grading.graded_result import GradedResult
from annotate.course.reports.dataset import class_dataset
from exports.dataset.dataset import write_dataset
from exports.dataset.pseudonymise import pseudonymise
from unsourced.errors import InputError


def consenting(collected: CollectedResults) -> list[GradedResult]:
    """The work of students whose roster says that they consent; whoever is not in the course's roster has not.

    Raises InputError where no course says who consented.
    """
    if collected.course is None:
        raise InputError(
            "nothing says who consented to research", remedy="Name the course, whose roster has research_consent."
        )
    agreed = {student.pseudonym for student in collected.course.students if student.research_consent}
    return [one for one in collected.students if one.student in agreed]


def write_research(collected: CollectedResults, out: Path) -> int:
    """Write their work as a Dataset to the folder `out`, and return how many they are.

    Each gets a new pseudonym under a key that is thrown away: neither the course's record nor an earlier export links
    to it. Reasons that students wrote are left out, because a name may stand in them.

    Raises:
        InputError: nobody has consented or nothing says so.
        DatasetError: `out` is something else.
    """
    agreed: Sequence[GradedResult] = consenting(collected)
    if not agreed:
        raise InputError("nobody who has handed in work has consented to research")
    dataset = class_dataset(agreed, collected.material.lesson, synthetic=collected.synthetic, reasons=False)
    write_dataset(pseudonymise(dataset, secrets.token_bytes(32)).dataset, out)
    return len(agreed)
