"""A person out of what was made of their work."""

from pathlib import Path

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.classroom.roster import Enrolled
from annotate.course.erasure.datasets import Person
from annotate.course.erasure.reports import erase_outputs
from annotate.course.grading.graded_result import grade_result
from annotate.course.grading.result import Disagreement
from annotate.course.pages.run import write_feedback
from annotate.course.reports.grade_files import grade_file
from annotate.course.reports.run import write_report
from tests.annotate.course.invented import mark
from tests.annotate.course.students import STUDENTS, graded, result, weir_material

BO = Person(["half-right"], account="bo@9a.example")


def test_results_reports_pages_and_rows(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    no = mark("source", "Una Brock")
    objection = Disagreement(label=no.label, start=no.start, end=no.end, verdict="missed", reason="Known.")
    both = [grade_result(result(name, [], objection), material) for name in ("half-right", "nothing")]
    pages = write_feedback(both, tmp_path / "feedback")
    students = tuple(graded(name, material) for name in STUDENTS)
    found = CollectedResults(material=material, students=students[1:2], course=None, touched=(), synthetic=True)
    write_report(found, tmp_path / "report")
    roster = [Enrolled(name="", pseudonym=name) for name in STUDENTS]
    (tmp_path / "grades.csv").write_text(grade_file(students, roster, material.lesson, "moodle").text, encoding="utf-8")
    (tmp_path / "other.csv").write_text("name\nhalf-right\n", encoding="utf-8")

    assert erase_outputs(tmp_path, BO) == [
        f"the result {tmp_path / 'results' / 'half-right.json'}",
        f"the report {tmp_path / 'report'}; make it again",
        f"the feedback {pages[0]}",
        f"their rows in {tmp_path / 'feedback' / 'disagreements.csv'}",
        f"their rows in {tmp_path / 'grades.csv'}",
    ]
    assert sorted(path.stem for path in (tmp_path / "results").iterdir()) == ["all-right", "everything", "nothing"]
    assert not (tmp_path / "report").exists()
    assert [page.exists() for page in pages] == [False, True]
    for table in (tmp_path / "feedback" / "disagreements.csv", tmp_path / "grades.csv"):
        rows = table.read_text(encoding="utf-8")
        assert "nothing" in rows
        assert "half-right" not in rows
    # A table of somebody else's is none of ours.
    assert "half-right" in (tmp_path / "other.csv").read_text(encoding="utf-8")
    assert erase_outputs(tmp_path, BO) == []
