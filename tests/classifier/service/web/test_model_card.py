"""Model cards as the page shows them."""

from dataclasses import replace

from classifier.model.model import Model
from classifier.model.persistence import SHIPPED, load_model
from classifier.service.loaded_models import ModelSet
from classifier.service.web.model_card import cards, figures
from unsourced.schemes.load import load_scheme

LABELS = {
    "vague-source": {
        "decided_by": "learned",
        "positives": 12,
        "held_out": {"precision": 0.884, "recall": 0.5},
        "other_outlets": {"precision": 0.7, "recall": None},
        "calibrated": True,
    },
    "unsourced-claim": {"decided_by": "rules", "why": "too few marks", "rules": {"precision": 0.25, "recall": 1.0}},
}


def _model(**card: object) -> Model:
    model = load_model(SHIPPED)
    return replace(model, card={"scheme": {"name": "harbour", "version": "2"}, "held_out": {"labels": LABELS}, **card})


def test_figures_are_shares_in_words() -> None:
    (card,) = cards(ModelSet((_model(),), load_scheme()))
    learned, rules = card.figures
    assert (learned.decided_by, learned.marked, learned.precision, learned.recall) == ("model", 12, "88%", "50%")
    assert (learned.other_outlets_precision, learned.other_outlets_recall) == ("70%", "")
    assert (rules.decided_by, rules.why, rules.precision) == ("rules", "too few marks", "25%")
    assert rules.other_outlets_precision == ""
    assert (learned.calibrated, rules.calibrated) == (True, False)


def test_facts_of_the_training() -> None:
    trained = {"sentences": 1234, "articles": 1, "outlets": 2, "annotators": 3, "spans": 9}
    model = _model(trained_on=trained | {"spans_that_began_as_suggestions": 4}, language="en", synthetic=True)
    (card,) = cards(ModelSet((model,), load_scheme()))
    facts = dict(card.facts)
    assert facts["Trained on"] == "1,234 sentences of 1 article and 2 outlets, labelled by 3 annotators"
    assert facts["Language"] == "English only"
    assert facts["Swayed"] == "4 of 9 spans began as suggestions"
    assert card.synthetic
    assert "Swayed" not in dict(cards(ModelSet((_model(),), load_scheme()))[0].facts)


def test_what_is_said_of_attribution() -> None:
    used = _model(chain={"used": True, "tokens": {"f1": 0.9}, "rules": {"f1": 0.5}})
    left = _model(chain={"used": False, "why": "too few claims"})
    told = [card.attribution for card in cards(ModelSet((used, left, _model()), load_scheme()))]
    assert "F1 0.90 on held-out words, where the rules have 0.50" in told[0]
    assert told[1:] == ["Attribution is left to the rules: too few claims.", ""]


def test_a_label_has_the_figures_of_the_model_that_decides_it() -> None:
    assert figures(ModelSet((), load_scheme())) == []
    model = load_model(SHIPPED)
    label = model.learned[0].label
    by_rules = replace(_model(), card=dict(_model().card) | {"held_out": {"labels": {label: {"decided_by": "rules"}}}})
    learned = replace(_model(), card=dict(_model().card) | {"held_out": {"labels": {label: {"decided_by": "learned"}}}})
    by_rules = replace(by_rules, labels=tuple(replace(each, learned=False) for each in by_rules.labels))
    for models in ((by_rules, learned), (learned, by_rules)):
        (figure,) = figures(ModelSet(models, load_scheme()))
        assert figure.decided_by == "model"
