"""What each system predicts for articles that it was not trained on, fold by fold, as arrays beside the sentences."""

import signal
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import active_children, get_context

import numpy as np
import pandas as pd

from classifier.evaluation.reference_labels import Sentences
from classifier.evaluation.systems import System
from classifier.model.leakage import refuse_other_training, refuse_seen
from classifier.scoring.scores import Scores
from classifier.splits.evaluation_folds import Fold
from exports.dataset.dataset import Dataset
from exports.dataset.subset import subset_of_articles
from unsourced.core.article import Article
from unsourced.core.spans import Span
from unsourced.core.types import Bool, Float64
from unsourced.errors import LeakError
from unsourced.io.progress import progress
from unsourced.schemes.scheme import SentenceRule

SPAN_COLUMNS = ["article", "label", "start", "end"]


@dataclass(frozen=True, kw_only=True)
class HeldOutPredictions:
    """What one system predicted for n sentences: `values` (n, labels), NaN where it has none, and `marked` (n, labels).

    A sentence is marked where marks count for it by the label's rule, as with people. `predicted` (n,) is False
    where nothing held it out, or the system abstained. `spans` has columns `article` (its index), `label`, `start` and
    `end`. `calibrated` counts the folds in which a label's values were probabilities.
    """

    values: Float64
    marked: Bool
    predicted: Bool
    spans: pd.DataFrame
    calibrated: Mapping[str, int]


def predict_held_out(
    dataset: Dataset,
    sentences: Sentences,
    folds: Sequence[Fold],
    systems: Mapping[str, System],
    *,
    jobs: int = 1,
    quiet: bool = True,
) -> dict[str, HeldOutPredictions]:
    """The predictions of each system for the held-out sentences of all folds, in `jobs` processes.

    Each fold is trained anew from a Dataset of its training articles alone.

    Raises:
        LeakError: a system could have seen what is held out.
    """
    work = [(fold, name) for fold in folds for name in systems]
    run = partial(_fold_predictions, dataset, sentences, systems)
    parts: dict[str, list[HeldOutPredictions]] = {name: [] for name in systems}
    done = progress(_mapped(run, work, jobs), "Learning and scoring", total=len(work), quiet=quiet)
    for (_, name), predictions in zip(work, done, strict=True):
        parts[name].append(predictions)
    return {name: _together(own) for name, own in parts.items()}


def _mapped(
    run: "partial[HeldOutPredictions]", work: Sequence[tuple[Fold, str]], jobs: int
) -> Iterator[HeldOutPredictions]:
    if jobs == 1:
        yield from map(run, work)
        return
    others = set(active_children())
    # A worker does not hear Ctrl-C: it would say so at length.
    with ProcessPoolExecutor(
        min(jobs, len(work)), get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)
    ) as pool:
        try:
            yield from pool.map(run, work)
        except BaseException:
            # Who stops, or meets a failure, does not wait for folds that nobody will see.
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in set(active_children()) - others:
                worker.terminate()
            raise


def _fold_predictions(
    dataset: Dataset, sentences: Sentences, systems: Mapping[str, System], work: tuple[Fold, str]
) -> HeldOutPredictions:
    fold, name = work
    scores = fold_scores(
        dataset,
        [sentences.articles[number].id for number in fold.train],
        [sentences.articles[number] for number in fold.held_out],
        systems[name],
    )
    return as_predictions(scores, sentences)


def _together(parts: Sequence[HeldOutPredictions]) -> HeldOutPredictions:
    """The predictions of several folds, which hold out different articles."""
    whole = parts[0]
    calibrated = Counter(label for part in parts for label in part.calibrated)
    for part in parts[1:]:
        own = part.predicted[:, None]
        whole = HeldOutPredictions(
            values=np.where(own, part.values, whole.values),
            marked=np.where(own, part.marked, whole.marked),
            predicted=whole.predicted | part.predicted,
            spans=whole.spans,
            calibrated={},
        )
    spans = pd.concat([part.spans for part in parts], ignore_index=True)
    return replace(whole, spans=spans, calibrated=dict(calibrated))


def fold_scores(dataset: Dataset, train: Sequence[str], held_out: Sequence[Article], system: System) -> list[Scores]:
    """The held-out articles' scores by a system that was handed the articles `train` (ids); see `predict_held_out`.

    Raises:
        LeakError: the system could have seen what is held out, or scored other articles than it was asked about.
    """
    part = subset_of_articles(dataset, train)
    refuse_seen(part, held_out)
    scorer = system.train(part)
    if scorer.model is not None:
        refuse_other_training(scorer.model, part)
    scores = list(scorer.score(held_out))
    if [each.article.id for each in scores] != [article.id for article in held_out]:
        raise LeakError("a system scored other articles than it was asked about")
    return scores


def as_predictions(scores: Iterable[Scores], sentences: Sentences) -> HeldOutPredictions:
    """Scores as arrays beside the judged sentences.

    Raises:
        ValueError: an article was cut into other sentences.
    """
    shape = (len(sentences), len(sentences.labels))
    values, marked = np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    predicted = np.zeros(len(sentences), dtype=bool)
    index_of = {article.id: index for index, article in enumerate(sentences.articles)}
    column = {label: index for index, label in enumerate(sentences.labels)}
    rules: dict[str, SentenceRule] = {label.key: label.sentence_rule for label in sentences.scheme.labels}
    spans: list[tuple[int, str, int, int]] = []
    calibrated: set[str] = set()
    for each in scores:
        rows = sentences.rows_of[each.article.id]
        if each.abstained:
            continue
        offsets = list(zip(sentences.starts[rows].tolist(), sentences.ends[rows].tolist(), strict=True))
        if offsets != [(sentence.start, sentence.end) for sentence in each.sentences]:
            raise ValueError(f"article {each.article.id} was cut into other sentences")
        predicted[rows] = True
        for number, sentence in enumerate(each.sentences, rows.start):
            for label, value in sentence.values.items():
                if label in column and value is not None:
                    values[number, column[label]] = value
        kept = [span for span in each.spans if span.label in column]
        spans += [(index_of[each.article.id], span.label, span.start, span.end) for span in kept]
        for label in {span.label for span in kept}:
            own = [span for span in kept if span.label == label]
            marked[rows, column[label]] = marked_sentences(own, offsets, rules[label])
        calibrated |= each.calibrated
    return HeldOutPredictions(
        values=values,
        marked=marked,
        predicted=predicted,
        spans=pd.DataFrame(spans, columns=SPAN_COLUMNS).astype({"article": "int64", "start": "int64", "end": "int64"}),
        calibrated=dict.fromkeys(calibrated, 1),
    )


def marked_sentences(spans: Sequence[Span], offsets: Sequence[tuple[int, int]], rule: SentenceRule) -> Bool:
    """Which sentences these spans of one label count for, by the same rule as annotators' spans."""
    covered = [0] * len(offsets)
    reach = 0
    for span in sorted(spans, key=lambda span: span.start):
        begin, reach = max(span.start, reach), max(span.end, reach)
        for number, (start, end) in enumerate(offsets):
            covered[number] += max(min(span.end, end) - max(begin, start), 0)
    least = [(end - start) / 2 if rule == "half" else 1 for start, end in offsets]
    return np.array([got >= need for got, need in zip(covered, least, strict=True)], dtype=bool)
