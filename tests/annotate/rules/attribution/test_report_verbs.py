"""Report verbs: each rule of report_verbs.toml decides its example, with its confidence."""

import pytest

from annotate.rules.attribution import cues
from annotate.rules.attribution.report_verbs import Report, VerbInSentence, report_confidence, report_rules
from annotate.rules.attribution.sources import find_attributions
from annotate.rules.decision_table import Rule
from annotate.rules.text.document import Document


@pytest.mark.parametrize("rule", report_rules().rules, ids=lambda rule: f"rule {rule.number}")
def test_each_rule_decides_its_example(rule: Rule[VerbInSentence, Report], monkeypatch: pytest.MonkeyPatch) -> None:
    before, verb, after = rule.example.split("*")
    asked = []

    def asking(found: VerbInSentence) -> float | None:
        if found.tokens[found.verb].start == len(before):
            asked.append(found)
        return report_confidence(found)

    monkeypatch.setattr(cues, "report_confidence", asking)
    findings = find_attributions(Document(before + verb + after))
    assert [report_rules().decide(found) for found in asked] == [rule]
    assert report_confidence(asked[0]) == rule.outcome.confidence
    assert rule.outcome.confidence is None or findings


@pytest.mark.parametrize("confidence", [-0.1, 1.01])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="is not in 0"):
        Report(confidence)
