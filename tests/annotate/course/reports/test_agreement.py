"""The class's agreement is what `unsourced agreement` says of the same work."""

from annotate.course.grading.class_results import grade_class
from annotate.course.lessons.material import load_material
from annotate.course.reports.agreement import class_agreement
from annotate.course.reports.dataset import class_dataset
from docs.invented_class import LESSON, invented_results
from exports.agreement.agreement import agreement


def test_the_same_figures_as_the_command_gives() -> None:
    material = load_material(LESSON)
    students = grade_class(invented_results()[:4], material)
    (origin,) = agreement(class_dataset(students, material.lesson)).origins
    whole = {row["label"]: row for row in origin.labels if row["unit"] == "sentence" and not row["one"]}
    ours = class_agreement(students, material.lesson)
    assert [one.label for one in ours] == list(material.lesson.labels)
    for one in ours:
        row = whole[one.label]
        assert (one.alpha, one.low, one.high) == (row["alpha"], row["alpha_low"], row["alpha_high"])
        assert (one.observed, one.prevalence) == (row["observed"], row["prevalence"])
        assert one.alpha is not None
    assert class_agreement(students[:1], material.lesson) == []
