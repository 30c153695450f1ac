"""What a lesson needs, found and checked."""

from pathlib import Path

import pytest

from annotate.course.lessons.material import load_material
from tests.annotate.course.invented import weir
from tests.annotate.course.students import weir_material
from unsourced.errors import InputError


def test_a_shipped_lesson_has_its_gold_and_originals() -> None:
    material = load_material("inserted-words")
    readings = material.lesson.readings
    assert set(material.golds) == {reading.article for reading in readings}
    assert set(material.originals) == {reading.original for reading in readings if reading.original}
    assert material.originals


def test_a_lesson_of_ones_own(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    assert list(material.golds) == ["weir"]
    assert material.originals == {}
    assert material.gold_of(weir().id) is material.golds["weir"]
    assert material.gold_of("another") is None


def test_an_original_that_is_not_there_is_named(tmp_path: Path) -> None:
    weir_material(tmp_path)
    lesson = tmp_path / "lesson.toml"
    text = lesson.read_text(encoding="utf-8")
    practice = 'practice = [{ article = "weir", original = "dam" }]'
    lesson.write_text(text.replace('practice = ["weir"]', practice), encoding="utf-8")
    with pytest.raises(InputError, match="there is no article 'dam', the original of weir"):
        load_material(lesson, [tmp_path / "gold"], [tmp_path / "articles.jsonl"])
