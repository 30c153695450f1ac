"""Score articles: by the rules alone, or by models over them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from annotate.rules import RULES_VERSION
from annotate.suggest import rules_apply, suggest
from classifier.clues import Array, Place, rule_clues, shapes
from classifier.explain import contributions, reason, strongest_run
from classifier.logistic import sigmoid
from classifier.marks import fitting, learned_marks
from classifier.model import Model
from classifier.rule_values import counted
from classifier.schemes import joint_scheme
from classifier.scores import DIGITS, Scores, SentenceScores
from unsourced.article import Article
from unsourced.scheme import Scheme
from unsourced.scheme_file import load_scheme
from unsourced.sentences import sentences
from unsourced.span import Relation, Span

BATCH_SENTENCES = 2000


def score(
    articles: Iterable[Article],
    models: Sequence[Model] = (),
    *,
    scheme: Scheme | None = None,
    labels: Collection[str] | None = None,
) -> Iterator[Scores]:
    """The marks and sentence values of each article, in order; articles are read as they are needed.

    Without a model the rules score, in `scheme` (credibility where None). A model brings its own scheme. Of several
    models each label is decided by the first that learned it, so that scores of different models are never mixed; what
    none has learned is left to the rules. `labels` keeps only these; raises SchemeError where the scheme lacks one.
    An article in another language than English gets no marks and says so.
    """
    shown = joint_scheme([model.scheme for model in models]) if models else scheme or load_scheme()
    for label in labels or ():
        shown.label(label)
    scorer = _Scorer(shown, tuple(models), frozenset(labels or shown.label_keys))
    batch: list[_Reading] = []
    waiting = 0
    for article in articles:
        batch.append(scorer.read(article))
        waiting += len(batch[-1].places)
        # Rules alone share no work between articles, so they need not wait for others.
        if waiting >= BATCH_SENTENCES or not models:
            yield from scorer.score(batch)
            batch, waiting = [], 0
    yield from scorer.score(batch)


def mismatches(models: Sequence[Model]) -> list[str]:
    """What a user should know before relying on these models with this version; empty where all is well."""
    return [
        f"{model.version} was trained with {model.rules_version}, and this unsourced has {RULES_VERSION}: "
        "train it again for scores you can rely on"
        for model in models
        if model.rules_version != RULES_VERSION
    ]


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article, its sentences and what the rules found, or why they abstained."""

    article: Article
    places: list[Place]
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    abstained: str = ""


@dataclass(frozen=True)
class _Scorer:
    scheme: Scheme
    models: tuple[Model, ...]
    labels: frozenset[str]

    @property
    def version(self) -> str:
        return "+".join(model.version for model in self.models) or RULES_VERSION

    @property
    def deciders(self) -> dict[str, tuple[int, int]]:
        """Per learned label the model that decides it, and its column there."""
        found: dict[str, tuple[int, int]] = {}
        for number, model in enumerate(self.models):
            for column, label in enumerate(model.learned):
                found.setdefault(label.label, (number, column))
        return {label: place for label, place in found.items() if label in self.labels}

    @property
    def calibrated(self) -> frozenset[str]:
        return frozenset(
            label
            for label, (number, column) in self.deciders.items()
            if self.models[number].learned[column].calibration is not None
        )

    def read(self, article: Article) -> _Reading:
        if not rules_apply(article):
            why = f"not scored: its language is {article.language}, and only English is known"
            return _Reading(article, [], abstained=why)
        # A model weighs everything that the rules found; what may overlap is decided after that.
        found = suggest(article, None if self.models else self.scheme)
        return _Reading(article, sentences(article.text), found.spans, found.relations)

    def score(self, batch: Sequence[_Reading]) -> Iterator[Scores]:
        clues = [self._clues(model, batch) for model in self.models]
        logits = [
            model.logits([each.article.text[start:end] for each in batch for start, end in each.places], rows)
            for model, rows in zip(self.models, clues, strict=True)
        ]
        values = [model.values(rows) for model, rows in zip(self.models, logits, strict=True)]
        first = 0
        for each in batch:
            part = slice(first, first + len(each.places))
            first = part.stop
            yield self._scores(
                each, [rows[part] for rows in clues], [rows[part] for rows in logits], [rows[part] for rows in values]
            )

    def _clues(self, model: Model, batch: Sequence[_Reading]) -> Array:
        rows = [
            np.hstack([*rule_clues(each.spans, model.rule_labels, each.places), shapes(each.article, each.places)])
            for each in batch
        ]
        return np.vstack(rows) if rows else np.zeros((0, model.clue_weights.shape[0]), dtype=np.float32)

    def _scores(
        self,
        reading: _Reading,
        clues: Sequence[Array],
        logits: Sequence[NDArray[np.float64]],
        values: Sequence[NDArray[np.float64]],
    ) -> Scores:
        article = reading.article
        if reading.abstained:
            return Scores(article=article, scheme=self.scheme, version=self.version, abstained=reading.abstained)
        deciders = self.deciders
        spans = [span for span in reading.spans if span.label in self.labels and span.label not in deciders]
        by_label = self._rule_values(reading)
        for label, (number, column) in deciders.items():
            decision = self.models[number].learned[column]
            by_label[label] = values[number][:, column]

            def explain(sentence: int, number: int = number, column: int = column) -> tuple[Place, str]:
                return _explain(self.models[number], article, reading.places[sentence], clues[number][sentence], column)

            spans += learned_marks(
                label,
                reading.places,
                sigmoid(logits[number][:, column]) >= decision.threshold,
                values[number][:, column],
                reading.spans,
                None if decision.extent == "rules" else explain,
            )
        kept = fitting(spans, self.scheme)
        return Scores(
            article=article,
            scheme=self.scheme,
            version=self.version,
            spans=tuple(_named(kept)),
            relations=tuple(_links(reading.relations, kept, self.scheme)),
            sentences=tuple(
                SentenceScores(start, end, {label: _value(column[n]) for label, column in by_label.items()})
                for n, (start, end) in enumerate(reading.places)
            ),
            calibrated=self.calibrated,
        )

    def _rule_values(self, reading: _Reading) -> dict[str, NDArray[np.float64]]:
        """Per label, in the scheme's order, the rules' value of each sentence; NaN where they found nothing."""
        kept = [label for label in self.scheme.labels if label.key in self.labels]
        best, cover = rule_clues(reading.spans, [label.key for label in kept], reading.places)
        values = {
            label.key: counted(best[:, column], cover[:, column], label.sentence_rule)
            for column, label in enumerate(kept)
        }
        return {label: np.where(found > 0, found, np.nan) for label, found in values.items()}


def _value(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), DIGITS)


def _explain(model: Model, article: Article, place: Place, clues: Array, column: int) -> tuple[Place, str]:
    """Where the mark of a sentence goes, as offsets into the article's text, and why."""
    text = article.text[place[0] : place[1]]
    parts = contributions(model, text, clues, column)
    decision = model.learned[column]
    start, end = strongest_run(parts, text, decision.length) if decision.extent == "words" else (0, len(text))
    return (place[0] + start, place[0] + end), reason(model, text, parts)


def _named(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with scores of a few digits, named by their order in the article."""
    for number, span in enumerate(spans, 1):
        yield replace(span, region_id=_name(number), score=None if span.score is None else round(span.score, DIGITS))


def _links(relations: Iterable[Relation], kept: Sequence[Span], scheme: Scheme) -> Iterator[Relation]:
    """The rules' relations between spans that were kept, by their new names, where the scheme has such relations."""
    names = {span.region_id: (_name(number), span.label) for number, span in enumerate(kept, 1) if span.region_id}
    types = {relation.key: relation for relation in scheme.relations}
    for relation in relations:
        ends = names.get(relation.from_region), names.get(relation.to_region)
        allowed = types.get(relation.type)
        if ends[0] and ends[1] and allowed and ends[0][1] in allowed.from_labels and ends[1][1] in allowed.to_labels:
            yield Relation(type=relation.type, from_region=ends[0][0], to_region=ends[1][0])


def _name(number: int) -> str:
    return f"m{number}"
