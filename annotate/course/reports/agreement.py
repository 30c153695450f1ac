"""How far a class agrees among itself: the figures of `unsourced agreement`, without those of pairs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.course.grading.graded_result import GradedResult
from annotate.course.lessons.lesson import Lesson
from annotate.course.reports.dataset import class_dataset
from exports.agreement.per_label import label_agreement
from exports.agreement.units import marked_units
from exports.dataset.votes import latest_votes

_UNIT = "sentence"


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


def class_agreement(students: Sequence[GradedResult], lesson: Lesson) -> list[LabelAgreement]:
    """Agreement on each label of the lesson; empty where no two students share an article."""
    dataset = class_dataset(students, lesson)
    votes = latest_votes(dataset)
    if not votes.duplicated(["article", "label"]).any():
        return []
    keys = dataset.scheme.label_keys
    # Without the pairs, of which 200 students have 20,000.
    table = label_agreement(votes, marked_units(dataset, votes, _UNIT), _UNIT, len(keys), each_pair=False)
    found = {keys[row["label"]]: row for row in table.to_dict("records")}
    return [
        LabelAgreement(
            label=label,
            alpha=_number(found[label]["alpha"]),
            low=_number(found[label]["alpha_low"]),
            high=_number(found[label]["alpha_high"]),
            observed=_number(found[label]["observed"]),
            prevalence=_number(found[label]["prevalence"]),
        )
        for label in lesson.labels
    ]


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
