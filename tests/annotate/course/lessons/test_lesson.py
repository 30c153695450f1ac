"""Lessons in TOML: the shipped ones hold together, and what is wrong in a file is named."""

from pathlib import Path

import pytest

from annotate.course.lessons.articles import sample_articles
from annotate.course.lessons.gold import sample_gold
from annotate.course.lessons.lesson import check_lesson, load_lesson, parse_lesson
from configs import lesson_names, lesson_text
from unsourced.errors import InputError

FIRST = lesson_text("first-lesson")


@pytest.mark.parametrize("name", lesson_names())
def test_a_shipped_lesson_has_gold_for_all_and_a_clean_article_in_each_form(name: str) -> None:
    lesson, golds, articles = load_lesson(name), sample_gold(), sample_articles()
    check_lesson(lesson, golds)
    assert lesson.name == name
    assert {reading.original for reading in lesson.readings} - {None} <= set(articles)
    assert lesson.questions_at("before")
    assert lesson.questions_at("after")
    # Something to find in each form, otherwise no hit rate can be had.
    for readings in lesson.forms.values():
        assert any(not golds[reading.article].clean for reading in readings)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('labels = ["source",', 'labels = ["sauce",', "labels: scheme credibility has no label 'sauce'"),
        ('labels = ["source",', 'labels = ["vague-source",', "labels: vague-source stands there twice"),
        ("minutes = 30", "minutes = 0", "minutes: Input should be greater than 0"),
        ("minutes = 30", "minuets = 30", "minutes: Field required"),
        ("pass_mark = 0.4", "pass_mark = 40", "pass_mark"),
        ('answer = "seen"', 'answer = "heard"', "question what-needs-none: answer 'heard' is none of the choices"),
        ('type = "text"', 'type = "choice"', "question surprise: a choice question needs two choices"),
        ('A = ["border-camp-hearth",', 'A = ["club-sale-cry",', "club-sale-cry stands there twice"),
        ("[forms]", "[froms]", "froms: Extra inputs"),
        ("minutes = 30", "minutes =", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in FIRST
    path = tmp_path / "mine.toml"
    path.write_text(FIRST.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_lesson(path)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("hesk-road-radio", "night-ferry-opinion-tide", "there is no gold for article 'night-ferry-opinion-tide'"),
        ("hesk-road-radio", "strait-quota-hearth", "does not cover source, vague-source"),
        ("hesk-road-radio", "hospital-flu-cry", "form B has no clean article"),
    ],
)
def test_a_lesson_that_its_gold_does_not_carry_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        check_lesson(parse_lesson(FIRST.replace(old, new)), sample_gold())


def test_an_unknown_lesson_names_the_shipped_ones() -> None:
    with pytest.raises(InputError, match="Shipped: first-lesson, full-scheme"):
        load_lesson("last-lesson")
