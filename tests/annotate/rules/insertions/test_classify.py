"""What an insertion is: each rule of classify.toml decides its example, and words that judge come before all form."""

import pytest

from annotate.rules.decision_table import Rule
from annotate.rules.insertions import classify
from annotate.rules.insertions.classify import EDITORIAL, NEUTRAL, BracketContext, Form, FormDecision, form_rules, judge
from annotate.rules.insertions.insertions import find_insertions
from annotate.rules.text.document import Document


@pytest.mark.parametrize("rule", form_rules().rules, ids=lambda rule: f"rule {rule.number}")
def test_each_rule_decides_its_example(rule: Rule[Form, FormDecision], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def asking(form: Form) -> classify.Verdict:
        asked.append(form)
        return by_form(form)

    by_form = classify._by_form
    monkeypatch.setattr(classify, "_by_form", asking)
    (finding,) = find_insertions(Document(rule.example))
    assert [form_rules().decide(form) for form in asked] == [rule]
    assert finding.label == {"editorial": EDITORIAL, "neutral": NEUTRAL}[rule.outcome.label]
    assert finding.score == rule.outcome.confidence
    assert finding.reason == rule.outcome.verdict(asked[0]).reason


@pytest.mark.parametrize(
    ("inside", "label", "score"),
    [
        ("a notorious liar", EDITORIAL, 0.92),
        ("armed by the generals", EDITORIAL, 0.88),
        ("Moscow-backed", EDITORIAL, 0.85),
        ("better described as an invasion", EDITORIAL, 0.75),
        ("emphasis added", NEUTRAL, 0.97),
        ("laughs", NEUTRAL, 0.97),
        ("!", EDITORIAL, 0.85),
        ("…", NEUTRAL, 0.9),
    ],
)
def test_notes_and_words_that_judge_come_first(inside: str, label: str, score: float) -> None:
    verdict = judge(inside, BracketContext(quoted=True, set_off=True, before="men"))
    assert (verdict.label, verdict.score) == (label, score)
    assert verdict.reason


@pytest.mark.parametrize(
    "columns",
    [
        {"label": "loaded"},
        {"reason": "guess"},
        {"confidence": 1.5},
        {"reason": "judges"},
        {"quoted": "first"},
        {"reason": "judges", "quoted": "second"},
    ],
)
def test_a_rule_decides_only_what_there_is(columns: dict[str, str | float]) -> None:
    with pytest.raises(ValueError, match="is no label|reason "):
        FormDecision(**{"label": "editorial", "confidence": 0.7, "reason": "claim", **columns})  # type: ignore[arg-type]
