"""Practice as one self-contained HTML file: it asks no server for anything, and contains its answers."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from annotate.course.grading.result import Phase
from annotate.course.grading.wording import WORDING
from annotate.course.lessons.gold import Gold
from annotate.course.lessons.lesson import Form, Lesson, Question, Reading
from annotate.course.lessons.material import Material
from annotate.course.lessons.tokens import pieces
from annotate.course.pages.templates import inert, page_file, page_policy, page_style, page_template
from unsourced.core.article import Article
from unsourced.core.sentences import sentences
from unsourced.schemes.scheme import Example, Label

_SCRIPTS = ("grading.js", "wording.js", "parts.js", "record.js", "reader.js", "marking.js", "practice.js")
_OTHER: dict[Form, Form] = {"A": "B", "B": "A"}


def practice_page(material: Material, form: Form | None = None) -> str:
    """The page for one lesson, as HTML.

    With a `form` that one is asked before the practice and the other one after it, both without feedback. Raises
    ValueError where the lesson has no forms.
    """
    lesson = material.lesson
    data = page_data(material, form)
    style = page_style(lesson.scheme.label(key) for key in lesson.labels)
    script = page_script()
    return page_template("practice.html.j2").render(
        lesson=lesson,
        policy=page_policy(style, script),
        style=Markup(style),  # noqa: S704 - ours
        script=Markup(script),  # noqa: S704 - ours
        data=Markup(inert(data)),  # noqa: S704 - no "<" is left in it
    )


def page_script() -> str:
    """The page's JavaScript; it reads what `page_data` gave from the element `data`."""
    reading = 'const DATA = JSON.parse(document.getElementById("data").textContent);\n'
    return '"use strict";\n' + reading + "\n".join(page_file(name) for name in _SCRIPTS)


def page_data(material: Material, form: Form | None = None) -> dict[str, Any]:
    """What the page shows and grades by, ready for JSON. Offsets are code points."""
    lesson = material.lesson
    readings = [_reading(reading, phase, material) for phase, reading in _phases(lesson, form)]
    data: dict[str, Any] = {
        "lesson": _lesson(lesson),
        "form": form,
        "readings": readings,
        "wording": WORDING,
        "names": {label.key: label.name for label in lesson.scheme.labels},
    }
    # Work on another lesson, or on other articles, must not be taken up.
    data["key"] = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]
    return data


def _phases(lesson: Lesson, form: Form | None) -> Iterator[tuple[Phase, Reading]]:
    if form and not lesson.forms:
        raise ValueError(f"lesson {lesson.name} has no forms")
    if form:
        yield from (("before", reading) for reading in lesson.forms[form])
    yield from (("practice", reading) for reading in lesson.practice)
    if form:
        yield from (("after", reading) for reading in lesson.forms[_OTHER[form]])


def _lesson(lesson: Lesson) -> dict[str, Any]:
    return {
        "name": lesson.name,
        "title": lesson.title,
        "minutes": lesson.minutes,
        "introduction": [" ".join(part.split()) for part in lesson.introduction.split("\n\n")],
        "pass_mark": lesson.pass_mark,
        "labels": [_label(lesson.scheme.label(key)) for key in lesson.labels],
        "questions": [_question(question) for question in lesson.questions],
    }


def _label(label: Label) -> dict[str, Any]:
    return {
        "key": label.key,
        "name": label.name,
        "hotkey": label.hotkey.lower(),
        "definition": label.definition,
        "extent": label.extent,
        "examples": [_example(each, False) for each in label.examples[:1]]
        + [_example(each, True) for each in label.counter_examples[:1]],
    }


def _example(example: Example, counter: bool) -> dict[str, Any]:
    text = example.text
    return {
        "before": text[: example.start],
        "marked": text[example.start : example.end],
        "after": text[example.end :],
        "why": example.why,
        "counter": counter,
    }


def _question(question: Question) -> dict[str, Any]:
    # Without its answer: the page asks before and after, and says nothing about it.
    return {
        "key": question.key,
        "text": question.text,
        "type": question.type,
        "when": list(question.when),
        "choices": [{"key": choice.key, "text": choice.text} for choice in question.choices],
    }


def _reading(reading: Reading, phase: Phase, material: Material) -> dict[str, Any]:
    return {
        "phase": phase,
        "article": article_data(material.golds[reading.article]),
        "original": _original(material.originals[reading.original]) if reading.original else None,
    }


def article_data(gold: Gold) -> dict[str, Any]:
    """An article with its gold for the page: pieces and sentences to move by, words to grade by."""
    article = gold.article
    return {
        "name": gold.name,
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet or "",
        "language": article.language,
        "text": article.text,
        "body_start": article.body_start,
        "pieces": pieces(article.text),
        "sentences": sentences(article.text),
        "words": gold.words,
        "gold": {
            "spans": [
                {
                    "label": span.label,
                    "start": span.start,
                    "end": span.end,
                    "reason": span.reason,
                    "optional": span.optional,
                    "accepted": [{"label": v.label, "start": v.start, "end": v.end} for v in span.accepted],
                }
                for span in gold.spans
            ],
            "sound": [
                {"start": sound.start, "end": sound.end, "kind": sound.kind, "reason": sound.reason}
                for sound in gold.sound
            ],
        },
    }


def _original(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "outlet": article.outlet or "",
        "paragraphs": [paragraph for paragraph in article.body.split("\n") if paragraph.strip()],
    }
