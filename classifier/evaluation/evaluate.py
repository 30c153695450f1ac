"""`evaluate`: a Dataset's figures by cross-validation, or those of model files on articles they have not seen."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from classifier.evaluation.held_out_predictions import HeldOutPredictions, as_predictions, predict_held_out
from classifier.evaluation.learning_curve import learning_curve
from classifier.evaluation.measure import Measurement, measure
from classifier.evaluation.options import DEFAULT_OPTIONS, EvaluationOptions
from classifier.evaluation.records import Evaluation
from classifier.evaluation.reference_labels import Sentences, judged_sentences, shares_of
from classifier.evaluation.systems import (
    ANNOTATOR,
    GOLD,
    MODEL,
    RULES,
    SYSTEMS,
    System,
    model_scorer,
    registered_systems,
)
from classifier.metrics.bootstrap import draws
from classifier.model.leakage import unseen
from classifier.model.model import Model
from classifier.splits.evaluation_folds import Plan, plan
from exports.dataset.dataset import Dataset
from exports.dataset.votes import require_votes
from unsourced.core.types import Int64
from unsourced.errors import DatasetError, SchemeError

ORIGINS = {"unsuggested": False, "suggested": True}


def evaluate(
    dataset: Dataset,
    options: EvaluationOptions = DEFAULT_OPTIONS,
    *,
    systems: Mapping[str, System] | None = None,
) -> Evaluation:
    """The figures of what `train` makes of a Dataset, by cross-validation, with every baseline in the same folds.

    For each fold a Dataset of its training articles alone is cut and everything is learned from that. `systems` are
    those to evaluate, by name, the first with every figure; the registered ones where None.

    Raises:
        DatasetError: nobody with the role `options.against` submitted anything, or no folds can be made.
        LeakError: a system saw what is held out.
        MissingExtraError: the embedding is wanted and its extra not installed.
    """
    chosen = registered_systems(embedding=options.embedding) if systems is None else systems
    options = _with_role(dataset, options)
    sentences = _judged(dataset, options)
    cut = plan(sentences.articles, options.by, count=options.folds, seed=options.seed)
    predictions = predict_held_out(dataset, sentences, cut.folds, chosen, jobs=options.jobs, quiet=options.quiet)
    fold = np.zeros(len(sentences.articles), dtype=np.int64)
    for number, each in enumerate(cut.folds):
        fold[each.held_out] = number
    measurements = _measurements(dataset, sentences, predictions, fold, options)
    descriptions = {name: system.description for name, system in chosen.items()}
    evaluation = _evaluation(dataset, sentences, measurements, options, descriptions, cut)
    if not options.learning_curve:
        return evaluation
    headline = measurements[evaluation.headline]
    return replace(
        evaluation,
        learning_curve=learning_curve(
            dataset, sentences, cut, headline, options, system=chosen.get(MODEL, SYSTEMS[MODEL])
        ),
    )


def evaluate_models(
    dataset: Dataset, models: Mapping[str, Model], options: EvaluationOptions = DEFAULT_OPTIONS
) -> Evaluation:
    """The figures of models (by name; the first is compared with the others) on the articles that none has seen.

    Of the options `seed`, `against` and `resamples` count here: nothing is trained.

    Raises:
        ModelError: a model does not say what it was trained on.
        SchemeError: a model has no label of the Dataset.
        DatasetError: no article is left.
    """
    options = _with_role(dataset, options)
    sentences = _judged(dataset, options)
    left = list(sentences.articles)
    notes = []
    for name, model in models.items():
        notes += _scheme_notes(name, model, dataset)
        left = unseen(model, left, where=name)
    used = len(sentences.articles) - len(left)
    if not left:
        raise DatasetError(
            "every article was used to train the model, so nothing is left to judge it by",
            remedy="Leave --model out: then models are trained fold by fold.",
        )
    if used:
        notes.append(f"{used} of {len(sentences.articles)} articles left out, because a model was trained on them.")
    predictions = {name: as_predictions(model_scorer(model).score(left), sentences) for name, model in models.items()}
    predictions[RULES] = as_predictions(SYSTEMS[RULES].train(dataset).score(left), sentences)
    one_fold = np.zeros(len(sentences.articles), dtype=np.int64)
    measurements = _measurements(dataset, sentences, predictions, one_fold, options)
    descriptions = {name: model.version for name, model in models.items()} | {RULES: SYSTEMS[RULES].description}
    evaluation = _evaluation(dataset, sentences, measurements, options, descriptions, None)
    return replace(evaluation, notes=(*notes, *evaluation.notes))


def _with_role(dataset: Dataset, options: EvaluationOptions) -> EvaluationOptions:
    """The options with the role whose labels are the truth, where they leave it open."""
    if options.against:
        return options
    submitted = dataset.annotations[dataset.annotations["status"] == "submitted"]
    roles = set(submitted["role"])
    return replace(options, against=GOLD if GOLD in roles and ANNOTATOR not in roles else ANNOTATOR)


def _judged(dataset: Dataset, options: EvaluationOptions) -> Sentences:
    require_votes(dataset, _roles(options))
    return judged_sentences(dataset, _roles(options))


def _roles(options: EvaluationOptions) -> tuple[str, ...]:
    return (options.against or ANNOTATOR,)


def _measurements(
    dataset: Dataset,
    sentences: Sentences,
    predictions: Mapping[str, HeldOutPredictions],
    fold: Int64,
    options: EvaluationOptions,
) -> dict[str, Measurement]:
    """A measurement for each origin of which there is work; the figures of the first are cited."""
    drawn = draws(len(sentences.articles), seed=options.seed, resamples=options.resamples)
    roles = _roles(options)
    measurements: dict[str, Measurement] = {}
    for origin, suggested in ORIGINS.items():
        shares = shares_of(dataset, sentences, roles=roles, suggested=suggested)
        if not np.isnan(shares).all():
            measurements[origin] = Measurement(dataset, sentences, predictions, shares, fold, drawn, roles, suggested)
    return measurements


def _evaluation(
    dataset: Dataset,
    sentences: Sentences,
    measurements: Mapping[str, Measurement],
    options: EvaluationOptions,
    systems: Mapping[str, str],
    cut: Plan | None,
) -> Evaluation:
    headline = next(iter(measurements))
    return Evaluation(
        scheme=dataset.scheme.title,
        synthetic=dataset.synthetic,
        by=cut.by if cut else "",
        folds=len(cut.folds) if cut else 0,
        units=cut.units if cut else 0,
        seed=options.seed,
        resamples=options.resamples,
        truth=f"half or more of those with the role {options.against} marked it",
        notes=(*(cut.notes if cut else ()), *_abstained(sentences, measurements[headline])),
        systems=systems,
        headline=headline,
        origins=tuple(measure(measurement, origin) for origin, measurement in measurements.items()),
    )


def _abstained(sentences: Sentences, measurement: Measurement) -> list[str]:
    other = sum(not article.language.lower().startswith("en") for article in sentences.articles)
    held = len(np.unique(sentences.article[measurement.predicted]))
    rest = len(sentences.articles) - held - other
    notes = [f"Not judged, because they are not in English: {other} of {len(sentences.articles)} articles."] * (
        other > 0
    )
    if rest > 0:
        notes.append(f"Not held out, so in no figure: {rest} of {len(sentences.articles)} articles.")
    return notes


def _scheme_notes(name: str, model: Model, dataset: Dataset) -> list[str]:
    if model.scheme.structure_hash == dataset.scheme.structure_hash:
        return []
    shared = [label for label in dataset.scheme.label_keys if label in model.scheme.label_keys]
    if not shared:
        raise SchemeError(
            f"its scheme {model.scheme.name} shares no label with the Dataset's, {dataset.scheme.name}",
            where=name,
            remedy="Convert the Dataset with `unsourced convert --map-scheme`, or choose another model.",
        )
    return [f"{name} was trained with another scheme, and is judged by the labels that both have: {', '.join(shared)}."]
