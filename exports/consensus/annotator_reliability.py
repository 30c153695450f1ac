"""How reliable each annotator is with each label, by Dawid and Skene's model, with intervals over articles."""

from collections.abc import Collection

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from exports.consensus.dawid_skene import Patterns, expectation_maximisation, patterns_of
from exports.consensus.sentences import by_label, reason_without_model
from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_values
from unsourced.core.types import Float64

RESAMPLES = 1000
SEED = 0
LEVEL = 0.95
# Enough of the resamples must say something for their quantiles to be an interval.
_ENOUGH = 0.9
# Expected sentences with (or without) the label, below which a rate over them says nothing.
_FEWEST = 1.0
_CELLS = 4_000_000  # of an array of the bootstrap at a time
_MOST_ITERATIONS = 300  # of a resample


def annotator_reliability(
    dataset: Dataset,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    roles: Collection[str] = ("annotator",),
    suggested: bool | None = None,
) -> pd.DataFrame:
    """Per label and annotator how often they mark a sentence that has it, and leave one that has not.

    Columns: `label`, `annotator`, `sentences` (that they judged), `marked`, `prevalence` (the model's share of
    sentences with the label), `sensitivity`, `sensitivity_low`, `sensitivity_high`, `specificity`, `specificity_low`,
    `specificity_high` and `note`, which says why what is missing is missing. The intervals hold 95% of `resamples`
    bootstrap resamples of whole articles, since sentences of one article are not independent.
    """
    values = sentence_values(dataset, roles=roles, suggested=suggested)
    rows = [row for label, rows in by_label(values) for row in _of_label(label, rows, resamples, seed)]
    return pd.DataFrame(rows, columns=_COLUMNS)


_RATES = [f"{name}{end}" for name in ("sensitivity", "specificity") for end in ("", "_low", "_high")]
_COLUMNS = ["label", "annotator", "sentences", "marked", "prevalence", *_RATES, "note"]


def _of_label(label: str, rows: pd.DataFrame, resamples: int, seed: int) -> list[dict[str, object]]:
    counted = rows.groupby("annotator", observed=True)["value"].agg(["size", "sum"])
    known = [
        {"label": label, "annotator": str(name), "sentences": int(size), "marked": int(marked)}
        for name, size, marked in zip(counted.index, counted["size"], counted["sum"], strict=True)
    ]
    reason = reason_without_model(rows)
    if reason:
        return [row | {"note": reason} for row in known]
    worker = pd.Index(counted.index).get_indexer(pd.Index(rows["annotator"]))
    article, _ = pd.factorize(rows["article_id"])
    task = rows["task"].to_numpy(dtype=np.int64)
    patterns = patterns_of(task, worker, rows["value"].to_numpy(dtype=np.int64), workers=len(known), classes=2)
    of_task = np.zeros(len(patterns.of_task), dtype=np.int64)
    of_task[task] = article
    shape = (int(article.max()) + 1, patterns.count)
    counts = csr_array((np.ones(len(of_task)), (of_task, patterns.of_task)), shape=shape)
    weights = np.bincount(patterns.of_task, minlength=patterns.count).astype(np.float64)
    whole = expectation_maximisation(patterns, weights[None, :])
    met = _met(patterns, weights, whole.posterior[0])
    again = _bootstrap(patterns, counts, resamples, seed)
    for number, row in enumerate(known):
        row["prevalence"] = float(whole.priors[0, 1])
        row |= _rates(whole.errors[0, number], met[number], again[:, number])
    return known


def _met(patterns: Patterns, weights: Float64, posterior: Float64) -> Float64:
    """How many sentences without and with the label each annotator is expected to have judged: (workers, 2)."""
    judged = patterns.answers.T @ (weights[:, None] * posterior)
    return np.asarray(judged.reshape(patterns.workers, 2, 2).sum(axis=1))


def _bootstrap(patterns: Patterns, counts: csr_array, resamples: int, seed: int) -> Float64:
    """The error rates of each resample of the articles: (resamples, workers, true, said)."""
    random = np.random.default_rng(seed)
    articles = int(counts.shape[0])
    at_once = max(1, _CELLS // max(articles, 2 * patterns.count))
    found: list[Float64] = []
    for begin in range(0, resamples, at_once):
        drawn = random.multinomial(articles, np.full(articles, 1 / articles), size=min(at_once, resamples - begin))
        weights = np.asarray((counts.T @ drawn.T).T)
        found.append(expectation_maximisation(patterns, weights, max_iterations=_MOST_ITERATIONS).errors)
    return np.concatenate(found)


def _rates(errors: Float64, met: Float64, again: Float64) -> dict[str, object]:
    """Sensitivity and specificity of one annotator, with their intervals and what has to be said of them."""
    rates: dict[str, object] = {}
    notes = []
    for name, true in (("sensitivity", 1), ("specificity", 0)):
        if met[true] < _FEWEST:
            notes.append(f"{name}: the model expects less than one such sentence among theirs")
            continue
        rates[name] = float(errors[true, true])
        some = again[:, true, true]
        some = some[~np.isnan(some)]
        if len(some) < max(_ENOUGH * len(again), 1):
            notes.append(f"{name}: too few resamples have such a sentence for an interval")
            continue
        tail = (1 - LEVEL) / 2
        rates[f"{name}_low"], rates[f"{name}_high"] = map(float, np.quantile(some, [tail, 1 - tail]))
    if "sensitivity" in rates and errors[1, 1] < 1 - errors[0, 0]:
        notes.append("marks where the model sees nothing more often than where it sees the label")
    return rates | {"note": "; ".join(notes)}
