"""Does the model learn more from BABE (Spinde et al. 2021) than plain TF-IDF does, in the same folds?

    python -m benchmarks.bench_babe [PATH] [--seeds 1 7 42] [--by random outlet topic] [--jobs 2] [--embedding]

PATH is the corpus's folder, or its raw_labels_SG2.csv; any part of the corpus will do. `unsourced corpus babe` makes
the Dataset; each fold is trained by `train` on its training sentences alone, and `score` scores the others. An item of
BABE is judged as one: where our splitter makes two sentences of it, its value is the mean of theirs. Said Biased from a
value of 0.5, by both; truth is the corpus's own label where final_labels_SG2.csv is there, else what most annotators
said. The peer is scikit-learn's TfidfVectorizer (words and pairs of words) with LogisticRegression on that truth.

Weighted F1 and AUC are the mean of the folds, as BABE's authors report them, and of the seeds. The interval of the gain
is a paired bootstrap over items of that mean. Words are judged by those that two annotators marked. BABE's text stays
where it is: nothing is written. With --embedding the model has a sentence embedding (extra `embedding`).
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from classifier.evaluation.held_out_predictions import predict_held_out
from classifier.evaluation.reference_labels import Sentences, judged_sentences, shares_of
from classifier.evaluation.span_metrics import TWO, reference_spans, span_cells, span_statistics
from classifier.evaluation.systems import MODEL, OUTLET, registered_systems
from classifier.metrics import classification as decisions
from classifier.metrics.bootstrap import Draws, Figure, draws, figure
from classifier.metrics.ranking import auc_and_average_precision
from classifier.splits.evaluation_folds import Fold, plan
from classifier.splits.fold_unit_names import FoldUnit
from exports.corpora import read_babe
from exports.dataset.dataset import Dataset
from unsourced.core.types import Bool, Float64

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "babe"
SENTENCE, WORD = "biased-sentence", "biased-word"
BARS = {"random": (0.05, 0.065), "outlet": (0.08, 0.10), "topic": (0.05, 0.07)}
"""The least gain in weighted F1: without and with the sentence embedding."""
WORD_BARS = {"token_f1": (0.50, 0.55), "exact_f1": (0.43, 0.48)}


@dataclass(frozen=True)
class Items:
    """BABE's items, one an article: text, truth, and the sentences that the splitter makes of them."""

    dataset: Dataset
    sentences: Sentences
    truth: Bool
    drawn: Draws

    @property
    def texts(self) -> Sequence[str]:
        return [article.text for article in self.sentences.articles]

    def mean(self, values: Float64) -> Float64:
        """The mean of the sentences' values of each item; a sentence without a value counts 0."""
        many = np.bincount(self.sentences.article, minlength=len(self.truth))
        total = np.bincount(self.sentences.article, np.nan_to_num(values), minlength=len(self.truth))
        return np.asarray(total / np.maximum(many, 1))


@dataclass(frozen=True)
class Run:
    """One seed: weighted F1 per draw of the model, the peer and the outlet's name, AUC, and F1 of words per draw."""

    ours: Float64
    peer: Float64
    outlet: Float64
    auc: tuple[float, float]
    words: dict[str, Float64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="?", type=Path, default=CORPUS, help="the corpus's folder or its raw file")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 7, 42])
    parser.add_argument("--by", nargs="+", choices=list(BARS), default=list(BARS))
    parser.add_argument("--embedding", action="store_true", help="train with the sentence embedding")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    chosen = parser.parse_args()
    if not chosen.path.exists():
        print(f"skipped: BABE is not at {chosen.path}")
        return
    items = items_of(read_babe(chosen.path))
    print(
        f"{len(items.truth)} items, {items.truth.mean():.0%} biased; weighted F1 at 0.5, mean of seeds "
        f"{', '.join(map(str, chosen.seeds))}; gain with its 95% interval (paired bootstrap over items)"
    )
    for by in chosen.by:
        begun = time.perf_counter()
        runs = [run(items, by, seed, chosen.jobs, embedding=chosen.embedding) for seed in chosen.seeds]
        print(table_row(by, runs, time.perf_counter() - begun), flush=True)
        print(words_row(runs), flush=True)


def items_of(dataset: Dataset) -> Items:
    """The items that annotators judged, without those that the corpus calls undecided."""
    sentences = judged_sentences(dataset)
    column = sentences.labels.index(SENTENCE)
    gold = bool((dataset.annotations["role"] == "gold").any())
    shares = shares_of(dataset, sentences, roles=("gold",) if gold else ("annotator",))[:, column]
    decided = ~np.isnan(shares) & (shares != 0.5)
    kept = np.unique(sentences.article[decided])
    of_kept = np.isin(sentences.article, kept)
    chosen = Sentences(
        articles=tuple(sentences.articles[place] for place in kept),
        scheme=sentences.scheme,
        article=np.searchsorted(kept, sentences.article[of_kept]),
        starts=sentences.starts[of_kept],
        ends=sentences.ends[of_kept],
    )
    first = np.unique(chosen.article, return_index=True)[1]
    truth = (shares[of_kept] > 0.5)[first]
    return Items(dataset, chosen, truth, draws(len(truth), seed=1))


def run(items: Items, by: FoldUnit, seed: int, jobs: int, *, embedding: bool = False) -> Run:
    folds = plan(items.sentences.articles, by, seed=seed).folds
    registered = registered_systems(embedding=embedding)
    systems = {name: registered[name] for name in (MODEL, OUTLET)}
    predictions = predict_held_out(items.dataset, items.sentences, folds, systems, jobs=jobs)
    column = items.sentences.labels.index(SENTENCE)
    ours, outlet = (items.mean(predictions[name].values[:, column]) for name in (MODEL, OUTLET))
    peer = of_peer(items.texts, items.truth, folds)
    wanted = reference_spans(items.dataset, items.sentences, roles=("annotator",), suggested=None)[TWO]
    found = predictions[MODEL].spans
    cells = span_cells(
        found[found["label"] == WORD], wanted[wanted["label"] == WORD], items.texts, range(len(items.truth))
    )
    return Run(
        ours=weighted_f1(ours, items, folds),
        peer=weighted_f1(peer, items, folds),
        outlet=weighted_f1(outlet, items, folds),
        auc=(area(ours, items, folds), area(peer, items, folds)),
        words=span_statistics(cells, items.drawn),
    )


def of_peer(texts: Sequence[str], truth: Bool, folds: Sequence[Fold]) -> Float64:
    values = np.full(len(truth), np.nan)
    all_texts = np.array(texts, dtype=object)
    for fold in folds:
        peer = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=1000))
        peer.fit(all_texts[fold.train], truth[fold.train])
        values[fold.held_out] = peer.predict_proba(all_texts[fold.held_out])[:, 1]
    return values


def weighted_f1(values: Float64, items: Items, folds: Sequence[Fold]) -> Float64:
    """Per draw, the mean of the folds."""
    said = values >= 0.5
    cells = [decisions.counts(said[f.held_out], items.truth[f.held_out], f.held_out, items.drawn) for f in folds]
    return np.asarray(np.nanmean([decisions.statistics(each)["f1_weighted"] for each in cells], axis=0))


def area(values: Float64, items: Items, folds: Sequence[Fold]) -> float:
    """The mean of the folds' areas under the ROC curve."""
    once = draws(len(items.truth), seed=1, resamples=0)
    areas = [
        auc_and_average_precision(values[fold.held_out], items.truth[fold.held_out], fold.held_out, once)[0][0]
        for fold in folds
    ]
    return float(np.nanmean(areas))


def mean_of(drawn: Sequence[Float64]) -> Figure:
    return figure(np.mean(np.stack(drawn), axis=0))


def table_row(by: str, runs: Sequence[Run], seconds: float) -> str:
    name = by if by == "random" else f"{by}-disjoint"
    gain = mean_of([each.ours - each.peer for each in runs])
    assert gain.value is not None
    assert gain.low is not None
    core, embedding = BARS[by]
    met = "met" if gain.value >= core and gain.low > 0 else "NOT met"
    auc = [np.mean([each.auc[side] for each in runs]) for side in (0, 1)]
    ours, peer, outlet = (mean_of(each).value for each in zip(*((r.ours, r.peer, r.outlet) for r in runs), strict=True))
    return (
        f"{name:16} model {ours:.3f}  peer {peer:.3f}  outlet name alone {outlet:.3f}  "
        f"gain {gain.value:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}]  bar ≥ {core} core {met}, "
        f"≥ {embedding} with embedding  "
        f"AUC {auc[0]:.3f} / {auc[1]:.3f}  ({seconds:.0f} s)"
    )


def words_row(runs: Sequence[Run]) -> str:
    told = []
    for name, (core, embedding) in WORD_BARS.items():
        found = mean_of([each.words[name] for each in runs])
        value = "undefined" if found.value is None else f"{found.value:.3f} [{found.low:.3f}, {found.high:.3f}]"
        told.append(f"{name.replace('_', ' ')} {value} (about {core} core, {embedding} with embedding)")
    return f"{'':16} words that two marked: {', '.join(told)}"


if __name__ == "__main__":
    main()
