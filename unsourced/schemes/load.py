"""Schemes from TOML: a shipped one by name, or anybody's file."""

import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from configs import scheme_names, scheme_text
from unsourced.errors import SchemeError
from unsourced.io.shipped_files import file_instead
from unsourced.schemes.scheme import (
    Choice,
    Example,
    Label,
    Per,
    Question,
    QuestionType,
    RelationType,
    Scheme,
    SentenceRule,
)

DEFAULT_SCHEME = "credibility"
ALL_LABELS = "*"

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Example(_Table):
    text: Words
    why: str = ""

    def record(self, where: str) -> Example:
        before, opening, rest = self.text.partition("{{")
        marked, closing, after = rest.partition("}}")
        if not (opening and closing and marked):
            raise SchemeError(f"example {self.text!r} marks no span", where=where, remedy="Put {{ }} around the span.")
        return Example(
            text=before + marked + after, start=len(before), end=len(before) + len(marked), why=self.why.strip()
        )


class _Label(_Table):
    key: Key
    name: Words
    group: Words
    hotkey: Words
    colour: Colour
    pattern: Words
    definition: Words
    extent: Words
    sentence_rule: SentenceRule
    examples: list[_Example] = []
    counter_examples: list[_Example] = []
    crosswalk: dict[str, list[str]] = {}
    least_precision: Annotated[float, Field(gt=0, lt=1)] = 0.5

    def record(self, where: str) -> Label:
        where = f"{where}, label {self.key}"
        return Label(
            **self.model_dump(exclude={"examples", "counter_examples", "crosswalk"}),
            examples=tuple(example.record(where) for example in self.examples),
            counter_examples=tuple(example.record(where) for example in self.counter_examples),
            crosswalk={scheme: tuple(labels) for scheme, labels in self.crosswalk.items()},
        )


class _Choice(_Table):
    key: Key
    name: Words
    anchor: str = ""


class _Question(_Table):
    key: Key
    name: Words
    per: Per
    type: QuestionType
    labels: list[Key] = []
    choices: list[_Choice] = []

    def record(self) -> Question:
        return Question(
            **self.model_dump(exclude={"labels", "choices"}),
            labels=tuple(self.labels),
            choices=tuple(Choice(**choice.model_dump()) for choice in self.choices),
        )


class _Relation(_Table):
    key: Key
    name: Words
    from_labels: list[Key]
    to_labels: list[Key]


class _Scheme(_Table):
    name: Key
    title: Words
    version: Words
    introduction: str = ""
    overlaps: list[tuple[Key, Key | str]] = []
    precedence: list[Key] = []
    labels: list[_Label]
    questions: list[_Question] = []
    relations: list[_Relation] = []


def load_scheme(name_or_path: str | Path = DEFAULT_SCHEME) -> Scheme:
    """The scheme with a shipped name (`credibility`) or of a TOML file.

    Raises SchemeError with the file and field where it is not there or not a scheme.
    """
    name = str(name_or_path)
    if name in scheme_names():
        return parse_scheme(scheme_text(name), where=f"scheme {name}")
    return parse_scheme(file_instead(name, "scheme", scheme_names(), SchemeError), where=name)


def parse_scheme(text: str, *, where: str = "scheme") -> Scheme:
    """The scheme that a TOML text describes; raises SchemeError with the field that is wrong."""
    try:
        table: dict[str, Any] = tomllib.loads(text)
        parsed = _Scheme.model_validate(table)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"is not TOML: {error}", where=where) from error
    except ValidationError as error:
        raise SchemeError(_first_fault(error, table), where=where) from error
    labels = tuple(label.record(where) for label in parsed.labels)
    keys = [label.key for label in labels]
    return Scheme(
        name=parsed.name,
        title=parsed.title,
        version=parsed.version,
        introduction=parsed.introduction.strip(),
        labels=labels,
        questions=tuple(question.record() for question in parsed.questions),
        relations=tuple(
            RelationType(key=r.key, name=r.name, from_labels=tuple(r.from_labels), to_labels=tuple(r.to_labels))
            for r in parsed.relations
        ),
        overlaps=frozenset(
            frozenset((one, key))
            for one, other in parsed.overlaps
            for key in (keys if other == ALL_LABELS else [other])
            if key != one
        ),
        precedence=tuple(parsed.precedence),
        source=text,
    )


def _first_fault(error: ValidationError, table: dict[str, Any]) -> str:
    fault = error.errors()[0]
    field: list[str] = []
    value: Any = table
    for part in fault["loc"]:
        value = _inside(value, part)
        name = value.get("key") if isinstance(part, int) and isinstance(value, dict) else None
        field.append(str(name or part))
    return f"field {'.'.join(field)}: {fault['msg']}"


def _inside(value: Any, part: int | str) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None
