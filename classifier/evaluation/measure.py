"""From predictions and reference labels to figures, for the work of one origin."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from classifier.active_learning.queue import CHOSEN
from classifier.evaluation.held_out_predictions import HeldOutPredictions
from classifier.evaluation.human_ceiling import human_ceiling
from classifier.evaluation.records import (
    Curves,
    Gain,
    Human,
    LabelFigures,
    Mistake,
    OriginFigures,
    Overall,
    Slice,
    SpanRecord,
)
from classifier.evaluation.reference_labels import MAJORITY, Sentences
from classifier.evaluation.span_metrics import reference_spans, span_cells, span_statistics
from classifier.metrics import classification as decisions
from classifier.metrics.bootstrap import Draws, Figure, figure
from classifier.metrics.calibration_error import (
    brier,
    calibration_error,
    coverage_curve,
    cross_entropy,
    jensen_shannon,
    mean_of,
    reliability,
)
from classifier.metrics.ranking import mean_of_folds, precision_recall_curve
from classifier.splits.evaluation_folds import outlet_of
from exports.dataset.dataset import Dataset
from unsourced.core.article import Article
from unsourced.core.types import Bool, Float64, Int64

HALF = 0.5
NO_VALUE = "it gives no value where it finds nothing"
ONE_CLASS = "all sentences are of one class"
COMPARED = ("f1", "f1_weighted")
MOST_MISTAKES = 10
MOST_SLICES = 20


@dataclass(frozen=True)
class Judged:
    """The sentences of one label that were asked about and predicted by every system."""

    rows: Int64
    article: Int64
    shares: Float64

    @cached_property
    def true(self) -> Bool:
        """Whether a majority marked each sentence, (n,)."""
        return self.shares >= MAJORITY


@dataclass(frozen=True)
class Measurement:
    """What figures are made of: `shares` (n, labels) are the annotators'; the first of `predictions` is evaluated.

    `fold` (articles,) is the fold that held out each article.
    """

    dataset: Dataset
    sentences: Sentences
    predictions: Mapping[str, HeldOutPredictions]
    shares: Float64
    fold: Int64
    drawn: Draws
    roles: Collection[str]
    suggested: bool | None

    @property
    def main(self) -> str:
        """The name of the system that is evaluated; the others stand beside it."""
        return next(iter(self.predictions))

    @cached_property
    def predicted(self) -> Bool:
        """Which sentences all systems have predictions for."""
        predicted: Bool = np.all([each.predicted for each in self.predictions.values()], axis=0)
        return predicted

    @cached_property
    def _judged(self) -> dict[str, Judged]:
        found = {}
        for column, label in enumerate(self.sentences.labels):
            shares = self.shares[:, column]
            rows = np.flatnonzero(~np.isnan(shares) & self.predicted)
            found[label] = Judged(rows, self.sentences.article[rows], shares[rows])
        return found

    def judged(self, label: str) -> Judged:
        """The sentences of one label that annotators judged and all systems have predictions for."""
        return self._judged[label]

    def column(self, label: str) -> int:
        """Which column of the arrays is this label's."""
        return self.sentences.labels.index(label)

    @property
    def asked_labels(self) -> list[str]:
        """The labels for which any sentence counts."""
        return [label for label in self.sentences.labels if len(self.judged(label).rows)]

    def marked(self, system: str, label: str) -> Bool:
        """Whether a system marks each judged sentence of a label, (n,)."""
        found: Bool = self.predictions[system].marked[self.judged(label).rows, self.column(label)]
        return found

    def values(self, system: str, label: str) -> Float64:
        """What a system's value for each judged sentence of a label is, (n,)."""
        found: Float64 = self.predictions[system].values[self.judged(label).rows, self.column(label)]
        return found

    def cells(self, system: str, label: str) -> Float64:
        """True and false positives, false and true negatives of each draw, (draws, 4)."""
        judged = self.judged(label)
        return decisions.counts(self.marked(system, label), judged.true, judged.article, self.drawn)


def measure(measurement: Measurement, origin: str) -> OriginFigures:
    """Every figure against the work of one origin."""
    m = measurement
    labels = m.asked_labels
    judged = np.flatnonzero(~np.isnan(m.shares).all(axis=1) & m.predicted)
    cells = {system: {label: m.cells(system, label) for label in labels} for system in m.predictions}
    return OriginFigures(
        origin=origin,
        articles=len(np.unique(m.sentences.article[judged])),
        sentences=len(judged),
        labels=tuple(_label(m, system, label, cells[system][label]) for label in labels for system in m.predictions),
        overall=tuple(
            Overall(
                system=system,
                figures={name: figure(v) for name, v in decisions.over_labels(cells[system]).items()},
            )
            for system in m.predictions
        ),
        gains=tuple(_gains(m, cells)),
        spans=tuple(_spans(m, labels)),
        human=tuple(_human(m, labels)),
        slices=tuple(_slices(m, labels)),
        curves=tuple(curve for label in labels if (curve := _curves(m, label)) is not None),
        mistakes=tuple(mistake for label in labels for mistake in _mistakes(m, label)),
    )


def _label(m: Measurement, system: str, label: str, cells: Float64) -> LabelFigures:
    judged = m.judged(label)
    values = m.values(system, label)
    known = np.where(np.isnan(values), 0, values)
    half = decisions.figures(decisions.counts(known >= HALF, judged.true, judged.article, m.drawn))
    auc, precision = mean_of_folds(known, judged.true, judged.article, m.fold[judged.article], m.drawn)
    return LabelFigures(
        label=label,
        system=system,
        sentences=len(judged.rows),
        positives=int(judged.true.sum()),
        marked=int(cells[0, 0] + cells[0, 1]),
        right=int(cells[0, 0]),
        calibrated_folds=m.predictions[system].calibrated.get(label, 0),
        figures={
            **decisions.figures(cells),
            "f1_half": half["f1"],
            "f1_weighted_half": half["f1_weighted"],
            "auc": figure(auc, ONE_CLASS),
            "average_precision": figure(precision, decisions.NO_POSITIVES),
            **_of_values(m, values, judged),
        },
    )


def _of_values(m: Measurement, values: Float64, judged: Judged) -> dict[str, Figure]:
    names = ("brier", "calibration_error", "cross_entropy", "jensen_shannon")
    if np.isnan(values).any():
        return {name: Figure(value=None, reason=NO_VALUE) for name in names}
    losses = {
        "brier": brier(values, judged.true),
        "cross_entropy": cross_entropy(values, judged.shares),
        "jensen_shannon": jensen_shannon(values, judged.shares),
    }
    drawn = {name: mean_of(loss, judged.article, m.drawn) for name, loss in losses.items()}
    drawn["calibration_error"] = calibration_error(values, judged.true, judged.article, m.drawn)
    return {name: figure(drawn[name]) for name in names}


def _gains(m: Measurement, cells: Mapping[str, Mapping[str, Float64]]) -> Iterator[Gain]:
    for other in list(m.predictions)[1:]:
        for label in cells[other]:
            ours, theirs = (decisions.statistics(cells[system][label]) for system in (m.main, other))
            yield Gain(label=label, over=other, figures=_differences(ours, theirs, COMPARED, decisions.NO_POSITIVES))
        ours, theirs = (decisions.over_labels(cells[system]) for system in (m.main, other))
        if ours and theirs:
            yield Gain(label="", over=other, figures=_differences(ours, theirs, tuple(ours), decisions.NO_POSITIVES))


def _differences(
    ours: Mapping[str, Float64], theirs: Mapping[str, Float64], names: tuple[str, ...], reason: str
) -> dict[str, Figure]:
    return {name: figure(ours[name] - theirs[name], reason) for name in names}


def _spans(m: Measurement, labels: list[str]) -> Iterator[SpanRecord]:
    texts = [article.text for article in m.sentences.articles]
    wanted = reference_spans(m.dataset, m.sentences, roles=m.roles, suggested=m.suggested)
    for label in labels:
        articles = set(m.judged(label).article.tolist())
        for system, predictions in m.predictions.items():
            found = predictions.spans[
                (predictions.spans["label"] == label) & predictions.spans["article"].isin(articles)
            ]
            for reference, rows in wanted.items():
                true = rows[(rows["label"] == label) & rows["article"].isin(articles)]
                drawn = span_statistics(span_cells(found, true, texts, articles), m.drawn)
                reason = "there is no span to find" if not len(true) else decisions.NOTHING_MARKED
                yield SpanRecord(
                    label=label,
                    system=system,
                    reference=reference,
                    spans=len(true),
                    marks=len(found),
                    figures={name: figure(values, reason) for name, values in drawn.items()},
                )


def _human(m: Measurement, labels: list[str]) -> Iterator[Human]:
    ceiling = human_ceiling(m.dataset, m.sentences, m.drawn, suggested=m.suggested)
    for label in labels:
        if not ceiling.answers[label]:
            missing = Figure(value=None, reason="no two annotators share a sentence")
            yield Human(label=label, answers=0, figures={"f1": missing, "f1_weighted": missing}, words={})
            continue
        words = span_statistics(ceiling.word_cells[label], m.drawn) if label in ceiling.word_cells else {}
        reason = "no three annotators, two of whom marked the same words"
        yield Human(
            label=label,
            answers=ceiling.answers[label],
            figures=decisions.figures(ceiling.cells[label]),
            words={name: figure(values, reason) for name, values in words.items()},
        )


def _slices(m: Measurement, labels: list[str]) -> Iterator[Slice]:
    for kind, name_of in (("outlet", outlet_of), ("topic", _topic), (CHOSEN, _chosen)):
        names = np.array([name_of(article) for article in m.sentences.articles], dtype=object)
        here = names[m.sentences.article]
        many = {str(name): int((here == name).sum()) for name in set(names.tolist()) - {""}}
        if len(many) < 2 and kind != CHOSEN:
            continue
        for name in sorted(many, key=lambda name: (-many[name], name))[:MOST_SLICES]:
            for label in labels:
                judged = m.judged(label)
                own = here[judged.rows] == name
                if not own.any():
                    continue
                cells = decisions.counts(m.marked(m.main, label)[own], judged.true[own], judged.article[own], m.drawn)
                yield Slice(
                    kind=kind,
                    name=name,
                    label=label,
                    sentences=int(own.sum()),
                    positives=int(judged.true[own].sum()),
                    figures=decisions.figures(cells),
                )


def _topic(article: Article) -> str:
    return article.topic or ""


def _chosen(article: Article) -> str:
    return str(article.extra.get(CHOSEN, ""))


def _curves(m: Measurement, label: str) -> Curves | None:
    judged = m.judged(label)
    values = m.values(m.main, label)
    if np.isnan(values).any() or not judged.true.any():
        return None
    return Curves(
        label=label,
        reliability=tuple(reliability(values, judged.true)),
        precision_recall=tuple(precision_recall_curve(values, judged.true)),
        coverage=tuple(coverage_curve(values, judged.true)),
    )


def _mistakes(m: Measurement, label: str) -> Iterator[Mistake]:
    """The worst of both kinds: marked though fewest people did, surest first; missed though most people marked it."""
    judged = m.judged(label)
    marked, values = m.marked(m.main, label), m.values(m.main, label)
    known = np.where(np.isnan(values), 0.0, values)
    for kind, wrong, order in (
        ("marked", marked & ~judged.true, judged.shares - known),
        ("missed", ~marked & judged.true, known - judged.shares),
    ):
        indices = np.flatnonzero(wrong)
        for index in indices[np.argsort(order[indices], kind="stable")][:MOST_MISTAKES].tolist():
            row = int(judged.rows[index])
            article = m.sentences.articles[m.sentences.article[row]]
            yield Mistake(
                label=label,
                kind=kind,
                article_id=article.id,
                outlet=outlet_of(article),
                start=int(m.sentences.starts[row]),
                end=int(m.sentences.ends[row]),
                text=m.sentences.text(row),
                value=None if np.isnan(values[index]) else float(values[index]),
                share=float(judged.shares[index]),
            )
