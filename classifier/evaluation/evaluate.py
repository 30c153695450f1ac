"""`evaluate`: a Dataset's figures by cross-validation, or those of model files on articles they have not seen."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from classifier.evaluation.held_out_predictions import Answers, as_answers, held_out_answers
from classifier.evaluation.learning_curve import learning_curve
from classifier.evaluation.measure import Measurement, measure
from classifier.evaluation.records import Evaluation
from classifier.evaluation.reference_labels import Sentences, judged_sentences, shares_of
from classifier.evaluation.systems import (
    ANNOTATOR,
    GOLD,
    LEARNERS,
    MODEL,
    RULES,
    TOLD,
    Learner,
    learn_model,
    learn_nothing,
    scorer_of,
)
from classifier.metrics.bootstrap import RESAMPLES, draws
from classifier.model.leakage import unseen
from classifier.model.model import Model
from classifier.splits.evaluation_folds import FOLDS, Plan, plan
from classifier.splits.fold_units import FoldUnit
from exports.dataset.dataset import Dataset
from unsourced.core.types import Int64
from unsourced.errors import DatasetError, SchemeError

SEED = 1
ORIGINS = {"unsuggested": False, "suggested": True}


def evaluate(
    dataset: Dataset,
    *,
    by: FoldUnit | None = None,
    folds: int = FOLDS,
    seed: int = SEED,
    against: str | None = None,
    curve: bool = False,
    learners: Mapping[str, Learner] = LEARNERS,
    resamples: int = RESAMPLES,
    jobs: int = 1,
    quiet: bool = True,
) -> Evaluation:
    """The figures of what `train` makes of a Dataset, by cross-validation, with every baseline in the same folds.

    For each fold a Dataset of its training articles alone is cut and everything is learned from that. `against` names
    the role whose labels are the truth (annotator, curator or gold); without it annotators', or gold where there are
    none. Raises
    DatasetError where nobody with that role submitted anything or no folds can be made, LeakError where a learner saw
    what is held out.
    """
    against = against or _whose(dataset)
    sentences = _judged(dataset, against)
    cut = plan(sentences.articles, by, count=folds, seed=seed)
    answers = held_out_answers(dataset, sentences, cut.folds, learners, jobs=jobs, quiet=quiet)
    fold = np.zeros(len(sentences.articles), dtype=np.int64)
    for number, each in enumerate(cut.folds):
        fold[each.held_out] = number
    found, headline = _measured(dataset, sentences, answers, fold, against, seed, resamples)
    evaluation = _evaluation(
        dataset, sentences, found, against, seed, resamples, {name: TOLD.get(name, name) for name in learners}, cut
    )
    if not curve:
        return evaluation
    learner = learners.get(MODEL, learn_model)
    drawn_curve = learning_curve(dataset, sentences, cut, headline, learner=learner, seed=seed, jobs=jobs, quiet=quiet)
    return replace(evaluation, learning_curve=drawn_curve)


def evaluate_models(
    dataset: Dataset,
    models: Mapping[str, Model],
    *,
    seed: int = SEED,
    against: str | None = None,
    resamples: int = RESAMPLES,
) -> Evaluation:
    """The figures of models (by name; the first is compared with the others) on the articles that none has seen.

    Raises ModelError where one does not say what it was trained on, SchemeError where one has no label of the Dataset,
    DatasetError where no article is left.
    """
    against = against or _whose(dataset)
    sentences = _judged(dataset, against)
    left = list(sentences.articles)
    notes = []
    for name, model in models.items():
        notes += _scheme_notes(name, model, dataset)
        left = unseen(model, left, where=name)
    seen = len(sentences.articles) - len(left)
    if not left:
        raise DatasetError(
            "every article was used to train the model, so nothing is left to judge it by",
            remedy="Leave --model out: then models are trained fold by fold.",
        )
    if seen:
        notes.append(f"{seen} of {len(sentences.articles)} articles left out, because a model was trained on them.")
    answers = {name: as_answers(scorer_of(model).score(left), sentences) for name, model in models.items()}
    answers[RULES] = as_answers(learn_nothing(dataset).score(left), sentences)
    one = np.zeros(len(sentences.articles), dtype=np.int64)
    found, _ = _measured(dataset, sentences, answers, one, against, seed, resamples)
    told = {name: model.version for name, model in models.items()} | {RULES: TOLD[RULES]}
    evaluation = _evaluation(dataset, sentences, found, against, seed, resamples, told, None)
    return replace(evaluation, notes=(*notes, *evaluation.notes))


def _whose(dataset: Dataset) -> str:
    submitted = dataset.annotations[dataset.annotations["status"] == "submitted"]
    roles = set(submitted["role"])
    return GOLD if GOLD in roles and ANNOTATOR not in roles else ANNOTATOR


def _judged(dataset: Dataset, against: str) -> Sentences:
    sentences = judged_sentences(dataset, (against,))
    if not len(sentences):
        raise DatasetError(
            f"nobody with the role {against} submitted anything, so there is nothing to judge by",
            remedy="Mark and submit some articles in Label Studio, then `unsourced export` again.",
        )
    return sentences


def _measured(
    dataset: Dataset,
    sentences: Sentences,
    answers: Mapping[str, Answers],
    fold: Int64,
    against: str,
    seed: int,
    resamples: int,
) -> tuple[dict[str, Measurement], Measurement]:
    """A measurement for each origin of which there is work, and the one whose figures are cited."""
    drawn = draws(len(sentences.articles), seed=seed, resamples=resamples)
    found: dict[str, Measurement] = {}
    for origin, suggested in ORIGINS.items():
        shares = shares_of(dataset, sentences, roles=(against,), suggested=suggested)
        if not np.isnan(shares).all():
            found[origin] = Measurement(dataset, sentences, answers, shares, fold, drawn, (against,), suggested)
    return found, next(iter(found.values()))


def _evaluation(
    dataset: Dataset,
    sentences: Sentences,
    found: Mapping[str, Measurement],
    against: str,
    seed: int,
    resamples: int,
    systems: Mapping[str, str],
    cut: Plan | None,
) -> Evaluation:
    headline = next(iter(found))
    return Evaluation(
        scheme=dataset.scheme.title,
        synthetic=dataset.synthetic,
        by=cut.by if cut else "",
        folds=len(cut.folds) if cut else 0,
        units=cut.units if cut else 0,
        seed=seed,
        resamples=resamples,
        truth=f"half or more of those with the role {against} marked it",
        notes=(*(cut.notes if cut else ()), *_abstained(sentences, found[headline])),
        systems=systems,
        headline=headline,
        origins=tuple(measure(measurement, origin) for origin, measurement in found.items()),
    )


def _abstained(sentences: Sentences, measurement: Measurement) -> list[str]:
    other = sum(not article.language.lower().startswith("en") for article in sentences.articles)
    held = len(np.unique(sentences.article[measurement.answered]))
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
