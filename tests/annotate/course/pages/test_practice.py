"""A lesson as one page."""

import json
import re
from pathlib import Path

import pytest

from annotate.course.lessons.material import load_material
from annotate.course.pages.practice import article_data, page_data, page_script, practice_page
from tests.annotate.course.students import weir_material


def test_the_page_holds_its_data_and_needs_nothing_else(tmp_path: Path) -> None:
    material = weir_material(tmp_path)
    page = practice_page(material)
    found = re.search(r'<script[^>]*id="data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    assert json.loads(found[1]) == json.loads(json.dumps(page_data(material)))
    assert not re.search(r'(?:src|href)="https?:', page)
    assert "default-src &#39;none&#39;" in page
    assert page_script().startswith('"use strict";')


def test_articles_with_their_gold_and_words(tmp_path: Path) -> None:
    gold = weir_material(tmp_path).golds["weir"]
    data = article_data(gold)
    assert (data["name"], data["text"], data["body_start"]) == ("weir", gold.article.text, gold.article.body_start)
    spans = {data["text"][span["start"] : span["end"]] for span in data["gold"]["spans"]}
    assert {"Insiders", "[and kept silent]"} <= spans
    assert [sound["kind"] for sound in data["gold"]["sound"]] == ["neutral brackets", "what the reporter saw"]
    assert data["words"] == gold.words


def test_one_form_before_practice_and_the_other_after() -> None:
    material = load_material("first-lesson")
    lesson, data = material.lesson, page_data(material, "B")
    parts = (("before", lesson.forms["B"]), ("practice", lesson.practice), ("after", lesson.forms["A"]))
    assert [(one["phase"], one["article"]["name"]) for one in data["readings"]] == [
        (phase, reading.article) for phase, readings in parts for reading in readings
    ]
    # Work that was begun on another form is not taken up, and no question comes with its answer.
    assert data["key"] != page_data(material, "A")["key"]
    assert all("answer" not in question for question in data["lesson"]["questions"])


def test_a_lesson_without_forms_has_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="lesson weir has no forms"):
        practice_page(weir_material(tmp_path), "A")
