"""What more labels buy: the same folds, learned from fewer and fewer of their training articles."""

from collections.abc import Mapping, Sequence

import numpy as np

from classifier.evaluation.held_out_predictions import HeldOutPredictions, predict_held_out
from classifier.evaluation.measure import Measurement
from classifier.evaluation.options import EvaluationOptions
from classifier.evaluation.records import LearningCurve, Step
from classifier.evaluation.reference_labels import Sentences
from classifier.evaluation.systems import MODEL, System
from classifier.metrics import classification as decisions
from classifier.metrics.bootstrap import Draws, Figure, figure
from classifier.splits.evaluation_folds import Fold, Plan
from exports.dataset.dataset import Dataset
from unsourced.core.types import Float64, Int64

LAST = 100
_HALVINGS = 4
FEWEST = 50
"""Fewer labelled sentences are not worth a point of the curve."""


def learning_curve(
    dataset: Dataset,
    sentences: Sentences,
    plan: Plan,
    whole: Measurement,
    options: EvaluationOptions,
    *,
    system: System,
) -> LearningCurve:
    """The curve of `whole`, a measurement whose first system is `system`, trained on all of each fold's articles.

    Each smaller part is part of the next, drawn by `options.seed`. The gain of the last 100 labelled sentences is
    measured between folds with and without them, with a paired bootstrap over articles.
    """
    many = np.bincount(sentences.article, minlength=len(sentences.articles))
    orders = [
        np.random.default_rng([options.seed, number]).permutation(fold.train) for number, fold in enumerate(plan.folds)
    ]
    full = int(np.mean([many[order].sum() for order in orders]))
    steps: list[tuple[int, dict[str, Float64]]] = []
    for wanted in sizes(full):
        folds = [
            Fold(_first(order, many, int(wanted * many[order].sum() / full)), fold.held_out)
            for order, fold in zip(orders, plan.folds, strict=True)
        ]
        predictions = predict_held_out(
            dataset, sentences, folds, {MODEL: system}, jobs=options.jobs, quiet=options.quiet
        )
        steps.append((wanted, _cells(whole, predictions)))
    steps.append((full, _cells(whole, {whole.main: whole.predictions[whole.main]})))
    return _curve(steps, whole.drawn)


def sizes(full: int) -> list[int]:
    """Sentences to learn from: halves of halves, and all but the last hundred."""
    halves = {full // 2**step for step in range(1, _HALVINGS + 1)}
    return sorted(size for size in halves | {full - LAST} if FEWEST <= size < full)


def _first(order: Int64, many: Int64, wanted: int) -> Int64:
    """The first articles of an order that have so many sentences; `many` is how many each has."""
    last = int(np.searchsorted(np.cumsum(many[order]), wanted, side="left")) + 1
    return np.sort(order[:last])


def _cells(whole: Measurement, predictions: Mapping[str, HeldOutPredictions]) -> dict[str, Float64]:
    one = Measurement(
        dataset=whole.dataset,
        sentences=whole.sentences,
        predictions=predictions,
        shares=whole.shares,
        fold=whole.fold,
        drawn=whole.drawn,
        roles=whole.roles,
        suggested=whole.suggested,
    )
    return {label: one.cells(one.main, label) for label in one.asked_labels}


def _curve(steps: Sequence[tuple[int, dict[str, Float64]]], drawn: Draws) -> LearningCurve:
    means = {size: _mean_f1(cells, drawn) for size, cells in steps}
    full = steps[-1][0]
    smaller = [size for size in means if size != full]
    last = max(smaller, default=full)
    last = full - LAST if full - LAST in means else last
    half = full // 2 if full // 2 in means else None
    bought = figure(means[full] - means[last], decisions.NO_POSITIVES) if last != full else _TOO_FEW
    second = figure(means[full] - means[half], decisions.NO_POSITIVES) if half is not None else _TOO_FEW
    return LearningCurve(
        steps=tuple(
            Step(
                sentences=size,
                figure=figure(means[size], decisions.NO_POSITIVES),
                labels={label: decisions.figures(table)["f1"] for label, table in cells.items()},
            )
            for size, cells in steps
        ),
        last_sentences=full - last,
        last=bought,
        half=second,
        hint=hint(bought, second, full - last),
    )


_TOO_FEW = Figure(value=None, reason=f"fewer than {FEWEST} sentences would be left to learn from")


def _mean_f1(cells: Mapping[str, Float64], drawn: Draws) -> Float64:
    return decisions.over_labels(cells).get("f1_macro", np.full(len(drawn.weights), np.nan))


def hint(last: Figure, half: Figure, sentences: int) -> str:
    """Whether to go on, in words; never more than the intervals say."""
    if last.value is None:
        return f"What more labels buy cannot be told yet: {last.reason}."
    gain = f"The last {sentences} labelled sentences bought {_signed(last)} in mean F1"
    if last.low is not None and last.low > 0:
        return f"{gain}. Go on: more labels still pay."
    if half.value is None or (half.low is not None and half.low > 0):
        since = "" if half.value is None else f"; the second half of all bought {_signed(half)}"
        return f"{gain}, which cannot be told from nothing{since}. More labels pay, slowly."
    return (
        f"{gain}, and the second half of all {_signed(half)}: neither can be told from nothing. More of the same will "
        "hardly pay; label other outlets, topics or rarer labels, or stop."
    )


def _signed(value: Figure) -> str:
    interval = "" if value.low is None else f" [{value.low:+.3f}, {value.high:+.3f}]"
    return f"{value.value:+.3f}{interval}"
