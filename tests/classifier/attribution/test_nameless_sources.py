"""Words that name nobody: each rule of nameless_sources.toml decides its example."""

import pytest

from annotate.rules.attribution.source_identity import Identity
from annotate.rules.decision_table import Rule
from annotate.rules.text.document import Document
from classifier.attribution import source_kinds as module
from classifier.attribution.nameless_sources import KindDecision, NamelessSource, kind_of_nameless, nameless_rules
from unsourced.core.article import make_article


@pytest.mark.parametrize("rule", nameless_rules().rules, ids=lambda rule: f"rule {rule.number}")
def test_each_rule_decides_its_example(
    rule: Rule[NamelessSource, KindDecision], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, rest = rule.example.split("«")
    words, after = rest.split("»")
    asked = []

    def asking(source: NamelessSource) -> str:
        asked.append(source)
        return kind_of_nameless(source)

    monkeypatch.setattr(module, "kind_of_nameless", asking)
    article = make_article(title="", body=before + words + after, raw="x", reader_version="test")
    (kind,) = module.source_kinds(article, [(len(before), len(before) + len(words))])
    assert [nameless_rules().decide(source) for source in asked] == [rule]
    assert (kind.kind, kind.vague) == (rule.outcome.kind, False)


def test_others_stay_vague() -> None:
    (sentence,) = Document("Fishermen said that the pier was unsafe.").sentences
    assert kind_of_nameless(NamelessSource(sentence.tokens, 0, 1, Identity(True, "group", 0.92))) == ""


def test_a_rule_decides_on_a_kind_without_a_name() -> None:
    with pytest.raises(ValueError, match="named is no kind"):
        KindDecision("named")
