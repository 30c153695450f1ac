"""Dawid and Skene's model: the true label of each task and how each worker errs, estimated together.

A. P. Dawid and A. M. Skene: Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm. Journal of
the Royal Statistical Society, Series C 28 (1979), 20-28.

Tasks that the same workers answered in the same way cannot differ in the model, so the EM runs over such patterns, each
with a weight: three annotators and a million sentences are at most a few dozen patterns. A resample is nothing but
other weights, so a whole bootstrap is one computation.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from unsourced.core.types import Bool, Float64, Int64

MAX_ITERATIONS = 1000
TOLERANCE = 1e-9  # of the mean log-likelihood of a task
_LEAST = 1e-10  # of a probability, so that its logarithm is finite


@dataclass(frozen=True, slots=True, kw_only=True)
class DawidSkene:
    """What the model says.

    `probabilities` has a row a task and a column a class; `priors` a share a class; `errors[worker, true, said]` is how
    often a worker says a class where another is true (a row sums to 1, and is nan where the worker met no such task).

    Example:
        >>> import pandas as pd, unsourced as us
        >>> votes = pd.DataFrame({"task": [1, 1, 2, 2], "worker": list("abab"), "label": list("xxxy")})
        >>> us.dawid_skene(votes).workers
        ['a', 'b']
    """

    probabilities: pd.DataFrame
    workers: list[str]
    classes: list[object]
    priors: Float64
    errors: Float64
    log_likelihood: float
    iterations: int
    converged: bool

    def __repr__(self) -> str:
        ended = "converged" if self.converged else "did not converge"
        return (
            f"DawidSkene({len(self.probabilities)} tasks, {len(self.workers)} workers, classes {self.classes}; "
            f"{ended} after {self.iterations} iterations, log-likelihood {self.log_likelihood:.2f})"
        )

    def to_frame(self) -> pd.DataFrame:
        """One row a task and class: `task`, `label`, `probability`."""
        return self.probabilities.reset_index().melt("task", var_name="label", value_name="probability")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Tasks by who answered what: `of_task[task]` is a pattern, a row of `answers` (patterns × workers·classes)."""

    of_task: Int64
    answers: csr_array
    workers: int
    classes: int

    @property
    def count(self) -> int:
        """How many patterns there are."""
        return int(self.answers.shape[0])


@dataclass(frozen=True, slots=True)
class Fit:
    """B fits side by side.

    `posterior` (B, patterns, classes), `priors` (B, classes), `errors` (B, workers, true, said), and `log_likelihood`,
    `iterations`, `converged` (B).
    """

    posterior: Float64
    priors: Float64
    errors: Float64
    log_likelihood: Float64
    iterations: Int64
    converged: Bool


def dawid_skene(
    votes: pd.DataFrame, *, max_iterations: int = MAX_ITERATIONS, tolerance: float = TOLERANCE
) -> DawidSkene:
    """Fit the model to `votes`: columns `task`, `worker`, `label`, one row a worker and task.

    The EM starts from the shares of the votes, as its authors did, and ends when the mean log-likelihood of a task
    rises by less than `tolerance`. Tasks stand in the order of first appearance, workers and classes sorted.
    """
    task, tasks = pd.factorize(votes["task"])
    worker, workers = pd.factorize(votes["worker"], sort=True)
    label, classes = pd.factorize(votes["label"], sort=True)
    patterns = patterns_of(task, worker, label, workers=len(workers), classes=len(classes))
    weights = np.bincount(patterns.of_task, minlength=patterns.count).astype(np.float64)[None, :]
    fit = expectation_maximisation(patterns, weights, max_iterations=max_iterations, tolerance=tolerance)
    return DawidSkene(
        probabilities=pd.DataFrame(
            fit.posterior[0][patterns.of_task], index=pd.Index(tasks, name="task"), columns=list(classes)
        ),
        workers=[str(name) for name in workers],
        classes=list(classes),
        priors=fit.priors[0],
        errors=fit.errors[0],
        log_likelihood=float(fit.log_likelihood[0]),
        iterations=int(fit.iterations[0]),
        converged=bool(fit.converged[0]),
    )


def patterns_of(task: Int64, worker: Int64, label: Int64, *, workers: int, classes: int) -> Patterns:
    """The patterns of these votes; tasks, workers and labels are numbered from 0, and each task has a vote.

    Patterns are told apart exactly: by their first answer, then by their first two, and so on.
    """
    code = worker.astype(np.int64) * classes + label
    order = np.lexsort((code, task))
    task, code = task[order].astype(np.int64), code[order]
    many = np.bincount(task) if len(task) else np.zeros(0, dtype=np.int64)
    place = np.arange(len(task)) - (np.cumsum(many) - many)[task]
    state = np.zeros(len(many), dtype=np.int64)
    for turn in range(int(many.max(initial=0))):
        here = place == turn
        # What has no answer in this turn keeps 0; the code of an answer is at least 1.
        step = np.zeros(len(many), dtype=np.int64)
        step[task[here]] = code[here] + 1
        state = np.unique(state * (workers * classes + 1) + step, return_inverse=True)[1]
    _, first = np.unique(state, return_index=True)
    which = np.isin(task, first)
    shape = (len(first), workers * classes)
    answers = csr_array((np.ones(which.sum()), (state[task[which]], code[which])), shape=shape)
    return Patterns(state, answers, workers, classes)


def expectation_maximisation(
    patterns: Patterns, weights: Float64, *, max_iterations: int = MAX_ITERATIONS, tolerance: float = TOLERANCE
) -> Fit:
    """Fit the model once for each row of `weights` (B, patterns): how many tasks have each pattern."""
    several, count, classes = len(weights), patterns.count, patterns.classes
    shares = patterns.answers @ np.tile(np.eye(classes), (patterns.workers, 1))
    shares = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1)
    fit = Fit(
        posterior=np.broadcast_to(shares, (several, count, classes)).copy(),
        priors=np.full((several, classes), np.nan),
        errors=np.full((several, patterns.workers, classes, classes), np.nan),
        log_likelihood=np.full(several, -np.inf),
        iterations=np.zeros(several, dtype=np.int64),
        converged=np.zeros(several, dtype=bool),
    )
    for _ in range(max_iterations):
        open_ = np.flatnonzero(~fit.converged)
        if not len(open_):
            break
        _improve(fit, open_, patterns, weights[open_], tolerance)
    return fit


def _improve(fit: Fit, rows: Int64, patterns: Patterns, weights: Float64, tolerance: float) -> None:
    """One M-step and one E-step for these fits, in place."""
    total = weights.sum(axis=1)
    weighted = weights[:, :, None] * fit.posterior[rows]
    priors = weighted.sum(axis=1) / total[:, None]
    errors = _errors(weighted, patterns)
    log = np.log(np.clip(np.nan_to_num(errors, nan=1 / patterns.classes), _LEAST, None))
    # (B, true, workers·said), each row beside its pattern's answers.
    log = log.transpose(0, 2, 1, 3).reshape(len(rows) * patterns.classes, -1)
    joint = (patterns.answers @ log.T).reshape(patterns.count, len(rows), patterns.classes).transpose(1, 0, 2)
    joint = joint + np.log(np.clip(priors, _LEAST, None))[:, None, :]
    top = joint.max(axis=2, keepdims=True)
    evidence = top[:, :, 0] + np.log(np.exp(joint - top).sum(axis=2))
    likelihood = (weights * evidence).sum(axis=1)
    fit.posterior[rows] = np.exp(joint - evidence[:, :, None])
    fit.priors[rows], fit.errors[rows] = priors, errors
    fit.converged[rows] = likelihood - fit.log_likelihood[rows] < tolerance * total
    fit.log_likelihood[rows] = likelihood
    fit.iterations[rows] += 1


def _errors(weighted: Float64, patterns: Patterns) -> Float64:
    """How often each worker says a class where another is true: (B, workers, true, said)."""
    several, count, classes = weighted.shape
    said = patterns.answers.T @ weighted.transpose(1, 0, 2).reshape(count, -1)
    said = said.reshape(patterns.workers, classes, several, classes).transpose(2, 0, 3, 1)
    met = said.sum(axis=3, keepdims=True)
    with np.errstate(invalid="ignore"):
        return np.where(met > _LEAST, said / met, np.nan)
