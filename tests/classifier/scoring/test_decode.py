"""From predictions to marks: of learned labels by the model, of all others by the rules."""

from classifier.model.model import Model
from classifier.scoring.decision_plan import DecisionPlan
from classifier.scoring.decode import Decoded, decode
from classifier.scoring.predict import article_inputs, predict
from tests.classifier.hand_model import LABEL, SCHEME, hand_model
from unsourced.core.article import Article, make_article

ARTICLE = make_article(title="", body="A vile plan. Critics say it fell. Who asks?", raw="", reader_version="test")


QUOTED = make_article(
    title="", body="“It is safe,” said Ilse Marrek, a spokeswoman for the port.", raw="", reader_version="test"
)


def decoded(
    *models: Model, article: Article = ARTICLE, labels: tuple[str, ...] = SCHEME.label_keys, min_confidence: float = 0
) -> Decoded:
    plan = DecisionPlan(scheme=SCHEME, models=models, labels=frozenset(labels), min_confidence=min_confidence)
    inputs = article_inputs(article, None if models else SCHEME)
    return decode(inputs, predict(models, [inputs]), 0, plan)


def test_a_sentence_is_marked_where_its_score_reaches_the_threshold() -> None:
    found = decoded(hand_model(), labels=(LABEL,))
    assert [(span.label, span.start, span.end, span.score) for span in found.spans] == [(LABEL, 0, 12, 0.8808)]
    assert [sentence.values for sentence in found.sentences] == [{LABEL: 0.8808}, {LABEL: 0.1192}, {LABEL: 0.2689}]
    assert [span.region_id for span in found.spans] == ["m1"]


def test_what_is_not_sure_enough_is_left_unjudged() -> None:
    found = decoded(hand_model(), labels=(LABEL,), min_confidence=0.8)
    assert [sentence.unjudged for sentence in found.sentences] == [set(), set(), {LABEL}]
    assert found.sentences[2].values == {LABEL: None}
    assert decoded(hand_model(), labels=(LABEL,), min_confidence=0.9).spans == ()


def test_the_rules_decide_what_no_model_learned() -> None:
    rules, model = decoded(), decoded(hand_model())
    source = [span for span in rules.spans if span.label == "vague-source"]
    assert [ARTICLE.text[span.start : span.end] for span in source] == ["Critics"]
    assert [(span.label, span.start) for span in model.spans if span.label == "vague-source"] == [
        ("vague-source", source[0].start)
    ]
    assert rules.sentences[0].values["vague-source"] is None
    assert rules.sentences[1].values["vague-source"] is not None
    assert list(rules.sentences[0].values) == list(SCHEME.label_keys)


def test_relations_name_marks_by_their_order() -> None:
    found = decoded(article=QUOTED)
    names = [span.region_id for span in found.spans]
    assert names == [f"m{number}" for number in range(1, len(names) + 1)]
    assert found.relations
    assert {end for link in found.relations for end in (link.from_region, link.to_region)} <= set(names)
    assert decoded(article=QUOTED, labels=("source",)).relations == ()
