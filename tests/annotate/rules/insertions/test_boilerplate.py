"""Brackets that a page left behind: each rule of boilerplate.toml decides its example."""

import pytest

from annotate.rules.decision_table import Rule
from annotate.rules.insertions import insertions
from annotate.rules.insertions.boilerplate import Bracket, BracketDecision, boilerplate_rules, is_boilerplate
from annotate.rules.text.document import Document


@pytest.mark.parametrize("rule", boilerplate_rules().rules, ids=lambda rule: f"rule {rule.number}")
def test_each_rule_decides_its_example(rule: Rule[Bracket, BracketDecision], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def asking(bracket: Bracket) -> bool:
        asked.append(bracket)
        return is_boilerplate(bracket)

    monkeypatch.setattr(insertions, "is_boilerplate", asking)
    findings = insertions.find_insertions(Document(rule.example))
    assert [boilerplate_rules().decide(bracket) for bracket in asked] == [rule]
    assert [is_boilerplate(bracket) for bracket in asked] == [rule.outcome.boilerplate]
    assert bool(findings) != rule.outcome.boilerplate


def test_words_put_into_a_sentence_are_no_boilerplate() -> None:
    text = "“They [the surveyors] came in May,” she said."
    assert not is_boilerplate(Bracket(Document(text), text.index("["), text.index("]") + 1, "the surveyors"))
