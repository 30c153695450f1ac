"""Why learned labels are marked: the words that moved the log-odds, at their offsets in the article."""

from classifier.model.model import Model
from classifier.scoring.decision_plan import DecisionPlan
from classifier.scoring.explain import Explanation, explain
from classifier.scoring.explanations import Driver
from classifier.scoring.predict import article_inputs, predict
from tests.classifier.hand_model import LABEL, SCHEME, hand_model
from unsourced.core.article import make_article
from unsourced.core.spans import Span

ARTICLE = make_article(title="", body="It fell. A vile plan?", raw="", reader_version="test")
MARKS = [
    Span(label=LABEL, start=9, end=21, region_id="m1"),
    Span(label="source", start=0, end=2, region_id="m2"),
    Span(label="loaded-language", start=11, end=15, region_id="m3"),
]


def explanations(marks: list[Span], *models: Model) -> dict[str, Explanation]:
    plan = DecisionPlan(scheme=SCHEME, models=models, labels=frozenset(SCHEME.label_keys), min_confidence=0)
    inputs = article_inputs(ARTICLE, None)
    return explain(inputs, predict(models, [inputs]), 0, marks, plan)


def test_drivers_stand_at_their_offsets_in_the_article() -> None:
    ((name, (reason, drivers)),) = explanations(MARKS, hand_model()).items()
    assert name == "m1"
    assert drivers == (Driver("vile", 4.0, 11, 15),)
    assert reason == "It resembles sentences that annotators marked. What speaks most for it: “vile”."


def test_only_what_a_model_learned_is_explained_in_the_order_of_the_marks() -> None:
    other = hand_model(label="loaded-language", version="other")
    assert list(explanations(MARKS[::-1], hand_model(), other)) == ["m3", "m1"]
    assert explanations(MARKS[1:2], hand_model()) == {}
    assert explanations(MARKS) == {}
