"""From predictions to marks: which spans of an article are marked, what links them, and each sentence's values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from classifier.features.rule_scores import rule_sentence_scores
from classifier.features.sentence_features import rule_features, touched
from classifier.linear.logistic import sigmoid
from classifier.scoring.decision_plan import DecisionPlan
from classifier.scoring.predict import ArticleInputs, BatchPredictions
from classifier.scoring.scores import DIGITS, SentenceScores
from classifier.scoring.spans import fitting, learned_marks, word_marks
from classifier.token_model.spans import Joins, runs
from unsourced.core.offsets import Offsets
from unsourced.core.spans import Relation, Span
from unsourced.core.types import Bool, Float64
from unsourced.schemes.scheme import Scheme

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decoded:
    """The marks of an article, named by their order, the relations between them, and the values of its sentences."""

    spans: tuple[Span, ...]
    relations: tuple[Relation, ...]
    sentences: tuple[SentenceScores, ...]


def decode(inputs: ArticleInputs, predictions: Sequence[BatchPredictions], first: int, plan: DecisionPlan) -> Decoded:
    """The marks and values of an article whose sentences begin at `first` in the models' predictions."""
    spans = [
        span
        for span in inputs.spans
        if span.label in plan.labels and span.label not in plan.learned and span.label not in plan.attributed
    ]
    relations = list(inputs.relations)
    values = _rule_values(inputs, plan)
    unsure: dict[str, Bool] = {}
    for label, (number, column) in plan.learned.items():
        decision = _decide(inputs, predictions[number], first, column, plan.min_confidence)
        values[label], unsure[label] = decision.values, decision.unsure
        spans += decision.spans if label not in plan.attributed else []
    for number in sorted(set(plan.attributed.values())):
        marks, links = predictions[number].attributed[inputs.article.id]
        spans += [
            span for span in marks if plan.attributed.get(span.label) == number and not _unsure(span, inputs, unsure)
        ]
        relations += links
    fitted = fitting(spans, plan.scheme)
    return Decoded(
        tuple(_named(fitted)),
        tuple(_links(relations, fitted, plan.scheme)),
        tuple(_sentences(inputs.sentences, values, unsure)),
    )


@dataclass(frozen=True, slots=True)
class _LabelDecision:
    """One label of one article: values per sentence, NaN where it is left unjudged, and the spans to mark."""

    values: Float64
    unsure: Bool
    spans: list[Span]


def _decide(
    inputs: ArticleInputs, predictions: BatchPredictions, first: int, column: int, min_confidence: float
) -> _LabelDecision:
    """What is decided of the learned label in `column`."""
    label = predictions.model.learned[column]
    part = slice(first, first + len(inputs.sentences))
    values = predictions.values[part, column]
    marked = sigmoid(predictions.logits[part, column]) >= label.threshold
    unsure = np.where(marked, values, 1 - values) < min_confidence
    if label.marks is not None:
        spans = word_marks(label.label, _runs(inputs, predictions, first, column, unsure), inputs.spans)
    else:
        whole = label.extent == "sentence"
        spans = learned_marks(label.label, inputs.sentences, marked & ~unsure, values, inputs.spans, whole=whole)
    return _LabelDecision(np.where(unsure, np.nan, values), unsure, spans)


def _runs(
    inputs: ArticleInputs, predictions: BatchPredictions, first: int, column: int, unsure: Bool
) -> Iterator[tuple[Offsets, float]]:
    """The runs of marked words, offsets into the text, and the mean score of each."""
    label = predictions.model.learned[column]
    marks = label.marks
    assert marks is not None
    word_column = predictions.model.word_model.labels.index(label.label)
    if not inputs.sentences:
        return
    words, count = predictions.words, len(inputs.sentences)
    begin, stop = predictions.tokens(first).start, predictions.tokens(first + count - 1).stop
    sentence_of = np.repeat(np.arange(count), np.diff(words.ends[first : first + count], prepend=begin))
    word_logits = predictions.word_logits[begin:stop, word_column].astype(np.float64)
    sentence_logits = predictions.logits[first : first + count, column]
    word_scores = marks.scores(word_logits, sentence_logits[sentence_of])
    reached = np.unique(sentence_of[(word_scores >= marks.threshold) & ~unsure[sentence_of]])
    for number in reached.tolist():
        offset, end = inputs.sentences[number]
        here = predictions.tokens(first + number)
        offsets = list(zip(words.starts[here].tolist(), words.stops[here].tolist(), strict=True))
        inside = slice(here.start - begin, here.stop - begin)
        joined = partial(_joined, marks.joins, word_logits[inside], float(sentence_logits[number]))
        text = inputs.article.text[offset:end]
        for (start, last), mean in runs(text, offsets, word_scores[inside].tolist(), marks.threshold, joined):
            yield (offset + start, offset + last), mean


def _joined(joins: Joins, word_logits: Float64, sentence_logit: float, first: int, second: int) -> bool:
    return joins(float(word_logits[first]), float(word_logits[second]), sentence_logit)


def _rule_values(inputs: ArticleInputs, plan: DecisionPlan) -> dict[str, Float64]:
    """Per label, in the scheme's order, the rules' value of each sentence; NaN where they found nothing."""
    labels = [label for label in plan.scheme.labels if label.key in plan.labels]
    best, cover = rule_features(inputs.spans, [label.key for label in labels], inputs.sentences)
    values = {
        label.key: rule_sentence_scores(best[:, column], cover[:, column], label.sentence_rule)
        for column, label in enumerate(labels)
    }
    return {label: np.where(own > 0, own, np.nan) for label, own in values.items()}


def _sentences(
    offsets: Sequence[Offsets],
    by_label: Mapping[str, Float64],
    unsure: Mapping[str, Bool],
) -> Iterator[SentenceScores]:
    """The values of each sentence, None for NaN; article by article, since there are many of them."""
    columns = [
        [None if value != value else round(value, DIGITS) for value in column.tolist()] for column in by_label.values()
    ]
    unjudged = {label: unknown.tolist() for label, unknown in unsure.items() if unknown.any()}
    for n, ((start, end), values) in enumerate(zip(offsets, zip(*columns, strict=True), strict=True)):
        left = frozenset(label for label, unknown in unjudged.items() if unknown[n]) if unjudged else _NONE
        yield SentenceScores(start, end, dict(zip(by_label, values, strict=True)), left)


def _unsure(span: Span, inputs: ArticleInputs, unsure: Mapping[str, Bool]) -> bool:
    """Whether a span begins in a sentence that is left unjudged for its label."""
    return span.label in unsure and bool(unsure[span.label][touched(inputs.sentences, span.start, span.end)[0]])


def _named(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with scores of a few digits, named by their order in the article."""
    for number, span in enumerate(spans, 1):
        yield replace(span, region_id=_name(number), score=None if span.score is None else round(span.score, DIGITS))


def _links(relations: Iterable[Relation], spans: Sequence[Span], scheme: Scheme) -> Iterator[Relation]:
    """The relations between these spans, by their new names, where the scheme has such relations."""
    names = {span.region_id: (_name(number), span.label) for number, span in enumerate(spans, 1) if span.region_id}
    types = {relation.key: relation for relation in scheme.relations}
    for relation in relations:
        ends = names.get(relation.from_region), names.get(relation.to_region)
        allowed = types.get(relation.type)
        if ends[0] and ends[1] and allowed and ends[0][1] in allowed.from_labels and ends[1][1] in allowed.to_labels:
            yield Relation(type=relation.type, from_region=ends[0][0], to_region=ends[1][0])


def _name(number: int) -> str:
    return f"m{number}"
