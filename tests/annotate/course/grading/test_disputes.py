"""What students dispute."""

from pathlib import Path

from annotate.course.grading.disputes import Dispute, disputes, records_of_disputes
from annotate.course.grading.graded_result import grade_result
from annotate.course.grading.result import Disagreement
from tests.annotate.course.invented import mark
from tests.annotate.course.students import result, weir_material


def objection(label: str, quote: str, verdict: str, reason: str) -> Disagreement:
    words = mark(label, quote)
    return Disagreement(label=label, start=words.start, end=words.end, verdict=verdict, reason=reason)


KNOWN = objection("vague-source", "Insiders", "missed", "=everybody knows them")
GONE = objection("source", "Rain fell", "false-alarm", "It did.")


def test_what_was_said_what_is_said_today_and_why(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    results = result("zed", [], KNOWN, GONE), result("ada", [], KNOWN)
    found = disputes(grade_result(one, material) for one in results)
    assert [(one.student, one.quote) for one in found] == [
        ("ada", "Insiders"),
        ("zed", "Insiders"),
        ("zed", "Rain fell"),
    ]
    assert found[1] == Dispute(
        student="zed",
        lesson="weir",
        gold="weir",
        label="vague-source",
        quote="Insiders",
        said="Missed",
        now="Missed",
        why="=everybody knows them",
        gold_reason="Nobody can ask them.",
    )
    assert (found[2].said, found[2].now, found[2].gold_reason) == ("False alarm", "Nothing", "")
    assert disputes([]) == []


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    (record,) = records_of_disputes(disputes([grade_result(result("zed", [], KNOWN), weir_material(tmp_path))]))
    assert record["why"] == "'=everybody knows them"
