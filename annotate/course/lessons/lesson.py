"""Lessons as TOML: which articles, which labels, in which order, and the questions before and after."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from annotate.course.lessons.gold import Gold
from configs import lesson_names, lesson_text
from unsourced.errors import InputError
from unsourced.io.shipped_files import read_named_file
from unsourced.schemes.load import DEFAULT_SCHEME, load_scheme
from unsourced.schemes.scheme import Scheme

Form = Literal["A", "B"]
When = Literal["before", "after"]
QuestionType = Literal["choice", "scale", "text"]

_Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article to work on, and beside it, where it is a repost, the original to read; both by name."""

    article: str
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers of a choice question."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about the student, not about an article. `answer` is the right choice's key, where there is one."""

    key: str
    text: str
    type: QuestionType
    when: tuple[When, ...]
    choices: tuple[Choice, ...] = ()
    answer: str | None = None


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One lesson. `forms` holds the articles that are asked before or after, without feedback; `practice` those with.

    Somebody who has form A before has B after, and the other way round. How difficult the forms are is uncalibrated:
    nobody has measured it. `pass_mark` is the discernment (-1..1) to be reached.
    """

    name: str
    title: str
    scheme: Scheme
    minutes: int
    introduction: str
    labels: tuple[str, ...]
    practice: tuple[Reading, ...]
    forms: Mapping[Form, tuple[Reading, ...]]
    questions: tuple[Question, ...]
    pass_mark: float

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Practice, form A, form B."""
        return (*self.practice, *(reading for form in self.forms.values() for reading in form))

    def questions_at(self, when: When) -> tuple[Question, ...]:
        """The questions that are asked then."""
        return tuple(question for question in self.questions if when in question.when)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Reading(_Table):
    article: _Words
    original: _Words | None = None


_Readings = list[_Words | _Reading]


class _Forms(_Table):
    A: _Readings = Field(min_length=1)
    B: _Readings = Field(min_length=1)


class _Choice(_Table):
    key: _Key
    text: _Words


class _Question(_Table):
    key: _Key
    text: _Words
    type: QuestionType
    when: list[When] = Field(min_length=1)
    choices: list[_Choice] = []
    answer: _Key | None = None


class _Lesson(_Table):
    name: _Key
    title: _Words
    scheme: _Words = DEFAULT_SCHEME
    minutes: int = Field(gt=0)
    introduction: _Words
    labels: list[_Key] = Field(min_length=1)
    practice: _Readings = Field(min_length=1)
    forms: _Forms | None = None
    questions: list[_Question] = []
    pass_mark: float = Field(gt=0, le=1)


def load_lesson(name_or_path: str | Path) -> Lesson:
    """The lesson with a shipped name (`first-lesson`) or of a TOML file; a scheme file is sought beside it.

    Raises:
        InputError: with file and key where it is not there or wrong.
        SchemeError: its scheme is wrong.
    """
    name = str(name_or_path)
    if name in lesson_names():
        return parse_lesson(lesson_text(name), where=f"lesson {name}")
    text = read_named_file(name, "lesson", lesson_names(), InputError)
    return parse_lesson(text, where=name, folder=Path(name).parent)


def parse_lesson(text: str, *, where: str = "lesson", folder: Path | None = None) -> Lesson:
    """The lesson that a TOML text describes; raises InputError with the key that is wrong."""
    try:
        table: dict[str, Any] = tomllib.loads(text)
        parsed = _Lesson.model_validate(table)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is not TOML: {error}", where=where) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = " ".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        raise InputError(f"{key}: {first['msg']}", where=where) from error
    beside = folder / parsed.scheme if folder else None
    scheme = load_scheme(beside if beside and beside.is_file() else parsed.scheme)
    for label in parsed.labels:
        if label not in scheme.label_keys:
            raise InputError(
                f"labels: scheme {scheme.name} has no label {label!r}",
                where=where,
                remedy=f"It has {', '.join(scheme.label_keys)}.",
            )
    for question in parsed.questions:
        _check_question(question, where)
    _check_once([*parsed.labels], "labels", where)
    _check_once([question.key for question in parsed.questions], "questions", where)
    lesson = Lesson(
        name=parsed.name,
        title=parsed.title,
        scheme=scheme,
        minutes=parsed.minutes,
        introduction=parsed.introduction,
        labels=tuple(parsed.labels),
        practice=_readings(parsed.practice),
        forms={"A": _readings(parsed.forms.A), "B": _readings(parsed.forms.B)} if parsed.forms else {},
        questions=tuple(
            Question(
                key=q.key,
                text=q.text,
                type=q.type,
                when=tuple(q.when),
                choices=tuple(Choice(c.key, c.text) for c in q.choices),
                answer=q.answer,
            )
            for q in parsed.questions
        ),
        pass_mark=parsed.pass_mark,
    )
    _check_once([reading.article for reading in lesson.readings], "practice and forms", where)
    return lesson


def check_lesson(lesson: Lesson, golds: Mapping[str, Gold]) -> None:
    """Raise InputError unless there is gold for every article and label, and a clean article in each form."""
    where = f"lesson {lesson.name}"
    for reading in lesson.readings:
        gold = golds.get(reading.article)
        if gold is None:
            raise InputError(
                f"there is no gold for article {reading.article!r}",
                where=where,
                remedy=f"Write {reading.article}.toml, or use one of {', '.join(sorted(golds))}.",
            )
        lacking = [label for label in lesson.labels if label not in gold.labels]
        if lacking:
            raise InputError(
                f"the gold of {gold.name} does not cover {', '.join(lacking)}",
                where=where,
                remedy="Add the label to the gold's labels with every span of it, or take it out of the lesson.",
            )
    for form, readings in lesson.forms.items():
        if not any(golds[reading.article].clean for reading in readings):
            raise InputError(
                f"form {form} has no clean article",
                where=where,
                remedy="Add one whose gold says clean = true: otherwise nobody learns what need not be marked.",
            )


def _readings(entries: _Readings) -> tuple[Reading, ...]:
    return tuple(Reading(e) if isinstance(e, str) else Reading(e.article, e.original) for e in entries)


def _check_question(question: _Question, where: str) -> None:
    keys = [choice.key for choice in question.choices]
    location = f"{where}, question {question.key}"
    if question.type == "text" and (keys or question.answer):
        raise InputError("a text question has no choices and no answer", where=location)
    if question.type != "text" and len(keys) < 2:
        raise InputError(f"a {question.type} question needs two choices or more", where=location)
    if question.answer is not None and question.answer not in keys:
        raise InputError(f"answer {question.answer!r} is none of the choices", where=location)
    _check_once(keys, "choices", location)


def _check_once(keys: list[str], what: str, where: str) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise InputError(f"{what}: {', '.join(twice)} stands there twice", where=where)
