"""From a Dataset to a model: per label a sentence model, or the rules where labels are too few to do better."""

import hashlib
import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotate.rules import RULES_VERSION
from classifier.calibration import calibrate
from classifier.card import card
from classifier.cross_validation import HeldOut, Ngrams, count_ngrams, feature_rows, held_out
from classifier.extents import with_extents
from classifier.logistic import fit_shares, sigmoid
from classifier.model import LabelModel, Model
from classifier.ngrams import Floats, Vocabulary
from classifier.rule_values import counted
from classifier.sentence_table import SentenceTable, sentence_table
from classifier.thresholds import LEAST_PRECISION, best_threshold, cross_fitted, rightness
from exports.dataset import Dataset
from unsourced import __version__
from unsourced.progress import progress
from unsourced.scheme import SentenceRule

FEWEST_POSITIVES = 10
FEWEST_GROUPS = 3
MAJORITY = 0.5
"""A sentence is positive, for figures and thresholds, where half or more of the annotators marked it."""


def train(dataset: Dataset, *, quiet: bool = True) -> Model:
    """The model of a Dataset's annotated articles. The same Dataset gives the same model, bit for bit.

    A label is learned where at least 10 sentences of 3 articles are positive, and the learned scores mark held-out
    sentences better than the rules do, better than marking all of them, and rightly more often than wrongly; else the
    rules keep it, and the card says why. Raises DatasetError where there is nothing to learn from.
    """
    articles = dataset.article_list()
    table = sentence_table(dataset, progress(articles, "Reading articles", total=len(articles), quiet=quiet))
    ngrams = count_ngrams(table)
    candidates = [column for column in range(len(table.labels)) if not _too_few(table, column)]
    out_of_fold = held_out(table, ngrams, candidates, quiet=quiet)

    chosen: dict[str, LabelModel] = {}
    figures: dict[str, dict[str, Any]] = {}
    for column, label in enumerate(table.labels):
        place = candidates.index(column) if column in candidates else None
        logits = out_of_fold.logits[:, place] if place is not None else None
        by_rules = _by_rules(table, label, dataset.scheme.label(label).sentence_rule)
        chosen[label], figures[label] = _decide(table, column, by_rules, logits, out_of_fold)
    labels = tuple(
        chosen.get(key, LabelModel(label=key, learned=False, why="no answers: nobody was asked for it"))
        for key in dataset.scheme.label_keys
    )
    weights, intercepts, words_, characters = _fit(table, ngrams, [label.label for label in labels if label.learned])
    hash_ = training_hash(dataset, table)
    model = Model(
        scheme=dataset.scheme,
        version=_version(hash_, weights, intercepts, labels),
        rules_version=RULES_VERSION,
        rule_labels=table.rule_labels,
        words=words_,
        characters=characters,
        weights=weights,
        intercepts=intercepts,
        labels=labels,
        card=card(dataset, table, labels, figures, out_of_fold.unit, len(out_of_fold.parts), hash_),
    )
    return with_extents(model, dataset, table)


def training_hash(dataset: Dataset, table: SentenceTable) -> str:
    """SHA-256 of what was learned from: sentences, shares, groups and the scheme's structure."""
    digest = hashlib.sha256(dataset.scheme.structure_hash.encode())
    digest.update(json.dumps([table.labels, table.article_ids, table.places, table.texts]).encode())
    for array in (table.shares, table.groups, table.outlets):
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()


def _too_few(table: SentenceTable, column: int) -> str:
    """Why a label cannot be learned, or nothing."""
    positive = table.shares[:, column] >= MAJORITY
    count, groups = int(positive.sum()), len(np.unique(table.groups[positive]))
    if count < FEWEST_POSITIVES or groups < FEWEST_GROUPS:
        return (
            f"too few marks: {count} sentences in {groups} articles, "
            f"where {FEWEST_POSITIVES} in {FEWEST_GROUPS} are needed"
        )
    if not (table.shares[:, column] < MAJORITY).any():
        return "nothing to tell apart: every sentence is marked"
    return ""


def _decide(
    table: SentenceTable,
    column: int,
    by_rules: NDArray[np.float64] | None,
    logits: NDArray[np.float64] | None,
    out_of_fold: HeldOut,
) -> tuple[LabelModel, dict[str, Any]]:
    label = table.labels[column]
    shares = table.shares[:, column]
    asked = ~np.isnan(shares)
    true = shares >= MAJORITY
    rules = rightness(by_rules[asked] > 0, true[asked]) if by_rules is not None else None
    figure: dict[str, Any] = {"sentences": int(asked.sum()), "positives": int(true.sum()), "rules": rules}

    def left_to_rules(why: str) -> tuple[LabelModel, dict[str, Any]]:
        return LabelModel(label=label, learned=False, why=why), figure

    if logits is None:
        return left_to_rules(_too_few(table, column))
    known = asked & ~np.isnan(logits)
    scores = np.where(known, sigmoid(np.where(known, logits, 0)), 0)
    parts = [part[known[part]] for part in out_of_fold.parts]
    threshold = best_threshold(scores[known], true[known])
    if threshold is None:
        return left_to_rules(
            "not learnable yet: no threshold marked held-out sentences rightly more often than wrongly"
        )
    figure["held_out"] = learned = rightness(cross_fitted(scores, true, parts)[known], true[known])
    if rules is not None and rules.f1 >= learned.f1:
        return left_to_rules("better so: they were at least as right on held-out sentences")
    everything = rightness(np.ones(int(known.sum()), dtype=bool), true[known])
    if learned.precision < LEAST_PRECISION or learned.f1 <= everything.f1:
        return left_to_rules("not learnable yet: what was learned did not hold on other articles")
    calibration = calibrate(logits[known], shares[known], table.groups[known])
    return LabelModel(label=label, learned=True, threshold=threshold, calibration=calibration), figure


def _by_rules(table: SentenceTable, label: str, rule: SentenceRule) -> NDArray[np.float64] | None:
    """The rules' value of each sentence; None where the rules never found the label."""
    if label not in table.rule_labels:
        return None
    column = table.rule_labels.index(label)
    return counted(table.rule_scores[:, column], table.rule_cover[:, column], rule)


def _fit(
    table: SentenceTable, ngrams: Ngrams, learned: list[str]
) -> tuple[NDArray[np.float32], NDArray[np.float32], Vocabulary, Vocabulary]:
    """Weights, intercepts and vocabularies from all sentences; without a learned label they are empty."""
    words, characters = ngrams.idf(np.arange(len(table.texts)))
    rows = feature_rows(ngrams, table, (words, characters))
    fitted = []
    for label in learned:
        shares = table.shares[:, table.labels.index(label)]
        asked = np.flatnonzero(~np.isnan(shares))
        fitted.append(fit_shares(rows[asked], shares[asked]))
    used = np.concatenate([words > 0, characters > 0, np.ones(table.clues.shape[1], dtype=bool)])
    if not learned:
        used[: len(words) + len(characters)] = False
    weights = np.zeros((int(used.sum()), len(fitted)), dtype=np.float32)
    for column, (values, _) in enumerate(fitted):
        weights[:, column] = values[used]
    return (
        weights,
        np.array([intercept for _, intercept in fitted], dtype=np.float32),
        _kept(ngrams.words, words, used[: len(words)]),
        _kept(ngrams.characters, characters, used[len(words) :][: len(characters)]),
    )


def _kept(vocabulary: Vocabulary, idf: Floats, used: NDArray[np.bool_]) -> Vocabulary:
    return Vocabulary(tuple(term for term, keep in zip(vocabulary.terms, used, strict=True) if keep), idf[used])


def _version(
    hash_: str, weights: NDArray[np.float32], intercepts: NDArray[np.float32], labels: tuple[LabelModel, ...]
) -> str:
    digest = hashlib.sha256(f"{hash_} {__version__} {RULES_VERSION} {labels}".encode())
    digest.update(weights.tobytes() + intercepts.tobytes())
    return f"model-{digest.hexdigest()[:8]}"
