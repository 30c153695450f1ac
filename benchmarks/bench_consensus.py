"""Dawid and Skene's model and the majority: the same answers as crowd-kit, and how long each takes.

    python -m benchmarks.bench_consensus [--crowd-kit PYTHON] [--small]

crowd-kit's dependencies are heavy and not all needed here, so it lives in an environment of its own:

    uv venv /tmp/crowd-kit
    uv pip install --python /tmp/crowd-kit/bin/python --no-deps crowd-kit
    uv pip install --python /tmp/crowd-kit/bin/python 'pandas<3' scikit-learn attrs tqdm nltk pyarrow
    python -m benchmarks.bench_consensus --crowd-kit /tmp/crowd-kit/bin/python

Both get the same Parquet file of `task, worker, label`. Without --crowd-kit only our own side is timed.
"""

import argparse
import json
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from exports.consensus import dawid_skene, majority

PEER = """
import json, sys, time
import pandas as pd
from crowdkit.aggregation import DawidSkene, MajorityVote
votes = pd.read_parquet(sys.argv[1])
start = time.perf_counter()
model = DawidSkene(n_iter=int(sys.argv[3]), tol=1e-12).fit(votes)
seconds = time.perf_counter() - start
model.probas_.sort_index(axis=1).to_parquet(sys.argv[2])
start = time.perf_counter()
shares = MajorityVote().fit(votes).probas_
print(json.dumps([seconds, time.perf_counter() - start, len(model.loss_history_)]))
"""
ITERATIONS = 200


def votes(tasks: int, workers: int, each: int, classes: int, seed: int = 0) -> pd.DataFrame:
    """Votes of workers who err at rates of their own; `each` of them answer a task."""
    random = np.random.default_rng(seed)
    truth = random.choice(classes, size=tasks, p=np.linspace(2, 1, classes) / np.linspace(2, 1, classes).sum())
    right = random.uniform(0.6, 0.95, workers)
    task = np.repeat(np.arange(tasks), each)
    worker = random.random((tasks, workers)).argsort(axis=1)[:, :each].ravel()
    hit = random.random(len(task)) < right[worker]
    said = np.where(hit, truth[task], (truth[task] + random.integers(1, classes, len(task))) % classes)
    return pd.DataFrame({"task": task, "worker": worker, "label": said})


def compare(name: str, said: pd.DataFrame, python: Path | None) -> None:
    start = time.perf_counter()
    model = dawid_skene(said, max_iterations=ITERATIONS, tolerance=1e-12)
    seconds = time.perf_counter() - start
    start = time.perf_counter()
    majority(said)
    counting = time.perf_counter() - start
    print(f"{name}: {len(said):,} votes; model {seconds:.2f} s ({model.iterations} steps), majority {counting:.2f} s")
    if python is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "votes.parquet", Path(folder) / "probabilities.parquet"
        said.to_parquet(given)
        peer = [str(python), "-W", "ignore", "-c", PEER, str(given), str(made), str(ITERATIONS)]
        done = subprocess.run(peer, capture_output=True, text=True, check=True)
        theirs = pd.read_parquet(made)
    their_seconds, their_counting, steps = json.loads(done.stdout)
    ours = model.probabilities.loc[theirs.index].to_numpy()
    apart = np.abs(ours - theirs.to_numpy()).max()
    same = (ours.argmax(axis=1) == theirs.to_numpy().argmax(axis=1)).mean()
    print(
        f"  crowd-kit: model {their_seconds:.2f} s ({steps} steps), {their_seconds / seconds:.1f} × ours; majority "
        f"{their_counting:.2f} s, {their_counting / counting:.1f} × ours; probabilities at most {apart:.1e} apart, "
        f"{same:.2%} of labels the same"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crowd-kit", type=Path, metavar="PYTHON", help="the Python of an environment that has it")
    parser.add_argument("--small", action="store_true", help="a tenth of the tasks")
    options = parser.parse_args()
    if options.crowd_kit is None:
        print("crowd-kit skipped: name a Python that has it with --crowd-kit (see --help)")
    size = 0.1 if options.small else 1
    compare("3 annotators, binary", votes(int(100_000 * size), 3, 3, 2), options.crowd_kit)
    compare("3 of 12 annotators, binary", votes(int(100_000 * size), 12, 3, 2), options.crowd_kit)
    compare("5 of 40 annotators, 4 classes", votes(int(40_000 * size), 40, 5, 4), options.crowd_kit)


if __name__ == "__main__":
    main()
