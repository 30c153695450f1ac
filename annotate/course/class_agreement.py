"""How far a class agrees among itself: the figures of `unsourced agreement`, without those of pairs."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.course.class_dataset import class_dataset
from annotate.course.lesson import Lesson
from annotate.course.scored import StudentWork
from exports.agreement.agreement import agreement
from unsourced.errors import DatasetError


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelAgreement:
    """Krippendorff's alpha on sentences with its 95% interval (bootstrap over articles); None where it is undefined.

    `observed` is the share of pairs of judgements that agree, `prevalence` that of sentences that were marked.
    """

    label: str
    alpha: float | None
    low: float | None
    high: float | None
    observed: float | None
    prevalence: float | None


def class_agreement(students: Sequence[StudentWork], lesson: Lesson) -> list[LabelAgreement]:
    """Agreement on each label of the lesson; empty where no two students share an article."""
    try:
        found = agreement(class_dataset(students, lesson))
    except DatasetError:
        return []
    origin = next(one for one in found.origins if one.origin == found.headline)
    if not origin.shared_articles:
        return []
    return [
        LabelAgreement(
            label=row["label"],
            alpha=row["alpha"],
            low=row["alpha_low"],
            high=row["alpha_high"],
            observed=row["observed"],
            prevalence=row["prevalence"],
        )
        for row in origin.labels
        if row["unit"] == "sentence" and not row["one"] and row["label"] in lesson.labels
    ]
