"""Decision tables: the first rule that fits decides, and a wrong file says which rule is wrong and why."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from annotate.rules.decision_table import Columns, DecisionTable, parse_decision_table, read_decision_table


@dataclass(frozen=True)
class _Boat:
    name: str
    masts: int = 0
    crew: tuple[str, ...] = ()
    afloat: bool = True


@dataclass(frozen=True)
class _Answer:
    answer: str


def _columns(key: str = "") -> Columns[_Boat]:
    return Columns(
        key=key,
        words={"name": lambda boat: boat.name},
        several={"crew": lambda boat: boat.crew},
        numbers={"masts": lambda boat: boat.masts},
        features={"afloat": lambda boat: boat.afloat},
    )


def _table(rules: str, key: str = "") -> DecisionTable[_Boat, _Answer]:
    return parse_decision_table(f'origin = "Invented."\n{rules}', "boats.toml", _columns(key), _Answer)


def _answer(table: DecisionTable[_Boat, _Answer], boat: _Boat) -> str | None:
    rule = table.decide(boat)
    return rule.outcome.answer if rule is not None else None


def _rule(**conditions: object) -> str:
    values: Mapping[str, object] = {"answer": "yes", "example": "A boat.", **conditions}
    return "[[rule]]\n" + "\n".join(f"{key} = {value!r}" for key, value in values.items()) + "\n"


@pytest.mark.parametrize("key", ["", "name"])
@pytest.mark.parametrize(
    ("conditions", "fitting", "other"),
    [
        ({"name": "heron tern"}, _Boat("tern"), _Boat("gull")),
        ({"not_name": "heron tern"}, _Boat("gull"), _Boat("tern")),
        ({"name": "heron tern", "not_name": "tern"}, _Boat("heron"), _Boat("tern")),
        ({"name": "@people.kin"}, _Boat("sister"), _Boat("heron")),
        ({"crew": "cook mate"}, _Boat("heron", crew=("mate", "boy")), _Boat("heron", crew=("boy",))),
        ({"not_crew": "cook mate"}, _Boat("heron"), _Boat("heron", crew=("cook",))),
        ({"min_masts": 2}, _Boat("heron", 2), _Boat("heron", 1)),
        ({"max_masts": 2}, _Boat("heron", 2), _Boat("heron", 3)),
        ({"min_masts": 2, "max_masts": 2}, _Boat("heron", 2), _Boat("heron", 3)),
        ({"needs": ["afloat"]}, _Boat("heron"), _Boat("heron", afloat=False)),
        ({"needs": ["not afloat"]}, _Boat("heron", afloat=False), _Boat("heron")),
    ],
)
def test_a_rule_fits_if_all_its_conditions_hold(
    conditions: dict[str, object], fitting: _Boat, other: _Boat, key: str
) -> None:
    table = _table(_rule(**conditions), key)
    assert (_answer(table, fitting), _answer(table, other)) == ("yes", None)


def test_the_first_rule_that_fits_decides() -> None:
    table = _table(_rule(name="heron", answer="first") + _rule(min_masts=1, answer="second") + _rule(answer="last"))
    assert [_answer(table, boat) for boat in (_Boat("heron", 1), _Boat("tern", 1), _Boat("tern"))] == [
        "first",
        "second",
        "last",
    ]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ("", "expected origin and"),
        ("rules = 1", "expected origin and"),
        ("[[rule", "boats.toml: "),
        ('[[rule]]\nanswer = "yes"', "rule 1: has no example"),
        (_rule() + _rule(needs=["dry"]), "rule 2: needs 'dry'; known are afloat"),
        (_rule(colour="red"), "rule 1: .*'colour'"),
        (_rule(name=3), "rule 1: 3 is not a text of words"),
        (_rule(name="@people.sailors"), "there is no word list @people.sailors"),
        (_rule(name="@boats.sailors"), "there is no word list @boats.sailors"),
        (_rule(name="@kin"), "@kin names no list"),
        ('[[rule]]\nexample = "A boat."', "rule 1: .*'answer'"),
    ],
)
def test_a_wrong_file_is_refused_by_rule_and_reason(rules: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        _table(rules)


def test_a_table_is_read_from_its_package() -> None:
    with pytest.raises(ValueError, match="report_verbs.toml, rule 1: needs|report_verbs.toml, rule 1: .*'before'"):
        read_decision_table("annotate.rules.attribution", "report_verbs", _columns(), _Answer)
