"""Decision tables: ordered rules in a TOML file, of which the first that fits decides.

A file has an `origin` and any number of `[[rule]]`. The keys of a rule, all but `example` optional:

| key | the rule fits only if |
| --- | --- |
| a word column, `next = "of about @people.kin"` | that word is one of these; `@people.kin` stands for a word list |
| a column of several words, `later = "to"` | one of them is one of these |
| `not_next`, `not_later` | it is none of these |
| `min_words = 2`, `max_words = 4` | a number column lies between these, both included |
| `needs = ["closing", "not quoted"]` | each feature holds, or does not |
| `example` | (a text that this very rule decides: its test) |

All other keys are what the rule decides. The reader of a file declares its columns, features and outcome.
"""

import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Generic, TypeVar

from annotate.rules.lexicons import word_list

Facts = TypeVar("Facts")
Outcome = TypeVar("Outcome")
Test = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Rule(Generic[Facts, Outcome]):
    """One row of a table: what it decides, what it needs for that, and a text that it decides."""

    number: int
    outcome: Outcome
    example: str
    tests: tuple[Test[Facts], ...]
    key_test: Callable[[str], bool]
    """Whether the row is for a word of the table's key column."""

    def fits(self, facts: Facts) -> bool:
        """Whether everything that the rule needs holds, the key aside."""
        for test in self.tests:  # noqa: SIM110, half as long as all() with a generator
            if not test(facts):
                return False
        return True


@dataclass(frozen=True)
class Columns(Generic[Facts]):
    """What the rules of a table can ask of the facts, by the name that the file uses."""

    words: Mapping[str, Callable[[Facts], str]] = field(default_factory=dict)
    several: Mapping[str, Callable[[Facts], Collection[str]]] = field(default_factory=dict)
    numbers: Mapping[str, Callable[[Facts], int]] = field(default_factory=dict)
    features: Mapping[str, Test[Facts]] = field(default_factory=dict)
    key: str = ""
    """A word column by which the rules are sorted beforehand, since most of them are for a few words each."""


class DecisionTable(Generic[Facts, Outcome]):
    """The rules of one file, in order."""

    def __init__(self, rules: tuple[Rule[Facts, Outcome], ...], columns: Columns[Facts]) -> None:
        self.rules = rules
        self._key = columns.words[columns.key] if columns.key else None
        self._by_key: dict[str, tuple[Rule[Facts, Outcome], ...]] = {}

    def decide(self, facts: Facts) -> Rule[Facts, Outcome] | None:
        """The first rule that fits; None where none does."""
        return next((rule for rule in self._rules_for(facts) if rule.fits(facts)), None)

    def _rules_for(self, facts: Facts) -> tuple[Rule[Facts, Outcome], ...]:
        if self._key is None:
            return self.rules
        word = self._key(facts)
        rules = self._by_key.get(word)
        if rules is None:
            rules = self._by_key[word] = tuple(rule for rule in self.rules if rule.key_test(word))
        return rules


def read_decision_table(
    package: str, name: str, columns: Columns[Facts], outcome: Callable[..., Outcome]
) -> DecisionTable[Facts, Outcome]:
    """The table of `name`.toml in `package`; `outcome` is called with the keys of a rule that are no condition.

    Raises:
        ValueError: the file is no TOML, or a rule has no example, asks what `columns` does not have, names an unknown
            word list, or decides what `outcome` does not take.
    """
    return parse_decision_table(
        files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml", columns, outcome
    )


def parse_decision_table(
    text: str, where: str, columns: Columns[Facts], outcome: Callable[..., Outcome]
) -> DecisionTable[Facts, Outcome]:
    """The table that a TOML text holds; `where` names it in errors.

    Raises:
        ValueError: as `read_decision_table`.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{where}: {error}") from error
    unknown = table.keys() - {"origin", "rule"}
    if unknown or not table.get("rule"):
        raise ValueError(f"{where}: expected origin and [[rule]], found {', '.join(sorted(table)) or 'nothing'}")
    rules = []
    for number, row in enumerate(table["rule"], 1):
        try:
            rules.append(_rule(number, row, columns, outcome))
        except (TypeError, ValueError) as error:
            raise ValueError(f"{where}, rule {number}: {error}") from error
    return DecisionTable(tuple(rules), columns)


def _rule(
    number: int, row: Mapping[str, Any], columns: Columns[Facts], outcome: Callable[..., Outcome]
) -> Rule[Facts, Outcome]:
    example = row.get("example")
    if not isinstance(example, str) or not example.strip():
        raise ValueError("has no example")
    decided = {key: value for key, value in row.items() if key != "example" and not _is_condition(key, columns)}
    key = columns.key
    return Rule(
        number=number,
        outcome=outcome(**decided),
        example=example,
        tests=tuple(_tests(row, columns)),
        key_test=_member_test(_words(row[key]) if key in row else None, _words(row.get(f"not_{key}", ""))),
    )


def _is_condition(key: str, columns: Columns[Facts]) -> bool:
    word = key.removeprefix("not_")
    return (
        key == "needs"
        or word in columns.words
        or word in columns.several
        or (key[:4] in {"min_", "max_"} and key[4:] in columns.numbers)
    )


def _tests(row: Mapping[str, Any], columns: Columns[Facts]) -> Iterator[Test[Facts]]:
    """The conditions of a row, cheap ones first."""
    for name, word in columns.words.items():
        if name != columns.key and (name in row or f"not_{name}" in row):
            yield _word_test(word, _words(row[name]) if name in row else None, _words(row.get(f"not_{name}", "")))
    for name, number in columns.numbers.items():
        if f"min_{name}" in row or f"max_{name}" in row:
            yield _number_test(number, row.get(f"min_{name}"), row.get(f"max_{name}"))
    for need in row.get("needs", ()):
        feature = need.removeprefix("not ")
        if feature not in columns.features:
            raise ValueError(f"needs {feature!r}; known are {', '.join(sorted(columns.features))}")
        yield _negated(columns.features[feature]) if need != feature else columns.features[feature]
    for name, several in columns.several.items():
        if name in row:
            yield _overlap_test(several, _words(row[name]))
        if f"not_{name}" in row:
            yield _negated(_overlap_test(several, _words(row[f"not_{name}"])))


def _words(value: object) -> frozenset[str]:
    """The words of a condition, with the lists that an @ names."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text of words")
    words: set[str] = set()
    for word in value.split():
        subject, dot, name = word.removeprefix("@").partition(".")
        if word == "@" or not word.startswith("@"):
            words.add(word)
        elif not dot:
            raise ValueError(f"{word} names no list of a subject, as @people.kin does")
        else:
            words |= _list(word, subject, name)
    return frozenset(words)


def _list(word: str, subject: str, name: str) -> frozenset[str]:
    try:
        return word_list(subject, name)
    except (KeyError, FileNotFoundError) as error:
        raise ValueError(f"there is no word list {word}") from error


def _member_test(these: frozenset[str] | None, others: frozenset[str]) -> Callable[[str], bool]:
    return lambda word: (these is None or word in these) and word not in others


def _word_test(word: Callable[[Facts], str], these: frozenset[str] | None, others: frozenset[str]) -> Test[Facts]:
    if these is None:
        return lambda facts: word(facts) not in others
    left = these - others
    return lambda facts: word(facts) in left


def _number_test(number: Callable[[Facts], int], least: int | None, most: int | None) -> Test[Facts]:
    low = 0 if least is None else least
    if most is None:
        return lambda facts: number(facts) >= low
    return lambda facts: low <= number(facts) <= most


def _overlap_test(several: Callable[[Facts], Collection[str]], words: frozenset[str]) -> Test[Facts]:
    return lambda facts: not words.isdisjoint(several(facts))


def _negated(test: Test[Facts]) -> Test[Facts]:
    return lambda facts: not test(facts)
