"""The chain against CRFsuite itself, and against every way through a short one."""

import itertools
import random
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from scipy import sparse

from classifier.attribution.crf import marginals, viterbi
from classifier.attribution.crfsuite import read_crf, train_crf
from classifier.attribution.lbfgs import minimise
from unsourced.core.types import Float32, Float64

ROWS, TAGS = 40, 5


def _random_sequences(seed: int) -> list[tuple[list[list[str]], list[str]]]:
    random_ = random.Random(seed)
    sequences = []
    for length in (1, 2, 7, 30, 4, 13):
        tokens = [[str(random_.randrange(1, ROWS)) for _ in range(4)] for _ in range(length)]
        sequences.append((tokens, [str(random_.randrange(TAGS)) for _ in range(length)]))
    return sequences


def test_decoding_equals_crfsuites_own(tmp_path: Path) -> None:
    sequences = [sequence for seed in range(5) for sequence in _random_sequences(seed)]
    trainer = pycrfsuite.Trainer(
        algorithm="lbfgs", params={"c1": 0.01, "c2": 0.01, "max_iterations": 30}, verbose=False
    )
    for items, said in sequences:
        trainer.append(items, said)
    trainer.train(str(tmp_path / "chain"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "chain"))
    weights, transitions = read_crf(tagger.info(), ROWS, TAGS)
    emissions = np.concatenate(
        [[weights[[int(row) for row in token]].sum(axis=0) for token in items] for items, _ in sequences]
    )
    lengths = np.array([len(items) for items, _ in sequences], dtype=np.int32)
    ours, scores = viterbi(emissions, transitions, lengths), marginals(emissions, transitions, lengths)
    begin = 0
    for items, _ in sequences:
        assert [str(tag) for tag in ours[begin : begin + len(items)]] == tagger.tag(items)
        for place in range(len(items)):
            theirs = [tagger.marginal(str(tag), place) for tag in range(TAGS)]
            np.testing.assert_allclose(scores[begin + place], theirs, atol=1e-4)
        begin += len(items)


@pytest.mark.parametrize("seed", range(5))
def test_against_every_way_through(seed: int) -> None:
    random_ = np.random.default_rng(seed)
    lengths = random_.integers(0, 6, 5).astype(np.int32)
    emissions = random_.normal(size=(int(lengths.sum()), 3)).astype(np.float32)
    transitions = random_.normal(size=(3, 3)).astype(np.float32)
    tags, scores = viterbi(emissions, transitions, lengths), marginals(emissions, transitions, lengths)
    np.testing.assert_allclose(scores.sum(axis=1), 1, atol=1e-5)
    begin = 0
    for length in lengths.tolist():
        here = slice(begin, begin + length)
        if length:
            best, share = _by_hand(emissions[here], transitions)
            assert tags[here].tolist() == best
            np.testing.assert_allclose(scores[here], share, atol=1e-4)
        begin += length


def test_the_optimum_is_crfsuites(tmp_path: Path) -> None:
    sequences = [sequence for seed in range(5) for sequence in _random_sequences(seed)]
    parameters = {"c1": 0, "c2": 0.5, "max_iterations": 300, "epsilon": 1e-7, "delta": 1e-9}
    everything = {"feature.possible_states": True, "feature.possible_transitions": True}
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=parameters | everything, verbose=False)
    for items, said in sequences:
        trainer.append(items, said)
    trainer.train(str(tmp_path / "chain"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "chain"))
    theirs = read_crf(tagger.info(), ROWS, TAGS)
    items = [token for tokens, _ in sequences for token in tokens]
    tokens = sparse.csr_array((len(items), ROWS), dtype=np.float32).tolil()
    for place, token in enumerate(items):
        for row in token:
            tokens[place, int(row)] += 1
    losses: list[float] = []
    ours = minimise(
        tokens.tocsr(),
        np.array([int(tag) for _, said in sequences for tag in said], dtype=np.int32),
        np.array([len(said) for _, said in sequences], dtype=np.int32),
        np.zeros((ROWS, TAGS), dtype=np.float32),
        np.zeros((TAGS, TAGS), dtype=np.float32),
        l2=0.5,
        steps=200,
        on_step=lambda _, loss: losses.append(loss),
    )
    assert losses == sorted(losses, reverse=True)
    np.testing.assert_allclose(ours[0], theirs[0], atol=0.01)
    np.testing.assert_allclose(ours[1], theirs[1], atol=0.01)


def test_long_sequences_do_not_overflow() -> None:
    emissions = np.full((3000, 4), 50, dtype=np.float32)
    emissions[:, 2] = 90
    scores = marginals(emissions, np.full((4, 4), -20, dtype=np.float32), np.array([3000], dtype=np.int32))
    assert np.isfinite(scores).all()
    assert (scores.argmax(axis=1) == 2).all()


def test_nothing_to_decode() -> None:
    nothing = np.zeros((0, 3), dtype=np.float32)
    none = np.zeros(0, dtype=np.int32)
    assert len(viterbi(nothing, np.zeros((3, 3), dtype=np.float32), none)) == 0
    assert marginals(nothing, np.zeros((3, 3), dtype=np.float32), none).shape == (0, 3)


def test_training_tells_of_its_progress() -> None:
    on_step: list[tuple[int, float]] = []
    weights, transitions = train_crf(
        _random_sequences(1), ROWS, TAGS, l2=0.1, epochs=5, on_step=lambda *told_: on_step.append(told_)
    )
    assert weights.shape == (ROWS, TAGS)
    assert transitions.shape == (TAGS, TAGS)
    assert [number for number, _ in on_step] == [1, 2, 3, 4, 5]
    assert on_step[-1][1] < on_step[0][1]


def _by_hand(emissions: Float32, transitions: Float32) -> tuple[list[int], Float64]:
    length, tags = emissions.shape
    share = np.zeros((length, tags))
    best: tuple[float, tuple[int, ...]] = (-np.inf, ())
    for way in itertools.product(range(tags), repeat=length):
        score = float(sum(emissions[place, tag] for place, tag in enumerate(way)))
        score += float(sum(transitions[one, other] for one, other in itertools.pairwise(way)))
        best = max(best, (score, way), key=lambda found: found[0])
        for place, tag in enumerate(way):
            share[place, tag] += np.exp(score)
    return list(best[1]), share / share.sum(axis=1, keepdims=True)
