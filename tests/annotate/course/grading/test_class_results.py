"""A class's results as one result a student."""

from pathlib import Path

import pytest

from annotate.course.grading.class_results import grade_class, refuse_other_texts
from annotate.course.grading.result import Disagreement
from tests.annotate.course.invented import mark
from tests.annotate.course.students import RIGHT, result, weir_material
from unsourced.errors import InputError

NO = mark("vague-source", "Insiders")
OBJECTION = Disagreement(label=NO.label, start=NO.start, end=NO.end, verdict="missed", reason="Known.")


def test_the_last_result_of_a_student_counts_and_takes_back_no_objection(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    results = [
        result("zed", []),
        result("ada", RIGHT[:1], OBJECTION),
        result("ada", RIGHT),
        result("bo", []).model_copy(update={"lesson": "another"}),
    ]
    found = grade_class(results, material)
    assert [(one.student, one.marks) for one in found] == [("ada", 4), ("zed", 0)]
    assert found[0].items[0].item.disagreements == (OBJECTION,)
    assert grade_class([], material) == []


def test_articles_without_gold_are_left_out(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    whole = result("ada", RIGHT)
    real = whole.items[0].model_copy(update={"name": "real", "article": "x"})
    (found,) = grade_class([whole.model_copy(update={"items": (*whole.items, real)})], material)
    assert [one.gold.name for one in found.items] == ["weir"]


def test_results_of_another_text_are_all_named(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    good = result("ada", RIGHT)
    bad = good.model_copy(update={"items": (good.items[0].model_copy(update={"article": "x"}),)})
    refuse_other_texts({Path("good.json"): good}, material)
    with pytest.raises(InputError, match=r"2 of 3 results are of no use: b\.json: article [\s\S]*c\.json: article"):
        refuse_other_texts({Path("a.json"): good, Path("b.json"): bad, Path("c.json"): bad}, material)
