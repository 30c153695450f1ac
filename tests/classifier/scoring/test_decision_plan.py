"""Who decides each label: the first model that learned it, else the rules."""

import numpy as np

from annotate.rules.detect import RULES_VERSION
from classifier.model.model import Model
from classifier.scoring.decision_plan import DecisionPlan
from tests.classifier.hand_model import LABEL, SCHEME, hand_model

FIRST = hand_model(version="one")
SAME = hand_model(version="two", calibration=np.array([1.0, 0.0]))
OTHER = hand_model(version="three", label="loaded-language", calibration=np.array([1.0, 0.0]))


def plan(*models: Model, labels: tuple[str, ...] = SCHEME.label_keys) -> DecisionPlan:
    return DecisionPlan(scheme=SCHEME, models=models, labels=frozenset(labels), min_confidence=0)


def test_the_first_model_that_learned_a_label_decides_it() -> None:
    assert plan(FIRST, SAME, OTHER).learned == {LABEL: (0, 0), "loaded-language": (2, 0)}
    assert plan(OTHER, SAME).learned == {"loaded-language": (0, 0), LABEL: (1, 0)}


def test_only_labels_that_are_asked_for_are_decided() -> None:
    assert plan(FIRST, OTHER, labels=("loaded-language", "source")).learned == {"loaded-language": (1, 0)}


def test_values_are_probabilities_where_the_deciding_model_is_calibrated() -> None:
    assert plan(FIRST, SAME, OTHER).calibrated == {"loaded-language"}
    assert plan(SAME, FIRST).calibrated == {LABEL}


def test_without_a_model_the_rules_decide() -> None:
    rules = plan()
    assert (rules.version, rules.learned, rules.attributed, rules.calibrated) == (RULES_VERSION, {}, {}, frozenset())
    assert plan(FIRST, OTHER).version == "one+three"
    assert plan(FIRST).attributed == {}
