"""Predictions in Label Studio: the one place that makes them, one for each task and version.

A prediction carries spans with their own scores, the answers about them, and relations. Its own score is the place in
the queue and nothing else: Label Studio's uncertainty sampling takes the lowest first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotate.schemes.labeling_config import LABEL_CONTROL, TEXT_NAME
from unsourced.core.article import Article
from unsourced.core.spans import Relation, Span, Suggestions, check_offsets
from unsourced.errors import InputError
from unsourced.schemes.scheme import Question, Scheme

REASON = "reason"


def prediction(article: Article, suggestions: Suggestions, scheme: Scheme, score: float) -> dict[str, Any]:
    """The prediction of one version for an article, as Label Studio's import takes it.

    `score` (0..1) is where the article stands in the queue, the lowest first: `queue_score` of its place, or how sure
    the model is of it.

    The reason of a span is a note on its region, shown with it: as an answer to the question `reason` it would become
    the annotator's own on submitting.

    Raises:
        InputError: a span, answer or relation does not fit article and scheme.
    """
    named = _with_region_ids(suggestions)
    ends = {span.region_id: span for span in named}
    result = [item for span in named for item in _region(article, span, scheme)]
    result += [_relation(article, relation, ends, scheme) for relation in suggestions.relations]
    return {"model_version": suggestions.version, "score": score, "result": result}


def queue_score(position: int) -> float:
    """A score for a place in the queue (1, 2, …): higher for a later one, and below 1, as Label Studio wants it."""
    return position / (position + 1000)


def _with_region_ids(suggestions: Suggestions) -> list[Span]:
    """The spans, each with an id; those that have none are called s1, s2, …"""
    taken = {span.region_id for span in suggestions.spans}
    fresh = (
        name for number in range(1, 2 * len(taken) + len(suggestions.spans) + 2) if (name := f"s{number}") not in taken
    )
    return [span if span.region_id else replace(span, region_id=next(fresh)) for span in suggestions.spans]


def _region(article: Article, span: Span, scheme: Scheme) -> Iterator[dict[str, Any]]:
    where = f"article {article.id}, region {span.region_id}"
    check_offsets(article.text, span.start, span.end, where=where)
    if span.label not in scheme.label_keys:
        raise InputError(f"the scheme has no label {span.label!r}", where=where)
    span_value = {"start": span.start, "end": span.end, "text": article.text[span.start : span.end]}
    region: dict[str, Any] = {"id": span.region_id, "to_name": TEXT_NAME}
    marked = region | {"from_name": LABEL_CONTROL, "type": "labels", "value": span_value | {"labels": [span.label]}}
    if span.score is not None:
        marked["score"] = span.score
    if span.reason:
        marked["meta"] = {"text": [span.reason]}
    yield marked
    asked = {question.key: question for question in scheme.questions_per("region")}
    for key, answer in span.answers.items():
        if key not in asked:
            raise InputError(f"the scheme does not ask {key!r} about a region", where=where)
        yield region | {"from_name": key} | _answer(asked[key], answer, span_value, where)


def _answer(question: Question, answer: str, span_value: Mapping[str, Any], where: str) -> dict[str, Any]:
    if question.type == "text":
        return {"type": "textarea", "value": {**span_value, "text": [answer]}}
    if answer not in {choice.key for choice in question.choices}:
        raise InputError(f"{answer!r} is no answer to {question.key}", where=where)
    return {"type": "choices", "value": {**span_value, "choices": [answer]}}


def _relation(article: Article, relation: Relation, ends: Mapping[str, Span], scheme: Scheme) -> dict[str, Any]:
    where = f"article {article.id}, relation {relation.from_region} to {relation.to_region}"
    if relation.from_region not in ends or relation.to_region not in ends:
        raise InputError("leads from or to a region that is not there", where=where)
    if relation.type not in {known.key for known in scheme.relations}:
        raise InputError(f"the scheme has no relation {relation.type!r}", where=where)
    return {
        "type": "relation",
        "from_id": relation.from_region,
        "to_id": relation.to_region,
        "direction": "right",
        "labels": [relation.type],
    }
