"""Attribution as one part of a model: the tagger and linker of `classifier.attribution`, where they beat the rules.

They mark the labels that a scheme ties by relations, all of them or none, since a link needs both of its ends.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotate.rules.suggest import rules_apply, suggest
from classifier.attribution.attribute import Attribution, attribute
from classifier.attribution.linker import Linker
from classifier.attribution.source_kinds import SourceKind
from classifier.attribution.tag_scheme import AttributionLabels, attribution_labels, tags_of
from classifier.attribution.tagger import Tagger, reading_of
from classifier.attribution.training_examples import Example, examples
from classifier.metrics.decision_threshold import PrecisionRecall
from exports.dataset.dataset import Dataset
from unsourced.core.article import Article
from unsourced.core.spans import Relation, Span
from unsourced.core.types import Int32
from unsourced.errors import SchemeError
from unsourced.io.progress import steps
from unsourced.schemes.scheme import Scheme

FEWEST_ARTICLES = 40
FEWEST_SPANS = 200
HELD_OUT = 5
"""One article in five is held out to decide between the model and the rules."""


@dataclass(frozen=True)
class AttributionModel:
    """A fitted tagger and linker for one scheme."""

    tagger: Tagger
    linker: Linker

    @property
    def labels(self) -> AttributionLabels:
        """The labels that it marks."""
        found: AttributionLabels = self.tagger.labels_
        return found

    def attributions(self, articles: Iterable[Article]) -> Iterator[Attribution]:
        """The attributions of each article, in order."""
        return attribute(articles, self.tagger, self.linker)


def scheme_attribution(scheme: Scheme) -> AttributionLabels | None:
    """The labels that the scheme ties, or None where it ties none."""
    try:
        return attribution_labels(scheme)
    except SchemeError:
        return None


def train_attribution(
    dataset: Dataset, role: str, groups: dict[str, int], *, quiet: bool = True
) -> tuple[AttributionModel | None, dict[str, Any] | None]:
    """The attribution model of a Dataset's English articles, and its figures for the card; None without attribution.

    `groups` numbers what may not be torn apart, by article id; articles without a number are left out. The model is
    kept where its tags on held-out articles beat those of the rules: micro F1 over tokens.
    """
    labels = scheme_attribution(dataset.scheme)
    if labels is None:
        return None, None
    known = [one for one in examples(dataset, roles=(role,)) if one.article.id in groups and rules_apply(one.article)]
    articles, spans = len({one.article.id for one in known}), sum(len(one.spans) for one in known)
    if articles < FEWEST_ARTICLES or spans < FEWEST_SPANS:
        return None, {
            "used": False,
            "why": f"too few marks: {spans} spans in {articles} articles, "
            f"where {FEWEST_SPANS} in {FEWEST_ARTICLES} are needed",
        }
    held_out = [one for one in known if groups[one.article.id] % HELD_OUT == 0]
    rest = [one for one in known if groups[one.article.id] % HELD_OUT]
    on_step = steps("Learning attribution", quiet=quiet)
    figures = _figures(_fit_tagger(dataset.scheme, rest, on_step), held_out, labels)
    if figures["tokens"]["f1"] <= figures["rules"]["f1"]:
        return None, {"used": False, "why": "the rules were at least as right on held-out articles"} | figures
    attribution = AttributionModel(_fit_tagger(dataset.scheme, known, on_step), _fit_linker(dataset.scheme, known))
    return attribution, {"used": True, "held_out_articles": len({one.article.id for one in held_out})} | figures


def attribution_spans(attribution: Attribution) -> tuple[list[Span], list[Relation]]:
    """The spans of an article, named c1, c2, …, and their relations; a claim in pieces has a span for each piece."""
    spans: list[Span] = []
    names: list[list[str]] = []
    for region in attribution.regions:
        names.append([f"c{len(spans) + index}" for index in range(1, len(region.pieces) + 1)])
        why = _reason(region.kind)
        spans += [
            Span(
                label=region.label,
                start=start,
                end=end,
                score=region.score,
                region_id=name,
                reason=why,
            )
            for name, (start, end) in zip(names[-1], region.pieces, strict=True)
        ]
    relations = [
        Relation(type=key, from_region=name, to_region=names[target][0])
        for key, claim, target, _ in attribution.links
        for name in names[claim]
    ]
    return spans, relations


def _reason(kind: SourceKind | None) -> str:
    if kind is None:
        return "Words around it are like those around marks that annotators made."
    who = f", who stands for {kind.stands_for}" if kind.stands_for else ""
    return f"It names a source ({kind.kind.replace('-', ' ')}{who})."


def _fit_tagger(scheme: Scheme, known: Sequence[Example], on_step: Callable[[int, float], None]) -> Tagger:
    return Tagger(scheme).fit([one.article for one in known], [one.spans for one in known], on_step)


def _fit_linker(scheme: Scheme, known: Sequence[Example]) -> Linker:
    readings = [reading_of(one.article) for one in known]
    pieces = [one.pieces(reading) for one, reading in zip(known, readings, strict=True)]
    return Linker(scheme).fit(readings, pieces, [one.relations for one in known])


def _figures(tagger: Tagger, held_out: Sequence[Example], labels: AttributionLabels) -> dict[str, Any]:
    """Precision, recall and F1 of model and rules on tokens of held-out articles, micro-averaged and per label."""
    gold: list[Int32] = []
    predicted: list[Int32] = []
    by_rules_alone: list[Int32] = []
    for one, (reading, tags, _) in zip(held_out, tagger.tag(reading_of(one.article) for one in held_out), strict=True):
        by_rules = [(span.label, span.start, span.end) for span in suggest(one.article).spans]
        known = [span for span in by_rules if span[0] in labels.labels]
        for into, found in (
            (gold, tags_of(reading, one.spans, labels.labels)),
            (predicted, tags),
            (by_rules_alone, tags_of(reading, known, labels.labels)),
        ):
            into.append((found + 1) // 2)
    true, ours, theirs = (
        np.concatenate([*some, np.zeros(0, dtype=np.int32)]) for some in (gold, predicted, by_rules_alone)
    )
    return {
        "tokens": _token_scores(true, ours),
        "rules": _token_scores(true, theirs),
        "labels": {
            label: _token_scores(np.where(true == number, true, 0), np.where(ours == number, ours, 0))
            for number, label in enumerate(labels.labels, 1)
        },
    }


def _token_scores(true: Int32, predicted: Int32) -> dict[str, float]:
    """Precision, recall and F1 of tokens that have a label."""
    hits = int(((true == predicted) & (true > 0)).sum())
    precision, recall = hits / max(int((predicted > 0).sum()), 1), hits / max(int((true > 0).sum()), 1)
    right = PrecisionRecall(precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0)
    return {"precision": round(right.precision, 3), "recall": round(right.recall, 3), "f1": round(right.f1, 3)}
