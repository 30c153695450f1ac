"""Logistic regression on shares: the model of one label."""

import numpy as np
from scipy import sparse

from unsourced.core.types import Float16, Float32, Float64

DEFAULT_C = 2.0
"""Inverse of the regularisation, chosen on BABE."""
ATTRIBUTION_C = 0.1

VECTORS_C = 0.005
"""The same for vectors of an embedding; 0.002 to 0.01 did equally well on BABE."""
LEAST_DEVIATION = 1e-3


def fit_shares(rows: sparse.csr_array | Float64, shares: Float64, *, C: float = DEFAULT_C) -> tuple[Float64, float]:
    """The weights and intercept that predict the share of annotators who mark a sentence.

    Each sentence counts twice: as a positive with weight p and as a negative with weight 1 − p. `shares` has no NaN.
    Where all shares are 0, or all are 1, the weights are 0 and the intercept says so.
    """
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    if not 0 < shares.mean() < 1:
        mean = np.clip(shares.mean(), 0.001, 0.999)
        return np.zeros(rows.shape[1]), float(np.log(mean / (1 - mean)))
    positive, negative = np.flatnonzero(shares > 0), np.flatnonzero(shares < 1)
    model = LogisticRegression(C=C, max_iter=1000, tol=1e-4)
    # More threads gain nothing at this size, wait for each other on a busy machine, and may add up in another order.
    with threadpool_limits(1):
        model.fit(
            rows[np.concatenate([positive, negative])],
            np.repeat([1, 0], [len(positive), len(negative)]),
            sample_weight=np.concatenate([shares[positive], 1 - shares[negative]]),
        )
    return model.coef_[0], float(model.intercept_[0])


def fit_attribution(attribution: Float32, shares: Float64) -> tuple[Float64, float]:
    """As `fit_shares`, for the attribution features; nothing where there are none."""
    if attribution.shape[1] == 0:
        return np.zeros(0), 0.0
    mean, deviation = attribution.mean(axis=0, dtype=np.float64), attribution.std(axis=0, dtype=np.float64)
    scale = np.where(deviation > 0, 1 / np.maximum(deviation, 0.01), 0)
    weights, intercept = fit_shares((attribution - mean) * scale, shares, C=ATTRIBUTION_C)
    return weights * scale, intercept - float(weights * scale @ mean)


def fit_vectors(vectors: Float16, shares: Float64) -> tuple[Float64, float]:
    """The same for the vectors of an embedding (n, d), whose columns are brought to deviation 1; `shares` has no NaN.

    Vectors of no columns say nothing: their log-odds are 0.
    """
    if not vectors.shape[1]:
        return np.zeros(0), 0.0
    rows = vectors.astype(np.float64)
    mean, scale = rows.mean(axis=0), 1 / np.maximum(rows.std(axis=0), LEAST_DEVIATION)
    weights, intercept = fit_shares((rows - mean) * scale, shares, C=VECTORS_C)
    weights = weights * scale
    return weights, intercept - float(weights @ mean)


def sigmoid(logits: Float64) -> Float64:
    """1 / (1 + e^−x), without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * logits))
