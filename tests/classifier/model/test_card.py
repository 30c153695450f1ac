"""The card says what a model was trained on, its figures to three digits, and what it is not for."""

import json

import pytest

from classifier.features.sentence_table import sentence_table
from classifier.metrics.auc import Discrimination
from classifier.metrics.decision_threshold import PrecisionRecall
from classifier.model.card import QUESTION, card
from classifier.model.model import LabelModel
from tests.classifier.hand_model import LABEL
from tests.classifier.invented import invented_articles, invented_dataset

ARTICLES = invented_articles(4)
LABELS = [LabelModel(label=LABEL, learned=True), LabelModel(label="source", learned=False, why="too few")]
FIGURES = {
    LABEL: {
        "sentences": 36,
        "positives": 8,
        "held_out": PrecisionRecall(0.12345, 0.5, 1),
        "auc": Discrimination(0.98765, 0.1),
        "outlets": {"Z": (3, PrecisionRecall(1, 1, 1)), "A": (5, PrecisionRecall(0, 0, 0))},
    }
}


@pytest.mark.parametrize("embedding", ["", "invented"])
def test_what_it_was_trained_on_and_is_not_for(embedding: str) -> None:
    dataset = invented_dataset(ARTICLES)
    made = card(dataset, sentence_table(dataset), LABELS, FIGURES, 5, "abc", embedding)
    trained = made["trained_on"]
    assert (trained["articles"], trained["annotators"], trained["role"]) == (4, 3, "annotator")
    assert trained["article_ids"] == sorted(article.id for article in ARTICLES)
    assert (trained["spans"], trained["spans_that_began_as_suggestions"]) == (len(dataset.spans), 0)
    assert made["limits"][0] == QUESTION
    assert any("synthetic" in limit for limit in made["limits"])
    assert any("invented" in limit for limit in made["limits"]) is bool(embedding)
    assert made["embedding"] == (embedding or None)
    assert json.loads(json.dumps(made)) == made


def test_figures_have_three_digits_and_outlets_are_in_order() -> None:
    dataset = invented_dataset(ARTICLES, synthetic=False)
    made = card(dataset, sentence_table(dataset), LABELS, FIGURES, 5, "abc", "")
    learned, by_rules = made["held_out"]["labels"].values()
    assert learned["held_out"] == {"precision": 0.123, "recall": 0.5, "f1": 1}
    assert (learned["auc"], learned["rules"]) == (0.988, None)
    assert list(learned["outlets"]) == ["A", "Z"]
    assert learned["outlets"]["A"] == {"positives": 5, "precision": 0, "recall": 0, "f1": 0}
    assert (by_rules["decided_by"], by_rules["why"], by_rules["sentences"]) == ("rules", "too few", 0)
    assert not any("synthetic" in limit for limit in made["limits"])
