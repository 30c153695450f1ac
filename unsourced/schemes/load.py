"""Schemes from TOML: a shipped one by name, or anybody's file."""

import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from configs import scheme_names, scheme_text
from unsourced.errors import SchemeError
from unsourced.io.shipped_files import read_named_file
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
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Example(_Table):
    text: Annotated[Text, Field(description="A sentence of your own, with {{ }} around the span.")]
    why: Annotated[str, Field(description="The reason, printed in the guideline.")] = ""

    def record(self, where: str) -> Example:
        before, opening, rest = self.text.partition("{{")
        marked, closing, after = rest.partition("}}")
        if not (opening and closing and marked):
            raise SchemeError(f"example {self.text!r} marks no span", where=where, remedy="Put {{ }} around the span.")
        return Example(
            text=before + marked + after, start=len(before), end=len(before) + len(marked), why=self.why.strip()
        )


class _Label(_Table):
    key: Annotated[Key, Field(description="The label's name in every file. Renaming it later needs `scheme migrate`.")]
    name: Annotated[Text, Field(description="The label's name for people. No `$`; a comma reads as two labels.")]
    group: Annotated[Text, Field(description="The heading under which labels stand together in the guideline.")]
    hotkey: Annotated[
        Text, Field(description="The digit or small letter that chooses it in Label Studio; not u, h, r.")
    ]
    colour: Annotated[Colour, Field(description="Its colour, dark enough to be read on white.")]
    pattern: Annotated[
        Text,
        Field(description="Its underline, the sign beside the colour: `solid`, `double`, `dashed`, `dotted`, `wavy`."),
    ]
    definition: Annotated[Text, Field(description="The meaning of the label, for the guideline.")]
    extent: Annotated[Text, Field(description="How much to mark, for the guideline.")]
    sentence_rule: Annotated[
        SentenceRule,
        Field(description="When a span counts for a sentence: `any` overlap, or `half` of the sentence's characters."),
    ]
    examples: Annotated[list[_Example], Field(description="Sentences with a span of this label.")] = []
    counter_examples: Annotated[list[_Example], Field(description="Sentences with a span that is none, and why.")] = []
    crosswalk: Annotated[
        dict[str, list[str]],
        Field(description="Labels of other schemes that mean nearly the same, by scheme; for `convert --map-scheme`."),
    ] = {}
    least_precision: Annotated[
        float,
        Field(gt=0, lt=1, description="The precision that a model needs on held-out text before it marks this label."),
    ] = 0.5

    def record(self, where: str) -> Label:
        where = f"{where}, label {self.key}"
        return Label(
            **self.model_dump(exclude={"examples", "counter_examples", "crosswalk"}),
            examples=tuple(example.record(where) for example in self.examples),
            counter_examples=tuple(example.record(where) for example in self.counter_examples),
            crosswalk={scheme: tuple(labels) for scheme, labels in self.crosswalk.items()},
        )


class _Choice(_Table):
    key: Annotated[Key, Field(description="The answer's name in every file.")]
    name: Annotated[Text, Field(description="The answer's name for people.")]
    anchor: Annotated[
        str, Field(description="A sentence that says when this answer is right; each step of a scale has one.")
    ] = ""


class _Question(_Table):
    key: Annotated[Key, Field(description="The question's name in every file; not `label` or `text`.")]
    name: Annotated[Text, Field(description="The question as annotators read it. No `$`.")]
    per: Annotated[Per, Field(description="What is asked about: each span (`region`) or the whole `article`.")]
    type: Annotated[QuestionType, Field(description="One `choice`, a step of a `scale`, or free `text`.")]
    labels: Annotated[list[Key], Field(description="Of a question per region: the labels it is asked about.")] = []
    choices: Annotated[list[_Choice], Field(description="The answers offered; of a scale its steps in order.")] = []

    def record(self) -> Question:
        return Question(
            **self.model_dump(exclude={"labels", "choices"}),
            labels=tuple(self.labels),
            choices=tuple(Choice(**choice.model_dump()) for choice in self.choices),
        )


class _Relation(_Table):
    key: Annotated[Key, Field(description="The relation's name in every file.")]
    name: Annotated[Text, Field(description="The relation's name for people.")]
    from_labels: Annotated[list[Key], Field(description="Labels of the spans at which a link may begin.")]
    to_labels: Annotated[list[Key], Field(description="Labels of the spans at which it may end.")]


class SchemeFile(_Table):
    """A scheme's TOML file, key by key; `docs/scheme.md` is made from the descriptions."""

    name: Annotated[Key, Field(description="The scheme's name in commands, crosswalks, Datasets and models.")]
    title: Annotated[
        Text,
        Field(description="The guideline's headline and the description of projects; three characters or more."),
    ]
    version: Annotated[Text, Field(description="Stored with every annotation. Raise it when you change the file.")]
    introduction: Annotated[
        str, Field(description="The first paragraph of the guideline: what annotators read before all labels.")
    ] = ""
    overlaps: Annotated[
        list[tuple[Key, Key | str]],
        Field(description='Pairs of labels whose spans may share words; `"*"` stands for every other label.'),
    ] = []
    precedence: Annotated[
        list[Key], Field(description="All labels. Of two spans that may not overlap, the label that stands first wins.")
    ] = []
    labels: Annotated[list[_Label], Field(description="The kinds of span that can be marked; one or more.")]
    questions: Annotated[list[_Question], Field(description="Questions about spans and about the article.")] = []
    relations: Annotated[list[_Relation], Field(description="Links from one span to another.")] = []


def load_scheme(name_or_path: str | Path = DEFAULT_SCHEME) -> Scheme:
    """The scheme with a shipped name (`credibility`) or of a TOML file.

    Raises SchemeError with the file and field where it is not there or not a scheme.
    """
    name = str(name_or_path)
    if name in scheme_names():
        return parse_scheme(scheme_text(name), where=f"scheme {name}")
    return parse_scheme(read_named_file(name, "scheme", scheme_names(), SchemeError), where=name)


def parse_scheme(text: str, *, where: str = "scheme") -> Scheme:
    """The scheme that a TOML text describes; raises SchemeError with the field that is wrong."""
    try:
        table: dict[str, Any] = tomllib.loads(text)
        parsed = SchemeFile.model_validate(table)
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
