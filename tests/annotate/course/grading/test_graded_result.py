"""A student's work on a lesson, graded."""

from pathlib import Path

import pytest

from annotate.course.grading.graded_result import grade_result
from tests.annotate.course.invented import mark
from tests.annotate.course.students import RIGHT, graded, result, weir_material
from unsourced.errors import InputError


def test_scores_pace_and_reasons(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    half = graded("half-right", material)
    # 1 + 1 + 2/3 of 4, less the two bracketed words among 15 outside the gold.
    assert half.final == pytest.approx((2 + 2 / 3) / 4 - 2 / 15)
    assert (half.discernment("after"), half.discernment("practice")) == (None, half.final)
    assert [graded(name, material).final for name in ("all-right", "nothing")] == [1.0, 0.0]
    right = graded("all-right", material)
    assert (right.student, right.form, right.marks, right.reasons) == ("all-right", None, 4, 1)
    assert right.items[0].pace == 100 * 60 / len(material.golds["weir"].words)


def test_what_is_said_of_some_words(tmp_path: Path) -> None:
    (item,) = graded("half-right", weir_material(tmp_path)).items
    wanted = mark("editorial-insertion", "[the wardens]")
    verdict = item.verdict_at(wanted.label, wanted.start, wanted.end)
    assert verdict is not None
    assert (verdict.kind, item.offsets(verdict)) == ("false-alarm", (wanted.start, wanted.end))
    assert item.verdict_at("source", wanted.start, wanted.end) is None


def test_work_on_another_text_is_refused(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    whole = result("ada", RIGHT)
    (item,) = whole.items
    other = whole.model_copy(update={"items": (item.model_copy(update={"article": "x"}),)})
    with pytest.raises(InputError, match=r"ada.json: article weir \(x\) is not one of lesson weir"):
        grade_result(other, material, where="ada.json")
    beyond = item.model_copy(update={"spans": (item.spans[0].model_copy(update={"end": 9999}),)})
    with pytest.raises(InputError, match="a mark of weir ends at 9999, outside its text"):
        grade_result(whole.model_copy(update={"items": (beyond,)}), material)
