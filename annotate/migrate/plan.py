"""What becomes of the labels, questions, answers and relations that a scheme no longer has. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from unsourced.errors import SchemeError
from unsourced.schemes.scheme import Question, Scheme

Kind = Literal["label", "question", "answer", "relation"]


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that only the old scheme has. `name` is how people name it, an answer by its question as `Q.ANSWER`."""

    kind: Kind
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True)
class Plan:
    """By what is gone the key that takes its place in the new scheme, None where it is to be removed."""

    becomes: Mapping[Gone, str | None] = field(default_factory=dict)

    def label(self, key: str) -> str | None:
        """The new key of this label; None where it is removed. The others alike, by their old keys."""
        return self.becomes.get(Gone("label", key), key)

    def question(self, key: str) -> str | None:
        """The new key of a question, None where it is gone."""
        return self.becomes.get(Gone("question", key), key)

    def answer(self, question: str, key: str) -> str | None:
        """The new key of an answer, None where it is gone."""
        return self.becomes.get(Gone("answer", f"{question}.{key}"), key)

    def relation(self, key: str) -> str | None:
        """The new key of a relation, None where it is gone."""
        return self.becomes.get(Gone("relation", key), key)


def make_plan(old: Scheme, new: Scheme, renames: Mapping[str, str], removals: Collection[str]) -> Plan:
    """What `renames` and `removals` say of all that `new` lacks.

    They name labels, questions and relations by their old keys, and answers as `QUESTION.ANSWER`.

    Raises:
        SchemeError: something is not accounted for, renamed and removed, not gone, or renamed to what `new` does
            not have.
    """
    gone = list(_gone(old, new, renames, removals))
    names = {one.name for one in gone}
    for name in [*renames, *removals]:
        if name not in names:
            raise SchemeError(
                f"the new scheme does not lack {name}",
                remedy=f"It lacks {', '.join(map(str, gone)) or 'nothing that the project has'}.",
            )
        if name in renames and name in removals:
            raise SchemeError(f"{name} is to be renamed and removed", remedy="Say one of the two.")
    unsaid = [one for one in gone if one.name not in renames and one.name not in removals]
    if unsaid:
        raise SchemeError(
            f"the new scheme lacks {', '.join(map(str, unsaid))}",
            remedy=f"Say of each what becomes of it: --rename {unsaid[0].name}=NEW or --remove {unsaid[0].name}.",
        )
    return Plan({one: _renamed(one, new, renames) if one.name in renames else None for one in gone})


def _gone(old: Scheme, new: Scheme, renames: Mapping[str, str], removals: Collection[str]) -> Iterator[Gone]:
    yield from (Gone("label", key) for key in old.label_keys if key not in new.label_keys)
    theirs = {question.key: question for question in new.questions}
    for question in old.questions:
        if question.key not in theirs:
            yield Gone("question", question.key)
        match = theirs.get(renames.get(question.key, question.key))
        if match is not None and question.key not in removals:
            _require_alike(question, match)
            kept = {choice.key for choice in match.choices}
            answers = (choice.key for choice in question.choices if choice.key not in kept)
            yield from (Gone("answer", f"{question.key}.{answer}") for answer in answers)
    relations = {relation.key for relation in new.relations}
    yield from (Gone("relation", one.key) for one in old.relations if one.key not in relations)


def _require_alike(question: Question, match: Question) -> None:
    if (match.per, match.type) != (question.per, question.type):
        raise SchemeError(
            f"question {question.key} was a {question.type} for each {question.per}, and {match.key} is a {match.type} "
            f"for each {match.per}",
            remedy="Give the new question a key of its own, and remove the old one.",
        )


def _renamed(gone: Gone, new: Scheme, renames: Mapping[str, str]) -> str:
    """The key that takes the place of what is renamed.

    Raises:
        SchemeError: the new scheme has none like it.
    """
    key = renames[gone.name]
    known: Collection[str]
    if gone.kind == "label":
        known = new.label_keys
    elif gone.kind == "relation":
        known = [relation.key for relation in new.relations]
    elif gone.kind == "question":
        known = [question.key for question in new.questions]
    else:
        asked = gone.name.partition(".")[0]
        asked = renames.get(asked, asked)
        known = [choice.key for question in new.questions if question.key == asked for choice in question.choices]
        key = key.removeprefix(f"{asked}.")
    if key not in known:
        raise SchemeError(
            f"the new scheme has no {gone.kind} {key} that {gone.name} could become",
            remedy=f"It has {', '.join(known)}." if known else "",
        )
    return key
