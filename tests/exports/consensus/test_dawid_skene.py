"""Dawid and Skene's model and the majority: cases worked by hand, and a plain EM written out in loops."""

import math
from collections import Counter
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.consensus import dawid_skene, majority

LEAST = 1e-10


def votes(*rows: str) -> pd.DataFrame:
    """`"t1 A1 B0"` is task t1, to which A said 1 and B said 0."""
    said = [(task, one[0], int(one[1:])) for task, *answers in map(str.split, rows) for one in answers]
    return pd.DataFrame(said, columns=["task", "worker", "label"])


def test_the_majority_is_more_than_half_and_enough_of_them() -> None:
    said = votes("t1 A1 B1 C0", "t2 A1 B0", "t3 A1", "t4 A0 B1 C2", "t5 A2 B2 C2")
    assert majority(said).dropna().to_dict() == {"t1": 1, "t3": 1, "t5": 2}
    assert list(majority(said).index) == ["t1", "t2", "t3", "t4", "t5"]
    assert majority(said, minimum=2).dropna().to_dict() == {"t1": 1, "t5": 2}
    assert len(majority(said.iloc[:0])) == 0


def test_one_step_worked_by_hand() -> None:
    found = dawid_skene(votes("t1 A1 B1 C1", "t2 A0 B0 C0", "t3 A1 B1 C0"), max_iterations=1)
    # From shares of 1, 0 and 2/3: a prior of (1 + 0 + 2/3) / 3, and C finds 1 of 5/3 and leaves 4/3 of 4/3.
    assert found.priors == pytest.approx([4 / 9, 5 / 9])
    assert found.workers == ["A", "B", "C"]
    assert found.errors[0] == pytest.approx(np.array([[3 / 4, 1 / 4], [0, 1]]))
    assert found.errors[1] == pytest.approx(found.errors[0])
    assert found.errors[2] == pytest.approx(np.array([[1, 0], [2 / 5, 3 / 5]]))
    # t3: 5/9 · 1 · 1 · 2/5 = 8/36 against 4/9 · 1/4 · 1/4 · 1 = 1/36.
    assert found.probabilities[1].to_dict() == pytest.approx({"t1": 1, "t2": 0, "t3": 8 / 9}, abs=1e-8)
    assert (found.iterations, found.converged) == (1, False)


def test_one_who_contradicts_two_is_found_out() -> None:
    rows = [f"t{n} A{n % 2} B{n % 2} C{1 - n % 2}" for n in range(20)]
    found = dawid_skene(votes(*rows))
    assert found.converged
    assert found.errors[2] == pytest.approx(np.array([[0, 1], [1, 0]]), abs=1e-6)
    assert found.probabilities[1].round(6).to_list() == [n % 2 for n in range(20)]


def test_a_reliable_worker_outweighs_two_that_guess() -> None:
    random = np.random.default_rng(3)
    truth = random.random(4000) < 0.3
    right = {"A": 0.97, "B": 0.96, "C": 0.6, "D": 0.6, "E": 0.6}
    rows = [
        (task, worker, int(value if random.random() < share else not value))
        for task, value in enumerate(truth)
        for worker, share in right.items()
    ]
    said = pd.DataFrame(rows, columns=["task", "worker", "label"])
    found = dawid_skene(said)
    by_model = (found.probabilities[1] > 0.5).to_numpy() == truth
    by_count = majority(said).astype(bool).to_numpy() == truth
    assert by_model.mean() > 0.97 > by_count.mean() + 0.05
    for number, share in enumerate(right.values()):
        assert found.errors[number].diagonal() == pytest.approx([share, share], abs=0.04)
    assert found.priors[1] == pytest.approx(0.3, abs=0.03)


def test_a_worker_who_met_no_such_task_has_no_rate_for_it() -> None:
    found = dawid_skene(votes("t1 A1 B1 C1", "t2 A0 B0 C0 D0", "t3 A1 B1 C1"))
    assert np.isnan(found.errors[3, 1]).all()
    assert found.errors[3, 0] == pytest.approx([1, 0])


def plain(said: pd.DataFrame, steps: int) -> dict[tuple[str, int], float]:
    """The EM of the paper, task by task."""
    rows = list(said.itertuples(index=False, name=None))
    tasks, workers, classes = ([*dict.fromkeys(row[k] for row in rows)] for k in range(3))
    total = Counter(task for task, _, _ in rows)
    p = {(t, c): sum(x == t and z == c for x, _, z in rows) / total[t] for t in tasks for c in classes}
    for _ in range(steps):
        prior = {c: sum(p[t, c] for t in tasks) / len(tasks) for c in classes}
        error = {}
        for w in workers:
            for c in classes:
                met = sum(p[t, c] for t, x, _ in rows if x == w)
                for z in classes:
                    hit = sum(p[t, c] for t, x, y in rows if x == w and y == z)
                    error[w, c, z] = hit / met if met > LEAST else 1 / len(classes)
        for t in tasks:
            theirs = [(x, y) for s, x, y in rows if s == t]
            joint = {
                c: max(prior[c], LEAST) * math.prod(max(error[x, c, y], LEAST) for x, y in theirs) for c in classes
            }
            for c in classes:
                p[t, c] = joint[c] / sum(joint.values())
    return p


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    classes = draw(st.integers(2, 3))
    rows = []
    for task in range(draw(st.integers(1, 12))):
        for worker in draw(st.sets(st.sampled_from("ABCDE"), min_size=1)):
            rows.append((f"t{task}", worker, draw(st.integers(0, classes - 1))))
    return pd.DataFrame(rows, columns=["task", "worker", "label"])


@given(tables(), st.integers(1, 6))
def test_equals_the_plain_em(said: pd.DataFrame, steps: int) -> None:
    found = dawid_skene(said, max_iterations=steps, tolerance=-math.inf)
    expected = plain(said, steps)
    for (task, label), value in expected.items():
        assert found.probabilities.loc[task, label] == pytest.approx(value, abs=1e-6)


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(said: pd.DataFrame, random: Random) -> None:
    order = list(range(len(said)))
    random.shuffle(order)
    one, other = dawid_skene(said, max_iterations=5), dawid_skene(said.iloc[order], max_iterations=5)
    assert other.probabilities.loc[one.probabilities.index].to_numpy() == pytest.approx(one.probabilities.to_numpy())
    assert other.log_likelihood == pytest.approx(one.log_likelihood)
