"""A linear chain: the best tags of sequences (Viterbi) and how likely each tag is (forward–backward), in numpy.

Many sequences are walked side by side, one step a position, so that Python's part is as long as the longest of them.
J. Lafferty, A. McCallum and F. Pereira (2001), Conditional Random Fields, ICML; L. Rabiner (1989), A Tutorial on
Hidden Markov Models, Proceedings of the IEEE 77 (2), sections III.A–B, with its scaling.
"""

from collections.abc import Iterator

import numpy as np

from unsourced.core.types import Float32, Float64, Int32, Int64


def viterbi(emissions: Float32, transitions: Float32, lengths: Int32) -> Int32:
    """The tags with the highest score, one a row of `emissions`.

    `emissions` is (tokens, tags), the sequences one after another; `transitions[i, j]` is for tag j after tag i;
    `lengths` are those of the sequences, which are walked apart. Of equal scores the lower tag wins.
    """
    tags = np.zeros(len(emissions), dtype=np.int32)
    if not len(emissions):
        return tags
    rows, active = _steps(lengths)
    back = np.zeros(emissions.shape, dtype=np.int8)
    best = emissions[rows].astype(np.float32)
    final = np.zeros(len(rows), dtype=np.int32)
    for step, count in _walk(active):
        here = rows[:count] + step
        reached = best[:count, :, None] + transitions
        back[here] = reached.argmax(axis=1)
        ends = slice(count, active[step - 1])
        final[ends] = best[ends].argmax(axis=1)
        best[:count] = reached.max(axis=1) + emissions[here]
    last = active[-1]
    final[:last] = best[:last].argmax(axis=1)
    current = np.zeros(len(rows), dtype=np.int32)
    for step in range(len(active) - 1, -1, -1):
        count = active[step]
        ongoing = active[step + 1] if step + 1 < len(active) else 0
        here = rows[:count] + step
        current[ongoing:count] = final[ongoing:count]
        if ongoing:
            after = rows[:ongoing] + step + 1
            current[:ongoing] = back[after, current[:ongoing]]
        tags[here] = current[:count]
    return tags


def marginals(emissions: Float32, transitions: Float32, lengths: Int32) -> Float32:
    """The probability of each tag of each token under the chain: (tokens, tags), each row sums to 1.

    The arguments are those of `viterbi`.
    """
    if not len(emissions):
        return np.zeros(emissions.shape, dtype=np.float32)
    rows, active = _steps(lengths)
    odds = np.exp(emissions - emissions.max(axis=1, keepdims=True)).astype(np.float64)
    moves = np.exp(transitions.astype(np.float64))
    forward = odds.copy()
    forward[rows] /= forward[rows].sum(axis=1, keepdims=True)
    for step, count in _walk(active):
        here = rows[:count] + step
        reached = (forward[here - 1] @ moves) * odds[here]
        forward[here] = reached / reached.sum(axis=1, keepdims=True)
    backward = np.ones(odds.shape)
    for step, count in reversed(list(_walk(active))):
        here = rows[:count] + step
        reached = (backward[here] * odds[here]) @ moves.T
        backward[here - 1] = reached / reached.sum(axis=1, keepdims=True)
    both = forward * backward
    found: Float32 = (both / both.sum(axis=1, keepdims=True)).astype(np.float32)
    return found


def expectations(emissions: Float32, transitions: Float32, lengths: Int32) -> tuple[float, Float32, Float64]:
    """What training asks of the chain: the log of the sum over all ways, the marginals, and expected transitions.

    The arguments are those of `viterbi`; the first is summed over the sequences, the last is (tags, tags).
    """
    rows, active = _steps(lengths)
    highest = emissions.max(axis=1, keepdims=True)
    odds = np.exp(emissions - highest).astype(np.float64)
    moves = np.exp(transitions.astype(np.float64))
    forward = odds.copy()
    whole = forward[rows].sum(axis=1, keepdims=True)
    forward[rows] /= whole
    total = float(np.log(whole).sum() + highest.sum(dtype=np.float64))
    for step, count in _walk(active):
        here = rows[:count] + step
        reached = (forward[here - 1] @ moves) * odds[here]
        whole = reached.sum(axis=1, keepdims=True)
        forward[here] = reached / whole
        total += float(np.log(whole).sum())
    backward = np.ones(odds.shape)
    pairs = np.zeros(moves.shape)
    for step, count in reversed(list(_walk(active))):
        here = rows[:count] + step
        onward = backward[here] * odds[here]
        reached = onward @ moves.T
        whole = (forward[here - 1] * reached).sum(axis=1, keepdims=True)
        pairs += moves * ((forward[here - 1] / whole).T @ onward)
        backward[here - 1] = reached / reached.sum(axis=1, keepdims=True)
    both = forward * backward
    found: Float32 = (both / both.sum(axis=1, keepdims=True)).astype(np.float32)
    return total, found, pairs


def _steps(lengths: Int32) -> tuple[Int64, list[int]]:
    """Where each sequence starts, the longest first, and how many are still going on at each step."""
    lengths = np.asarray(lengths)
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(-lengths, kind="stable")
    order = order[lengths[order] > 0]
    longest = int(lengths.max(initial=0))
    many = np.bincount(lengths[order], minlength=longest + 1)
    # At step t those go on that are longer than t.
    active = (len(order) - np.cumsum(many))[:longest].tolist()
    return starts[order].astype(np.int64), active


def _walk(active: list[int]) -> Iterator[tuple[int, int]]:
    return ((step, active[step]) for step in range(1, len(active)))
