"""Feedback for a class."""

from pathlib import Path

from annotate.course.grading.graded_result import grade_result
from annotate.course.grading.result import Disagreement
from annotate.course.pages.run import write_feedback
from tests.annotate.course.invented import mark
from tests.annotate.course.students import RIGHT, graded, result, weir_material


def test_a_page_each_and_one_table_of_objections(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    no = mark("vague-source", "Insiders")
    objection = Disagreement(label=no.label, start=no.start, end=no.end, verdict="missed", reason="=Known.")
    work = [
        graded("all-right", material),
        grade_result(result("Ada!", [], objection), material),
        grade_result(result("ada", RIGHT), material),
    ]
    pages = write_feedback(work, tmp_path / "out")
    assert [page.name for page in pages] == ["all-right-weir.html", "ada-weir.html", "ada-weir-2.html"]
    assert "You found 4 of 4" in " ".join(pages[0].read_text(encoding="utf-8").split())
    table = (tmp_path / "out" / "disagreements.csv").read_text(encoding="utf-8")
    assert "Ada!" in table
    assert "'=Known." in table


def test_of_nobody_there_is_a_table_without_rows(tmp_path: Path) -> None:
    assert write_feedback([], tmp_path) == []
    header = "student,lesson,gold,label,quote,said,now,why,gold_reason"
    assert (tmp_path / "disagreements.csv").read_text(encoding="utf-8").strip() == header
