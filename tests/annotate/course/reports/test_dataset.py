"""A class's work as a Dataset."""

from pathlib import Path

from annotate.course.reports.dataset import class_dataset
from exports.dataset.validate import validate
from tests.annotate.course.invented import LABELS
from tests.annotate.course.students import graded, weir_material


def test_one_annotation_for_each_student_and_article(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    students = [graded(name, material) for name in ("all-right", "nothing")]
    dataset = class_dataset(students, material.lesson, synthetic=True)
    assert validate(dataset) == []
    assert list(dataset.annotations["annotator"]) == ["all-right", "nothing"]
    assert list(dataset.annotations["lead_time"]) == [60.0, 60.0]
    assert [list(offered) for offered in dataset.annotations["labels_offered"]] == [list(LABELS)] * 2
    assert len(dataset.articles) == 1
    text = material.golds["weir"].article.text
    rows = dataset.spans[["label", "start", "end"]].to_numpy().tolist()
    assert ("vague-source", "Insiders") in [(label, text[start:end]) for label, start, end in rows]
    assert len(rows) == 4
    assert dataset.provenance == {"source": "course", "synthetic": True}


def test_reasons_can_be_left_out(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    students = [graded("all-right", material)]
    assert set(class_dataset(students, material.lesson).spans["reason"].dropna()) == {"She did not say it."}
    assert class_dataset(students, material.lesson, reasons=False).spans["reason"].isna().all()


def test_nobodys_work_is_an_empty_dataset(tmp_path: Path) -> None:
    dataset = class_dataset([], weir_material(tmp_path).lesson)
    assert (len(dataset.articles), len(dataset.annotations), len(dataset.spans)) == (0, 0, 0)
