"""Each coefficient against the packages people use, and where there is none."""

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import masi_distance

from exports.metrics.coefficients import Level, cohen_kappa, fleiss_kappa, krippendorff_alpha, masi_distances

NAN = np.nan
WORKED = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]
LEVELS: list[Level] = ["nominal", "ordinal", "interval", "ratio"]


@pytest.mark.parametrize(("level", "value"), [*zip(LEVELS, [0.743, 0.815, 0.849, 0.797], strict=True)])
def test_krippendorffs_worked_example(level: Level, value: float) -> None:
    assert krippendorff_alpha(WORKED, level).value == pytest.approx(value, abs=0.0005)


@pytest.mark.parametrize("level", LEVELS)
@given(seed=st.integers(0, 10**6), missing=st.sampled_from([0.0, 0.2, 0.6]), fraction=st.sampled_from([1.0, 0.5]))
def test_alpha_is_the_krippendorff_packages(level: Level, seed: int, missing: float, fraction: float) -> None:
    rng = np.random.default_rng(seed)
    table = rng.integers(0, rng.integers(2, 6), size=(rng.integers(2, 6), rng.integers(2, 30))) * fraction
    table[rng.random(table.shape) < missing] = NAN
    ours = krippendorff_alpha(table, level)
    assume(ours.value is not None)
    assert ours.value == pytest.approx(krippendorff.alpha(table, level_of_measurement=level), abs=1e-9)


@given(seed=st.integers(0, 10**6), annotators=st.integers(2, 5))
def test_alpha_and_kappas_are_nltks(seed: int, annotators: int) -> None:
    rng = np.random.default_rng(seed)
    table = rng.integers(0, 3, size=(annotators, 25)).astype(float)
    assume(len(np.unique(table)) > 1)
    task = AnnotationTask([(str(a), str(u), table[a, u]) for a in range(annotators) for u in range(25)])
    assert krippendorff_alpha(table).value == pytest.approx(task.alpha(), abs=1e-9)
    counts = np.stack([(table == value).sum(axis=0) for value in range(3)], axis=1)
    assert fleiss_kappa(counts).value == pytest.approx(task.pi(), abs=1e-9)
    if annotators == 2:
        assert cohen_kappa(table[0], table[1]).value == pytest.approx(task.kappa(), abs=1e-9)


def test_masi_is_nltks_but_for_its_rounded_thirds() -> None:
    sets = np.arange(1, 16)
    told = masi_distances(sets[:, None], sets[None, :])
    for i, one in enumerate(sets):
        for j, other in enumerate(sets):
            pair = [{bit for bit in range(4) if value >> bit & 1} for value in (one, other)]
            assert told[i, j] == pytest.approx(masi_distance(*pair), abs=0.004)
    assert told[0, 0] == 0
    assert masi_distances(np.array([0]), np.array([0])) == 0
    assert masi_distances(np.array([0]), np.array([3])) == 1
    assert masi_distances(np.array([1]), np.array([3])) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi_distances(np.array([3]), np.array([6])) == pytest.approx(1 - 1 / 3 * 1 / 3)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[1, 0, 1]], "one annotator"),
        ([[1, 0, NAN], [NAN, NAN, NAN]], "one annotator"),
        ([[1, 0, NAN, NAN], [NAN, NAN, 1, 0]], "no article in common"),
        ([[1, 1, 1], [1, 1, 1]], "no variation"),
    ],
)
def test_undefined_alpha_says_why(table: list[list[float]], reason: str) -> None:
    for level in LEVELS:
        alpha = krippendorff_alpha(table, level)
        assert (alpha.value, alpha.reason) == (None, reason)


def test_undefined_kappas_say_why() -> None:
    assert cohen_kappa([1, NAN], [NAN, 1]).reason == "no article in common"
    assert cohen_kappa([1, 1], [1, 1]).reason == "no variation"
    assert fleiss_kappa([[1, 0], [0, 1]]).reason == "no article in common"
    assert fleiss_kappa([[2, 0], [2, 0]]).reason == "no variation"
