"""The class of the first lesson, as tests of what is made of its work need it."""

from pathlib import Path

import pytest

from annotate.course.classroom.collect_results import CollectedResults, collect_results
from annotate.course.grading.result import write_result
from annotate.course.lessons.material import Material, load_material
from tests.annotate.course.first_lesson import LESSON, four


@pytest.fixture(scope="module")
def material() -> Material:
    return load_material(LESSON)


@pytest.fixture
def results(material: Material, tmp_path: Path) -> Path:
    folder = tmp_path / "results"
    folder.mkdir()
    for one in four(material):
        write_result(one, folder / f"{one.student}.json")
    return folder


@pytest.fixture
def gathered(results: Path) -> CollectedResults:
    return collect_results([str(results)])
