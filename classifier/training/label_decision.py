"""Whether a label is decided by what was learned or by the rules, and how its marks are made."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from classifier.features.rule_scores import rule_sentence_scores
from classifier.features.sentence_table import SentenceTable
from classifier.linear.calibration import calibrate
from classifier.linear.logistic import sigmoid
from classifier.metrics.auc import Discrimination, discrimination
from classifier.metrics.calibration_error import brier, reliability
from classifier.metrics.decision_threshold import PrecisionRecall, best_threshold, cross_fitted, precision_recall
from classifier.model.model import Extent, LabelModel
from classifier.token_model.fit_spans import SEEN, HeldOut, exact_f1, fit_span_decoding
from classifier.token_model.spans import WordMarks
from classifier.token_model.token_table import covered
from classifier.training.out_of_fold import OutOfFold
from classifier.training.stacking import Stacked
from unsourced.core.types import Bool, Float64, Int64
from unsourced.schemes.scheme import Label

FEWEST_POSITIVES = 10
FEWEST_GROUPS = 3
MAJORITY = 0.5
"""A sentence is positive, for figures and thresholds, where half or more of the annotators marked it."""


@dataclass(frozen=True)
class Elsewhere:
    """A label's log-odds (sentences,) from models that never saw the sentence's outlet, and the rows of each fold."""

    logits: Float64
    parts: Sequence[Int64]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """How one label is decided; `figures` is what the card says of it."""

    model: LabelModel
    figures: dict[str, Any] = field(default_factory=dict)


def too_few(table: SentenceTable, column: int) -> str:
    """Why the label in this column of the shares cannot be learned, or nothing."""
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


def left_to_rules(table: SentenceTable, column: int, label: Label, why: str) -> Decision:
    """The decision for a label that was not learned."""
    return Decision(model=LabelModel(label=label.key, learned=False, why=why), figures=_counts(table, column, label))


def decide(
    table: SentenceTable,
    column: int,
    label: Label,
    stacked: Stacked,
    parts: Sequence[Int64],
    elsewhere: Elsewhere | None,
) -> Decision:
    """The decision for a label whose stack is `stacked`, cross-fitted on `parts`.

    The label is learned where, on held-out articles and on outlets never seen where there are such, its values tell
    marked sentences from others beyond chance, its precision is what the scheme asks of it, and they beat the
    rules'.
    """
    shares, logits = table.shares[:, column], stacked.held_out
    known = ~np.isnan(shares) & ~np.isnan(logits)
    true = shares >= MAJORITY
    scores = np.where(known, sigmoid(np.where(known, logits, 0)), 0)
    figures = _counts(table, column, label)

    def rules(why: str) -> Decision:
        return Decision(model=LabelModel(label=label.key, learned=False, why=why), figures=figures)

    threshold = best_threshold(scores[known], true[known], label.least_precision)
    if threshold is None:
        return rules(
            "not learnable yet: no threshold marked held-out sentences rightly "
            + (
                "more often than wrongly"
                if label.least_precision == 0.5
                else f"{label.least_precision:.0%} of the time"
            )
        )
    predicted = cross_fitted(scores, true, [part[known[part]] for part in parts], label.least_precision)
    figures["held_out"] = precision_recall(predicted[known], true[known])
    figures["auc"] = discriminates = discrimination(scores, true, [part[known[part]] for part in parts])
    if why := _against(discriminates, figures["held_out"], figures["rules"], label, "articles"):
        return rules(why)
    if elsewhere is not None:
        seen = known & ~np.isnan(elsewhere.logits)
        values = sigmoid(np.where(seen, elsewhere.logits, 0))
        figures["other_outlets"] = precision_recall(values[seen] >= threshold, true[seen])
        figures["auc_other_outlets"] = discriminates = discrimination(
            values, true, [part[seen[part]] for part in elsewhere.parts]
        )
        if why := _against(discriminates, figures["other_outlets"], figures["rules"], label, "outlets"):
            return rules(why)
    figures["outlets"] = _apart(table.outlet_names, predicted, true, known)
    figures["topics"] = _apart(table.topics, predicted, true, known)
    calibration = calibrate(logits[known], shares[known], table.groups[known])
    if calibration is not None:
        figures["calibration"] = _calibrated(table, logits, shares, [part[known[part]] for part in parts])
    return Decision(
        model=LabelModel(label=label.key, learned=True, threshold=threshold, calibration=calibration), figures=figures
    )


def _calibrated(
    table: SentenceTable, logits: Float64, shares: Float64, folds: Sequence[Int64]
) -> dict[str, float] | None:
    """Brier score and expected calibration error of each fold's values by the calibration that the others give."""
    values, true = [], []
    for fold in folds:
        others = np.concatenate([other for other in folds if other is not fold])
        fitted = calibrate(logits[others], shares[others], table.groups[others])
        if fitted is None:
            return None
        values.append(fitted(logits[fold]))
        true.append(shares[fold] >= MAJORITY)
    all_, predicted = np.concatenate(values), np.concatenate(true)
    bins = reliability(all_, predicted)
    error = sum(each.sentences * abs(each.value - each.positive) for each in bins) / len(all_)
    return {"brier": float(brier(all_, predicted).mean()), "ece": error}


def _against(
    discriminates: Discrimination | None,
    learned: PrecisionRecall,
    by_rules: PrecisionRecall | None,
    label: Label,
    where: str,
) -> str:
    """What speaks against the learned label on held-out articles or outlets, or nothing."""
    if by_rules is not None and by_rules.f1 >= learned.f1:
        return f"better so: they were at least as right on held-out {where}"
    # Where no outlet has both kinds, being on one side is all that could have been learned.
    if discriminates is None or not discriminates.beyond_chance or learned.precision < label.least_precision:
        return f"not learnable yet: what was learned did not hold on other {where}"
    return ""


def word_marks(
    table: SentenceTable, column: int, label: str, stacked: Stacked, parts: OutOfFold, position: int
) -> tuple[Extent, WordMarks | None, dict[str, float]]:
    """How the marks of a label of words are made, and their figures; `position` is its column in `parts.word_logits`.

    Rules that know the label keep its marks where they are as good by words and by exact spans, added up.
    """
    shares = table.word_shares[:, column]
    sentence_logits = stacked.held_out[table.words.sentence_of]
    held_out = HeldOut(
        words=parts.word_logits[:, position].astype(np.float64),
        sentences=sentence_logits,
        is_word=table.words.is_word,
        before=table.words.word_before,
        marked=shares,
        joined=table.joined_shares[:, column],
    )
    found = fit_span_decoding(held_out)
    known_to_rules = label in table.rule_labels
    if found is None or (known_to_rules and _rules_mark(table, label, held_out) >= found[1].f1 + found[1].exact_f1):
        return ("rules" if known_to_rules else "sentence"), None, {}
    marks, figures = found
    return "words", marks, asdict(figures)


def _rules_mark(table: SentenceTable, label: str, held_out: HeldOut) -> float:
    """F1 of the rules' words and of their exact spans, added up."""
    predicted = covered(table.words, table.rule_spans, label)
    known = ~np.isnan(held_out.marked) & ~np.isnan(held_out.sentences)
    return precision_recall(predicted[known], held_out.marked[known] > SEEN).f1 + exact_f1(
        predicted & known, predicted, held_out
    )


def _counts(table: SentenceTable, column: int, label: Label) -> dict[str, Any]:
    shares = table.shares[:, column]
    asked = ~np.isnan(shares)
    true = shares >= MAJORITY
    figures: dict[str, Any] = {"sentences": int(asked.sum()), "positives": int(true.sum()), "rules": None}
    if label.key in table.rule_labels:
        position = table.rule_labels.index(label.key)
        values = rule_sentence_scores(
            table.rule_scores[:, position], table.rule_cover[:, position], label.sentence_rule
        )
        figures["rules"] = precision_recall(values[asked] > 0, true[asked])
    return figures


def _apart(names: Sequence[str], predicted: Bool, true: Bool, known: Bool) -> dict[str, tuple[int, PrecisionRecall]]:
    """Per outlet or topic with ten positives or more their number, and precision and recall, by name."""
    of = np.array(names)
    found = {}
    for name in sorted(set(names) - {""}):
        here = known & (of == name)
        if (count := int(true[here].sum())) >= FEWEST_POSITIVES:
            found[name] = count, precision_recall(predicted[here], true[here])
    return found
