"""Learning which words are marked: logistic regression on shares, over a matrix that is never written out.

A row of the matrix is a token: the columns of its type and those of its place. Tokens of a type share their part, so
the product with the weights is taken once a type, and a step costs a few array look-ups a token. The loss is the cross
entropy with the share of annotators who marked the word, and a ridge.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from classifier.logistic import sigmoid
from classifier.words.features import CONTEXT, WIDTH, Columns, type_columns
from classifier.words.model import WordModel
from classifier.words.table import WordTable

STRENGTH = 0.7
"""Inverse of the regularisation; 0.5 to 1 did equally well on BABE."""
LEAST_WEIGHT = 0.002
"""Weights below this are dropped: they are most of a file and move no value by a hundredth."""
LEAST_TOKENS = 2
"""A column that fewer tokens have is left out: on BABE half of the columns, which were worth 0.0005 of the average
precision."""
_OPTIONS = {"maxiter": 150, "ftol": 2e-5, "maxcor": 5}

Values = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class WordRows:
    """All a table's words as they are learned from: `table`, its types' columns (types, WIDTH), `targets` (n, m)."""

    table: WordTable
    types: sparse.csr_array
    targets: Values


def word_rows(table: WordTable, targets: Values) -> WordRows:
    """`targets` is (tokens, labels): the share of annotators who marked it, NaN where nobody was asked."""
    columns = [type_columns(word) for word in table.types]
    ends = np.cumsum([0, *map(len, columns)])
    indices = np.concatenate([np.zeros(0, dtype=np.int32), *columns])
    types = sparse.csr_array((np.ones(len(indices)), indices, ends.astype(np.int32)), shape=(len(columns), WIDTH))
    return WordRows(table=table, types=types, targets=targets)


def fit_words(
    rows: WordRows, sentences: NDArray[np.int64], labels: Sequence[str], *, strength: float = STRENGTH
) -> WordModel:
    """The model that these sentences of a table give; label by label, since not all were asked about everywhere."""
    chosen = np.zeros(len(rows.table.ends), dtype=bool)
    chosen[sentences] = True
    tokens = np.flatnonzero(chosen[rows.table.sentence_of])
    weights = np.zeros((WIDTH, len(labels)), dtype=np.float32)
    intercepts = np.zeros(len(labels), dtype=np.float32)
    for column in range(len(labels)):
        asked = tokens[~np.isnan(rows.targets[tokens, column])]
        if len(asked):
            weights[:, column], intercepts[column] = _fit(rows, asked, rows.targets[asked, column], strength)
    weights[np.abs(weights) < LEAST_WEIGHT] = 0
    # As a file keeps them, so that a model read back gives the same values.
    weights = weights.astype(np.float16).astype(np.float32)
    used = np.flatnonzero(weights.any(axis=1)).astype(np.int32)
    return WordModel(labels=tuple(labels), columns=used, weights=weights[used], intercepts=intercepts)


def _fit(rows: WordRows, tokens: NDArray[np.int64], shares: Values, strength: float) -> tuple[Values, float]:
    """Weights (WIDTH,) and intercept for one label."""
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    mean = float(np.clip(shares.mean(), 1e-4, 1 - 1e-4))
    start = float(np.log(mean / (1 - mean)))
    if not 0 < shares.mean() < 1:
        return np.zeros(WIDTH), start
    types, of_type = np.unique(rows.table.type_of[tokens], return_inverse=True)
    by_type, context = rows.types[types], rows.table.context[tokens]
    used = _frequent(by_type, np.bincount(of_type, minlength=len(types)), context)
    # All rare columns share a last place, whose weight stays 0.
    place = np.full(WIDTH, len(used), dtype=np.int32)
    place[used] = np.arange(len(used))
    by_type = sparse.csr_array(
        (by_type.data, place[by_type.indices], by_type.indptr), shape=(len(types), len(used) + 1)
    )
    by_column = sparse.csr_array(by_type.T)
    context = place[context]

    def loss(parameters: Values) -> tuple[float, Values]:
        ridge, intercept = np.append(parameters[:-1], 0), parameters[-1]
        logits = (by_type @ ridge)[of_type] + intercept
        for column in range(CONTEXT):
            logits += ridge[context[:, column]]
        value = strength * (np.logaddexp(0, logits) - shares * logits).sum() + 0.5 * ridge @ ridge
        error = strength * (sigmoid(logits) - shares)
        slope = by_column @ np.bincount(of_type, error, len(types)) + ridge
        for column in range(CONTEXT):
            slope += np.bincount(context[:, column], error, len(used) + 1)
        slope[-1] = error.sum()
        return float(value), slope

    first = np.append(np.zeros(len(used)), start)
    # Threads of the linear algebra only wait for each other at this size.
    with threadpool_limits(1):
        found = minimize(loss, first, jac=True, method="L-BFGS-B", options=_OPTIONS).x
    weights = np.zeros(WIDTH)
    weights[used] = found[:-1]
    return weights, float(found[-1])


def _frequent(by_type: sparse.csr_array, count: NDArray[np.int64], context: Columns) -> NDArray[np.int64]:
    """The columns that enough tokens have; `count` (types,) says how many tokens are of each type."""
    frequency = np.bincount(by_type.indices, np.repeat(count, np.diff(by_type.indptr)), WIDTH)
    return np.flatnonzero(frequency + np.bincount(context.ravel(), minlength=WIDTH) >= LEAST_TOKENS)
