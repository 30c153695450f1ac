"""Does agreement keep up? α on a million labels beside the krippendorff package, and all of it on a large Dataset.

    python -m benchmarks.bench_agreement [--small]

Prints, for the same million labels (5 annotators, 200,000 units, 5 values, a tenth missing), the seconds of ours and of
the peer and their ratio; then α_U with its bootstrap for 10,000 invented articles by 5 annotators, nine labels.
`--small` takes a tenth of each.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import krippendorff
import numpy as np
import pandas as pd

from exports.agreement.per_label import label_agreement
from exports.agreement.units import MarkedRuns
from exports.metrics.coefficients import krippendorff_alpha

ANNOTATORS, LABELS, LENGTH = 5, 9, 4000
Result = TypeVar("Result")


def main() -> None:
    share = 10 if "--small" in sys.argv[1:] else 1
    rng = np.random.default_rng(3)
    table = rng.integers(0, 5, size=(5, 200_000 // share)).astype(np.float64)
    table[rng.random(table.shape) < 0.1] = np.nan
    ours, own_seconds = best(partial(krippendorff_alpha, table, "nominal"))
    peers, peer_seconds = best(partial(krippendorff.alpha, table, level_of_measurement="nominal"))
    assert ours.value is not None
    print(
        f"α of {table.size:,} labels: {own_seconds:.2f} s, krippendorff {peer_seconds:.2f} s, "
        f"ratio {own_seconds / peer_seconds:.2f}; values differ by {abs(ours.value - peers):.1e}"
    )
    articles = 10_000 // share
    votes, marked = large(articles, rng)
    begun = time.perf_counter()
    label_agreement(votes, marked, "character", LABELS)
    seconds = time.perf_counter() - begun
    print(f"α_U of {articles:,} articles, {ANNOTATORS} annotators, {len(marked.runs):,} spans: {seconds:.1f} s")


def best(call: Callable[[], Result]) -> tuple[Result, float]:
    """What the call gives, and the least seconds of three."""
    seconds = []
    for _ in range(3):
        begun = time.perf_counter()
        result = call()
        seconds.append(time.perf_counter() - begun)
    return result, min(seconds)


def large(articles: int, rng: np.random.Generator) -> tuple[pd.DataFrame, MarkedRuns]:
    """Votes of everybody on everything, each with up to eight spans apart."""
    grid = pd.MultiIndex.from_product([range(articles), range(ANNOTATORS), range(LABELS)])
    votes = grid.to_frame(index=False, name=["article", "annotator", "label"])
    votes = votes.assign(annotator="p" + votes["annotator"].astype("str")).rename_axis("vote").reset_index()
    places = rng.integers(0, LENGTH // 8, size=(len(votes), 8)) // 2 * 2 + np.arange(8) * (LENGTH // 8)
    kept = np.less(rng.random(places.shape), 0.4)
    start = places[kept]
    end = start + rng.integers(1, 60, size=len(start))
    vote = np.repeat(np.arange(len(votes)), kept.sum(axis=1))
    # Spans of one vote stand apart, as merged ones do.
    runs = pd.DataFrame({"vote": vote, "start": start, "end": np.minimum(end, (start // 500 + 1) * 500 - 1)})
    runs = runs[runs["end"] > runs["start"]].reset_index(drop=True)
    return votes, MarkedRuns(runs=runs, sizes=np.full(articles, LENGTH))


if __name__ == "__main__":
    main()
