"""Does choosing what to label beat labelling at random? BABE (Spinde et al. 2021) replayed, with its interval.

    python -m benchmarks.bench_next [PATH] [--seeds 1 7 42] [--start 200] [--batch 200] [--rounds 4] [--control 0.2]

A fifth of the items is held out for measuring. From `start` labelled items on, both ways label `batch` more each round:
at random, and as `unsourced next` queues them with its control slice, by a model trained anew on what is labelled so
far. After each round a model of each is judged by the held-out items: weighted F1 of values from 0.5, and AUC. The gain
is the mean of rounds and seeds; its interval is a paired bootstrap over the held-out items. It is printed also where it
is nothing. Where `train` found the label not learnable, which leaves it to rules that do not know it, the line says so.
BABE's text stays where it is: nothing is written.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.bench_babe import CORPUS, SENTENCE, Items, items_of
from classifier.active_learning.queue import queue
from classifier.evaluation.held_out_predictions import as_predictions
from classifier.evaluation.systems import model_scorer
from classifier.metrics import classification as decisions
from classifier.metrics.bootstrap import Figure, figure
from classifier.metrics.ranking import auc_and_average_precision
from classifier.model.model import Model
from classifier.training.train import train
from exports.corpora import read_babe
from exports.dataset.subset import subset_of_articles
from unsourced.core.types import Float64, Int64


@dataclass(frozen=True)
class Judged:
    """Weighted F1 and AUC on the held-out items, per draw; `why` the label was not learned, empty where it was."""

    f1: Float64
    auc: Float64
    why: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="?", type=Path, default=CORPUS, help="the corpus's folder or its raw file")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 7, 42])
    parser.add_argument("--start", type=int, default=200)
    parser.add_argument("--batch", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--control", type=float, default=0.2)
    chosen = parser.parse_args()
    if not chosen.path.exists():
        print(f"skipped: BABE is not at {chosen.path}")
        return
    items = items_of(read_babe(chosen.path))
    rounds: list[tuple[Judged, Judged]] = []
    for seed in chosen.seeds:
        order = np.random.default_rng(seed).permutation(len(items.truth))
        held, pool = np.sort(order[: len(order) // 5]), order[len(order) // 5 :]
        at_random = pool[: chosen.start]
        by_queue = at_random
        for step in range(1, chosen.rounds + 1):
            model = learned(items, by_queue)
            by_queue = np.concatenate([by_queue, chosen_next(items, pool, by_queue, model, chosen, seed)])
            at_random = pool[: chosen.start + step * chosen.batch]
            ours, theirs = (judged(items, learned(items, labelled), held) for labelled in (by_queue, at_random))
            rounds.append((ours, theirs))
            print(
                f"seed {seed}, {len(by_queue)} labelled: weighted F1 {ours.f1[0]:.3f} chosen, {theirs.f1[0]:.3f} "
                f"random; AUC {ours.auc[0]:.3f}, {theirs.auc[0]:.3f}"
                + "".join(f"; {name}: {each.why}" for name, each in (("chosen", ours), ("random", theirs)) if each.why),
                flush=True,
            )
    print(gain_row("all rounds", rounds))
    print(gain_row("rounds in which both learned the label", [pair for pair in rounds if not any(p.why for p in pair)]))


def gain_row(name: str, rounds: Sequence[tuple[Judged, Judged]]) -> str:
    if not rounds:
        return f"gain of `next` over random order, {name}: undefined, there is none"
    f1 = figure(np.mean([ours.f1 - theirs.f1 for ours, theirs in rounds], axis=0))
    auc = figure(np.mean([ours.auc - theirs.auc for ours, theirs in rounds], axis=0))
    return f"gain of `next` over random order, {len(rounds)} {name}: weighted F1 {in_words(f1)}; AUC {in_words(auc)}"


def learned(items: Items, places: Int64) -> Model:
    return train(subset_of_articles(items.dataset, {items.sentences.articles[place].id for place in places}))


def chosen_next(
    items: Items, pool: Int64, labelled: Int64, model: Model, options: argparse.Namespace, seed: int
) -> Int64:
    """The places of the items that `unsourced next` queues."""
    rest = np.setdiff1d(pool, labelled)
    place_of = {items.sentences.articles[place].id: int(place) for place in rest}
    articles = [items.sentences.articles[place] for place in rest]
    queued = queue(articles, [model], count=options.batch, control=options.control, seed=seed)
    return np.array([place_of[each.article.id] for each in queued], dtype=np.int64)


def judged(items: Items, model: Model, held: Int64) -> Judged:
    scores = model_scorer(model).score([items.sentences.articles[place] for place in held])
    predictions = as_predictions(scores, items.sentences)
    values = items.mean(predictions.values[:, items.sentences.labels.index(SENTENCE)])[held]
    cells = decisions.counts(values >= 0.5, items.truth[held], held, items.drawn)
    area, _ = auc_and_average_precision(values, items.truth[held], held, items.drawn)
    (why,) = (label.why for label in model.labels if label.label == SENTENCE)
    return Judged(decisions.statistics(cells)["f1_weighted"], area, why)


def in_words(gain: Figure) -> str:
    assert gain.value is not None
    assert gain.low is not None
    assert gain.high is not None
    told = f"{gain.value:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}]"
    return told if gain.low > 0 or gain.high < 0 else f"{told}: cannot be told from nothing"


if __name__ == "__main__":
    main()
