"""What a Dataset holds of a lesson, as results."""

from dataclasses import replace
from pathlib import Path

from annotate.course.classroom.course_record import Course, Student
from annotate.course.classroom.dataset_results import results_of, touched
from annotate.course.reports.dataset import class_dataset
from tests.annotate.course.students import STUDENTS, graded, weir_material


def test_the_same_marks_as_from_the_practice_page(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    dataset = class_dataset([graded(name, material) for name in STUDENTS], material.lesson)
    found = results_of(dataset, material.lesson, material.golds, None)
    assert [one.student for one in found] == sorted(STUDENTS)
    for one in found:
        (item,) = one.items
        marks = {(mark.label, mark.start, mark.end, mark.reason) for mark in item.spans}
        assert marks == {(mark.label, mark.start, mark.end, mark.reason) for mark in STUDENTS[one.student]}
        assert (item.phase, item.seconds, one.form, one.lesson) == ("practice", 60.0, None, "weir")


def test_people_go_by_their_pseudonyms_in_a_course_and_drafts_do_not_count(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    dataset = class_dataset([graded(name, material) for name in ("nothing", "half-right")], material.lesson)
    student = Student(pseudonym="S01", account="nothing", password="x", form="B")
    course = Course(name="9a", lesson="weir", url="", created="2026-01-01", students=(student,))
    drafts = dataset.annotations["annotator"] == "half-right"
    rows = dataset.annotations.assign(status=dataset.annotations["status"].mask(drafts, "draft"))
    (found,) = results_of(replace(dataset, annotations=rows), material.lesson, material.golds, course)
    assert (found.student, found.form) == ("S01", "B")


def test_who_changed_whose_marks(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    dataset = class_dataset([graded("nothing", material)], material.lesson)
    assert touched(dataset, None) == []
    changed = replace(dataset, annotations=dataset.annotations.assign(updated_by="s02@9a.example"))
    student = Student(pseudonym="S02", account="s02@9a.example", password="x")
    course = Course(name="9a", lesson="weir", url="", created="2026-01-01", students=(student,))
    article = material.golds["weir"].article.id
    assert touched(changed, course) == [f"the work of nothing on article {article} was changed by S02"]
