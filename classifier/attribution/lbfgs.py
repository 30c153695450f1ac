"""The CRF's weights brought to the optimum, by L-BFGS from where gradient descent left them.

Gradient descent comes near in a few rounds and then turns about the optimum, often well to one side of it: too few
tokens are tagged. From there L-BFGS needs few steps. R. Byrd, P. Lu, J. Nocedal and C. Zhu (1995), A Limited Memory
Algorithm for Bound Constrained Optimization, SIAM Journal on Scientific Computing 16 (5).
"""

from collections.abc import Callable

import numpy as np
from scipy import sparse

from classifier.attribution.crf import expectations
from unsourced.core.types import Float32, Float64, Int32


def minimise(
    tokens: sparse.csr_array,
    tags: Int32,
    lengths: Int32,
    weights: Float32,
    transitions: Float32,
    *,
    l2: float,
    steps: int,
    on_step: Callable[[int, float], None] | None = None,
) -> tuple[Float32, Float32]:
    """The weights (rows, tags) and transitions (tags, tags) with the least loss, after `steps` steps.

    `tokens` is (tokens, rows) with a 1 for each feature of a token, the sequences one after another; `tags` are those
    of the tokens, `lengths` the sequences'. The loss is minus the log likelihood plus `l2` times the squared weights.
    """
    from scipy.optimize import minimize

    rows, many = weights.shape
    size = rows * many
    backwards = tokens.T.tocsr()
    wanted = np.zeros((len(tags), many), dtype=np.float32)
    wanted[np.arange(len(tags)), tags] = 1
    goes_on = np.ones(len(tags), dtype=np.bool_)
    goes_on[np.cumsum(lengths)[:-1]] = False
    goes_on[0] = False
    after = np.flatnonzero(goes_on)
    observed = np.zeros((many, many))
    np.add.at(observed, (tags[after - 1], tags[after]), 1)
    # Ways that cannot be taken stay so.
    free = transitions > _NEVER

    def loss(flat: Float64) -> tuple[float, Float64]:
        state = flat[:size].reshape(rows, many).astype(np.float32)
        moves = np.where(free, flat[size:].reshape(many, many), transitions).astype(np.float32)
        emissions = tokens @ state
        total, marginal, pairs = expectations(emissions, moves, lengths)
        path_score = float(emissions[np.arange(len(tags)), tags].sum(dtype=np.float64) + (observed * moves).sum())
        gradient = np.empty(len(flat))
        gradient[:size] = (backwards @ (marginal - wanted)).ravel()
        gradient[size:] = np.where(free, pairs - observed, 0).ravel()
        gradient += 2 * l2 * flat
        return total - path_score + l2 * float(flat @ flat), gradient

    number = 0

    def tell(intermediate_result: object) -> None:
        nonlocal number
        number += 1
        if on_step is not None:
            on_step(number, float(intermediate_result.fun))  # type: ignore[attr-defined]

    begin = np.concatenate([weights.ravel(), np.where(free, transitions, 0).ravel()]).astype(np.float64)
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", callback=tell, options={"maxiter": steps, "maxcor": 8}).x
    state = found[:size].reshape(rows, many).astype(np.float32)
    return state, np.where(free, found[size:].reshape(many, many), transitions).astype(np.float32)


_NEVER = -20.0
