"""Suggestions as Label Studio's predictions."""

import pytest
from label_studio_sdk.label_interface import LabelInterface

from annotate.label_studio.predictions import prediction, queue_score
from annotate.schemes.labeling_config import labeling_config
from unsourced.core.article import make_article
from unsourced.core.spans import Relation, Span, Suggestions
from unsourced.errors import InputError, OffsetError
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()
ARTICLE = make_article(title="Pier 😀", body="Critics say it is shut.", raw="r", reader_version="test")
CLAIM = Span(label="attributed-claim", start=20, end=30, region_id="c", score=0.5)
CRITICS = Span(
    label="vague-source", start=8, end=15, region_id="v", reason="Which critics?", answers={"vague-kind": "group"}
)


def suggested(*spans: Span, relations: tuple[Relation, ...] = ()) -> Suggestions:
    return Suggestions(article_id=ARTICLE.id, version="rules-9", spans=spans, relations=relations)


def test_a_whole_prediction() -> None:
    link = Relation(type="sourced-from", from_region="c", to_region="v")
    made = prediction(ARTICLE, suggested(CRITICS, CLAIM, relations=(link,)), SCHEME, 0.5)
    place = {"start": 8, "end": 15, "text": "Critics"}
    assert made["model_version"] == "rules-9"
    assert made["result"] == [
        {
            "id": "v",
            "to_name": "text",
            "from_name": "label",
            "type": "labels",
            "value": place | {"labels": ["vague-source"]},
            "meta": {"text": ["Which critics?"]},
        },
        {
            "id": "v",
            "to_name": "text",
            "from_name": "vague-kind",
            "type": "choices",
            "value": place | {"choices": ["group"]},
        },
        {
            "id": "c",
            "to_name": "text",
            "from_name": "label",
            "type": "labels",
            "value": {"start": 20, "end": 30, "text": "it is shut", "labels": ["attributed-claim"]},
            "score": 0.5,
        },
        {"type": "relation", "from_id": "c", "to_id": "v", "direction": "right", "labels": ["sourced-from"]},
    ]
    assert LabelInterface(labeling_config(SCHEME)).validate_prediction(made, return_errors=True) == []


def test_spans_without_a_name_get_one_each() -> None:
    spans = [Span(label="source", start=n, end=n + 1, region_id=name) for n, name in enumerate(["", "s1", "", ""])]
    ids = [item["id"] for item in prediction(ARTICLE, suggested(*spans), SCHEME, 0.5)["result"]]
    assert ids == ["s2", "s1", "s3", "s4"]


@pytest.mark.parametrize(
    ("span", "message"),
    [
        (Span(label="rumour", start=0, end=1), "the scheme has no label 'rumour'"),
        (Span(label="source", start=0, end=1, answers={"colour": "red"}), "does not ask 'colour'"),
        (Span(label="source", start=0, end=1, answers={"bias": "none"}), "does not ask 'bias' about a region"),
        (Span(label="source", start=0, end=1, answers={"source-kind": "cat"}), "'cat' is no answer to source-kind"),
    ],
)
def test_what_the_scheme_does_not_know(span: Span, message: str) -> None:
    with pytest.raises(InputError, match=message):
        prediction(ARTICLE, suggested(span), SCHEME, 0.5)


def test_what_is_not_in_the_article() -> None:
    with pytest.raises(OffsetError, match="not a piece"):
        prediction(ARTICLE, suggested(Span(label="source", start=30, end=99)), SCHEME, 0.5)
    lost = Relation(type="sourced-from", from_region="c", to_region="gone")
    with pytest.raises(InputError, match="a region that is not there"):
        prediction(ARTICLE, suggested(CLAIM, relations=(lost,)), SCHEME, 0.5)
    other = Relation(type="quotes", from_region="c", to_region="v")
    with pytest.raises(InputError, match="no relation 'quotes'"):
        prediction(ARTICLE, suggested(CLAIM, CRITICS, relations=(other,)), SCHEME, 0.5)


def test_the_score_is_the_place_in_the_queue() -> None:
    scores = [queue_score(place) for place in (1, 2, 10, 1000, 99_999, 100_000, 10_000_000)]
    assert scores == sorted(set(scores))
    assert all(0 < score < 1 for score in scores)
