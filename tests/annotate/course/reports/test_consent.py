"""What may leave for research."""

from pathlib import Path

import pytest

from annotate.course.classroom.collect_results import CollectedResults
from annotate.course.grading.class_results import grade_class
from annotate.course.lessons.material import Material
from annotate.course.reports.consent import write_research
from exports.dataset.dataset import read_dataset
from tests.annotate.course.first_lesson import ALL, EVERY, HALF, NONE, course, four
from unsourced.errors import InputError


def test_research_holds_those_who_consented_alone(material: Material, tmp_path: Path) -> None:
    scored = tuple(grade_class(four(material), material))
    parts = {"touched": (), "synthetic": True}
    found = CollectedResults(material=material, students=scored, course=course([HALF, NONE]), **parts)  # type: ignore[arg-type]
    assert write_research(found, tmp_path / "research") == 2
    dataset = read_dataset(tmp_path / "research")
    assert dataset.annotations["annotator"].nunique() == 2
    assert len(dataset.annotations) == 2 * len(material.lesson.readings)
    everything_said = "".join(file.read_bytes().decode("latin-1") for file in (tmp_path / "research").rglob("*.*"))
    assert not any(word in everything_said for word in ("Bo Torvell", "@c.example"))
    assert dataset.spans["reason"].isna().all()
    assert not set(dataset.annotations["annotator"]) & {ALL, HALF, EVERY, NONE}
    nobody = CollectedResults(material=material, students=scored, course=course([]), **parts)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="nobody who has handed in work has consented"):
        write_research(nobody, tmp_path / "nobody")
    unasked = CollectedResults(material=material, students=scored, course=None, **parts)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="nothing says who consented"):
        write_research(unasked, tmp_path / "unasked")
