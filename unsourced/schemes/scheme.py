"""The label scheme: what can be marked, asked and linked. Read from TOML; the only source of labels."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from unsourced.errors import SchemeError

SentenceRule = Literal["any", "half"]
QuestionType = Literal["choice", "scale", "text"]
Per = Literal["region", "article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of ours in which `text[start:end]` is (or, as a counter-example, is not) the label, and why."""

    text: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One kind of span.

    `sentence_rule` says when a span counts for a sentence: `any` overlap, or `half` of the sentence's characters.
    `crosswalk` names the labels of other schemes that mean the same or nearly so, by scheme. `least_precision` is how
    often a model's marks must be right on held-out text before it may make any.
    """

    key: str
    name: str
    group: str
    hotkey: str
    colour: str
    pattern: str
    definition: str
    extent: str
    sentence_rule: SentenceRule
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]
    crosswalk: Mapping[str, tuple[str, ...]]
    least_precision: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer; `anchor` says when it is the right one."""

    key: str
    name: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about a region of one of `labels` (all labels where empty), or about the article."""

    key: str
    name: str
    per: Per
    type: QuestionType
    labels: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """A link from a span of one of `from_labels` to a span of one of `to_labels`."""

    key: str
    name: str
    from_labels: tuple[str, ...]
    to_labels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A whole scheme.

    `overlaps` holds the unordered pairs of labels whose spans may overlap; of two others the one that stands first in
    `precedence` wins. `source` is the TOML it was read from, so that a Dataset or model can carry it.

    Example:
        >>> import unsourced as us
        >>> us.load_scheme().label_keys[:2]
        ('attributed-claim', 'source')
    """

    name: str
    title: str
    version: str
    introduction: str
    labels: tuple[Label, ...]
    questions: tuple[Question, ...]
    relations: tuple[RelationType, ...]
    overlaps: frozenset[frozenset[str]]
    precedence: tuple[str, ...]
    source: str

    def __repr__(self) -> str:
        return f"Scheme({self.name!r}, version {self.version}, {len(self.labels)} labels: {', '.join(self.label_keys)})"

    @cached_property
    def label_keys(self) -> tuple[str, ...]:
        """The keys of the labels, in the scheme's order."""
        return tuple(label.key for label in self.labels)

    def label(self, key: str) -> Label:
        """Raises SchemeError where the scheme has no such label."""
        for label in self.labels:
            if label.key == key:
                return label
        raise SchemeError(f"scheme {self.name} has no label {key}", remedy=f"It has {', '.join(self.label_keys)}.")

    def questions_per(self, per: Per) -> tuple[Question, ...]:
        """The questions about each region, or those about the article."""
        return tuple(question for question in self.questions if question.per == per)

    def may_overlap(self, one: str, other: str) -> bool:
        """Whether spans of these two labels may share words; those of one label always may."""
        return one == other or frozenset((one, other)) in self.overlaps

    @cached_property
    def structure(self) -> dict[str, object]:
        """What labels already made depend on: keys of labels, questions with their choices, and relations."""
        return {
            "labels": sorted(self.label_keys),
            "questions": {
                q.key: [q.per, q.type, sorted(q.labels), sorted(c.key for c in q.choices)] for q in self.questions
            },
            "relations": {r.key: [sorted(r.from_labels), sorted(r.to_labels)] for r in self.relations},
        }

    @cached_property
    def structure_hash(self) -> str:
        """A hash of the structure: labels made under another one may not fit."""
        return _hash(self.structure)

    @cached_property
    def wording_hash(self) -> str:
        """A hash of the whole file: annotators may have read another wording."""
        return _hash(self.source)

    def differences(self, other: "Scheme") -> list[str]:
        """What `other` lacks of this scheme's structure, in words; empty where labels of this one fit `other`.

        A label, question or choice that only `other` has does no harm: nobody was offered it.
        """
        lacking = [f"label {key}" for key in self.label_keys if key not in other.label_keys]
        theirs = {question.key: question for question in other.questions}
        for question in self.questions:
            match = theirs.get(question.key)
            if match is None or (match.per, match.type) != (question.per, question.type):
                lacking.append(f"question {question.key}")
            else:
                offered = {choice.key for choice in match.choices}
                lacking += [f"answer {c.key} to {question.key}" for c in question.choices if c.key not in offered]
        lacking += [f"relation {r.key}" for r in self.relations if r.key not in {o.key for o in other.relations}]
        return lacking


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
