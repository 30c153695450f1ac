"""Learning which words are marked: logistic regression on shares, over a matrix that is never written out.

A row of the matrix is a token: the columns of its type and those of its context. Tokens of a type share their part, so
the product with the weights is taken once a type, and a step costs a few array look-ups a token. The loss is the cross
entropy with the share of annotators who marked the word, and a ridge. Where words have vectors (see
`classifier.embedding`), these are columns of the same matrix.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from classifier.linear.logistic import LEAST_DEVIATION, sigmoid
from classifier.token_model.features import CONTEXT, WIDTH, type_columns
from classifier.token_model.model import WordModel
from classifier.token_model.token_table import WordTable
from unsourced.core.types import Float16, Float32, Float64, Int32, Int64

DEFAULT_C = 0.7
"""Inverse of the regularisation; 0.5 to 1 did equally well on BABE."""
LEAST_WEIGHT = 0.002
"""Weights below this are dropped: they are most of a file and move no value by a hundredth."""
LEAST_TOKENS = 2
"""A column that fewer tokens have is left out: on BABE half of the columns, which were worth 0.0005 of the average
precision."""
C_WITH_VECTORS = 0.15
VECTOR_SCALE = 0.15
"""The deviation that a vector's columns are brought to, which sets their ridge; 0.1 to 0.2 did equally well on BABE,
and so did strengths of 0.07 to 0.3 beside vectors, which leave less to say for what a word looks like."""
_OPTIONS = {"maxiter": 150, "ftol": 2e-5, "maxcor": 5}


@dataclass(frozen=True, kw_only=True)
class WordRows:
    """All a table's words as they are learned from: `table`, its types' columns (types, WIDTH), `targets` (n, m), and
    `vectors` (n, d), where d is 0 without an embedding."""

    table: WordTable
    types: sparse.csr_array
    targets: Float64
    vectors: Float16


def word_rows(table: WordTable, targets: Float64, vectors: Float16 | None = None) -> WordRows:
    """`targets` is (tokens, labels): the share of annotators who marked it, NaN where nobody was asked."""
    columns = [type_columns(word) for word in table.types]
    ends = np.cumsum([0, *map(len, columns)])
    indices = np.concatenate([np.zeros(0, dtype=np.int32), *columns])
    types = sparse.csr_array((np.ones(len(indices)), indices, ends.astype(np.int32)), shape=(len(columns), WIDTH))
    if vectors is None:
        vectors = np.zeros((len(targets), 0), dtype=np.float16)
    return WordRows(table=table, types=types, targets=targets, vectors=vectors)


def fit_words(rows: WordRows, sentences: Int64, labels: Sequence[str], *, C: float | None = None) -> WordModel:
    """The model that these sentences of a table give; label by label, since not all were asked about everywhere.

    `C` is the inverse of the regularisation; where None, what did best with vectors or without.
    """
    if C is None:
        C = C_WITH_VECTORS if rows.vectors.shape[1] else DEFAULT_C
    chosen = np.zeros(len(rows.table.ends), dtype=bool)
    chosen[sentences] = True
    tokens = np.flatnonzero(chosen[rows.table.sentence_of])
    weights = np.zeros((WIDTH, len(labels)), dtype=np.float32)
    by_vector = np.zeros((rows.vectors.shape[1], len(labels)), dtype=np.float32)
    intercepts = np.zeros(len(labels), dtype=np.float32)
    for column in range(len(labels)):
        asked = tokens[~np.isnan(rows.targets[tokens, column])]
        if len(asked):
            fitted = _fit(rows, asked, rows.targets[asked, column], C)
            weights[:, column], by_vector[:, column], intercepts[column] = fitted
    weights[np.abs(weights) < LEAST_WEIGHT] = 0
    # As a file keeps them, so that a model read back gives the same values.
    weights = weights.astype(np.float16).astype(np.float32)
    used = np.flatnonzero(weights.any(axis=1)).astype(np.int32)
    return WordModel(
        labels=tuple(labels), columns=used, weights=weights[used], vectors=by_vector, intercepts=intercepts
    )


def _fit(rows: WordRows, tokens: Int64, shares: Float64, C: float) -> tuple[Float64, Float64, float]:
    """Weights (WIDTH,) and (d,) and the intercept for one label."""
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    mean = float(np.clip(shares.mean(), 1e-4, 1 - 1e-4))
    start = float(np.log(mean / (1 - mean)))
    if not 0 < shares.mean() < 1:
        return np.zeros(WIDTH), np.zeros(rows.vectors.shape[1]), start
    types, of_type = np.unique(rows.table.type_of[tokens], return_inverse=True)
    by_type, context = rows.types[types], rows.table.context[tokens]
    used = _frequent(by_type, np.bincount(of_type, minlength=len(types)), context)
    # All rare columns share a last column, whose weight stays 0.
    index = np.full(WIDTH, len(used), dtype=np.int32)
    index[used] = np.arange(len(used))
    by_type = sparse.csr_array(
        (by_type.data, index[by_type.indices], by_type.indptr), shape=(len(types), len(used) + 1)
    )
    by_column = sparse.csr_array(by_type.T)
    # Column by column in memory, as they are read some hundred times.
    context = np.asfortranarray(index[context])

    vectors, mean_vector, scale = _standardised(rows.vectors[tokens])
    width = len(used)

    def loss(parameters: Float64) -> tuple[float, Float64]:
        ridge, dense, intercept = np.append(parameters[:width], 0), parameters[width:-1], parameters[-1]
        logits = (by_type @ ridge)[of_type] + intercept + vectors @ dense.astype(np.float32)
        for column in range(CONTEXT):
            logits += ridge[context[:, column]]
        value = C * (np.logaddexp(0, logits) - shares * logits).sum() + 0.5 * (ridge @ ridge + dense @ dense)
        error = C * (sigmoid(logits) - shares)
        slope = by_column @ np.bincount(of_type, error, len(types)) + ridge
        for column in range(CONTEXT):
            slope += np.bincount(context[:, column], error, width + 1)
        return float(value), np.concatenate([slope[:-1], error.astype(np.float32) @ vectors + dense, [error.sum()]])

    first = np.append(np.zeros(width + vectors.shape[1]), start)
    # Threads of the linear algebra only wait for each other at this size.
    with threadpool_limits(1):
        found = minimize(loss, first, jac=True, method="L-BFGS-B", options=_OPTIONS).x
    weights = np.zeros(WIDTH)
    weights[used] = found[:width]
    by_vector = found[width:-1] * scale
    return weights, by_vector, float(found[-1] - by_vector @ mean_vector)


def _standardised(vectors: Float16) -> tuple[Float32, Float64, Float64]:
    """The vectors, their columns brought to mean 0 and deviation VECTOR_SCALE, the means, and the factors."""
    wide = vectors.astype(np.float32)
    mean = wide.mean(axis=0, dtype=np.float64)
    wide -= mean.astype(np.float32)
    # Without the copy in double precision that `std` makes: these are the largest arrays of all.
    deviation = np.sqrt(np.einsum("ij,ij->j", wide, wide).astype(np.float64) / len(wide))
    scale = VECTOR_SCALE / np.maximum(deviation, LEAST_DEVIATION)
    wide *= scale.astype(np.float32)
    return wide, mean, scale


def _frequent(by_type: sparse.csr_array, count: Int64, context: Int32) -> Int64:
    """The columns that enough tokens have; `count` (types,) says how many tokens are of each type."""
    frequency = np.bincount(by_type.indices, np.repeat(count, np.diff(by_type.indptr)), WIDTH)
    return np.flatnonzero(frequency + np.bincount(context.ravel(), minlength=WIDTH) >= LEAST_TOKENS)
