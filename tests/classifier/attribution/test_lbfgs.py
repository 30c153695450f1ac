"""The optimum of the CRF's weights, against the counts that it must reproduce."""

import numpy as np
from scipy import sparse

from classifier.attribution.crf import expectations
from classifier.attribution.lbfgs import minimise

TOKENS = sparse.csr_array(np.eye(2, dtype=np.float32)[[0, 1, 0, 1, 0, 0]])
TAGS = np.array([0, 1, 0, 1, 1, 0], dtype=np.int32)
LENGTHS = np.array([4, 2], dtype=np.int32)


def test_at_the_optimum_expected_counts_are_the_observed_ones() -> None:
    losses: list[float] = []
    weights, transitions = minimise(
        TOKENS,
        TAGS,
        LENGTHS,
        np.zeros((2, 2), dtype=np.float32),
        np.zeros((2, 2), dtype=np.float32),
        l2=0.05,
        steps=60,
        on_step=lambda _, loss: losses.append(loss),
    )
    _, marginal, pairs = expectations(TOKENS @ weights, transitions, LENGTHS)
    wanted = np.eye(2)[TAGS]
    np.testing.assert_allclose(TOKENS.T @ (wanted - marginal), 2 * 0.05 * weights, atol=1e-2)
    observed = np.array([[0, 2], [2, 0]])
    np.testing.assert_allclose(observed - pairs, 2 * 0.05 * transitions, atol=1e-2)
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < len(TAGS) * np.log(2)


def test_a_way_that_cannot_be_taken_stays_so() -> None:
    transitions = np.array([[0, 0], [0, -1e4]], dtype=np.float32)
    _, found = minimise(TOKENS, TAGS, LENGTHS, np.zeros((2, 2), dtype=np.float32), transitions, l2=0.05, steps=5)
    assert found[1, 1] == -1e4
    assert found[0, 0] < found[0, 1]
