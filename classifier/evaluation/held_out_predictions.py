"""What each learner says of articles that it has not seen, fold by fold, as arrays beside the judged sentences."""

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
from classifier.evaluation.systems import Learner
from classifier.model.leakage import refuse_other_training, refuse_seen
from classifier.scoring.scores import Scores
from classifier.splits.evaluation_folds import Fold
from exports.dataset.dataset import Dataset
from exports.dataset.subset import only
from unsourced.core.article import Article
from unsourced.core.spans import Span
from unsourced.core.types import Bool, Float64
from unsourced.errors import LeakError
from unsourced.io.progress import progress
from unsourced.schemes.scheme import SentenceRule

PLACE = ["article", "label", "start", "end"]


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What one learner said of n sentences: `values` (n, labels), NaN where it has none, and `marked` (n, labels).

    A sentence is marked where marks count for it by the label's rule, as with people. `answered` (n,) is False where
    nothing held it out, or the learner abstained. `spans` has columns `article` (its place), `label`, `start`, `end`.
    `calibrated` counts the folds in which a label's values were probabilities.
    """

    values: Float64
    marked: Bool
    answered: Bool
    spans: pd.DataFrame
    calibrated: Mapping[str, int]


def held_out_answers(
    dataset: Dataset,
    sentences: Sentences,
    folds: Sequence[Fold],
    learners: Mapping[str, Learner],
    *,
    jobs: int = 1,
    quiet: bool = True,
) -> dict[str, Answers]:
    """The answers of each learner about the held-out sentences of all folds, in `jobs` processes.

    Each fold is learned anew from a Dataset of its training articles alone. Raises LeakError where a learner could have
    seen what is held out.
    """
    work = [(fold, name) for fold in folds for name in learners]
    run = partial(_answers_of_fold, dataset, sentences, learners)
    found: dict[str, list[Answers]] = {name: [] for name in learners}
    done = progress(_mapped(run, work, jobs), "Learning and scoring", total=len(work), quiet=quiet)
    for (_, name), answers in zip(work, done, strict=True):
        found[name].append(answers)
    return {name: _together(parts) for name, parts in found.items()}


def _mapped(run: "partial[Answers]", work: Sequence[tuple[Fold, str]], jobs: int) -> Iterator[Answers]:
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


def _answers_of_fold(
    dataset: Dataset, sentences: Sentences, learners: Mapping[str, Learner], work: tuple[Fold, str]
) -> Answers:
    fold, name = work
    scores = fold_scores(
        dataset,
        [sentences.articles[place].id for place in fold.train],
        [sentences.articles[place] for place in fold.held_out],
        learners[name],
    )
    return as_answers(scores, sentences)


def _together(parts: Sequence[Answers]) -> Answers:
    """The answers of several folds, which hold out different articles."""
    whole = parts[0]
    calibrated = Counter(label for part in parts for label in part.calibrated)
    for part in parts[1:]:
        own = part.answered[:, None]
        whole = Answers(
            values=np.where(own, part.values, whole.values),
            marked=np.where(own, part.marked, whole.marked),
            answered=whole.answered | part.answered,
            spans=whole.spans,
            calibrated={},
        )
    spans = pd.concat([part.spans for part in parts], ignore_index=True)
    return replace(whole, spans=spans, calibrated=dict(calibrated))


def fold_scores(dataset: Dataset, train: Sequence[str], held_out: Sequence[Article], learner: Learner) -> list[Scores]:
    """What a learner that was handed the articles `train` (ids) says of the held-out ones; see `held_out_answers`."""
    part = only(dataset, train)
    refuse_seen(part, held_out)
    scorer = learner(part)
    if scorer.model is not None:
        refuse_other_training(scorer.model, part)
    scores = list(scorer.score(held_out))
    if [each.article.id for each in scores] != [article.id for article in held_out]:
        raise LeakError("a learner answered for other articles than it was asked about")
    return scores


def as_answers(scores: Iterable[Scores], sentences: Sentences) -> Answers:
    """Scores as arrays beside the judged sentences. Raises ValueError where they are cut into other sentences."""
    shape = (len(sentences), len(sentences.labels))
    values, marked = np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    answered = np.zeros(len(sentences), dtype=bool)
    place_of = {article.id: place for place, article in enumerate(sentences.articles)}
    column = {label: place for place, label in enumerate(sentences.labels)}
    rules: dict[str, SentenceRule] = {label.key: label.sentence_rule for label in sentences.scheme.labels}
    spans: list[tuple[int, str, int, int]] = []
    calibrated: set[str] = set()
    for each in scores:
        rows = sentences.rows_of[each.article.id]
        if each.abstained:
            continue
        places = list(zip(sentences.starts[rows].tolist(), sentences.ends[rows].tolist(), strict=True))
        if places != [(sentence.start, sentence.end) for sentence in each.sentences]:
            raise ValueError(f"article {each.article.id} was cut into other sentences")
        answered[rows] = True
        for number, sentence in enumerate(each.sentences, rows.start):
            for label, value in sentence.values.items():
                if label in column and value is not None:
                    values[number, column[label]] = value
        kept = [span for span in each.spans if span.label in column]
        spans += [(place_of[each.article.id], span.label, span.start, span.end) for span in kept]
        for label in {span.label for span in kept}:
            own = [span for span in kept if span.label == label]
            marked[rows, column[label]] = counted(own, places, rules[label])
        calibrated |= each.calibrated
    return Answers(
        values=values,
        marked=marked,
        answered=answered,
        spans=pd.DataFrame(spans, columns=PLACE).astype({"article": "int64", "start": "int64", "end": "int64"}),
        calibrated=dict.fromkeys(calibrated, 1),
    )


def counted(spans: Sequence[Span], places: Sequence[tuple[int, int]], rule: SentenceRule) -> Bool:
    """Which sentences these spans of one label count for, by the same rule as annotators' spans."""
    covered = [0] * len(places)
    reach = 0
    for span in sorted(spans, key=lambda span: span.start):
        begin, reach = max(span.start, reach), max(span.end, reach)
        for number, (start, end) in enumerate(places):
            covered[number] += max(min(span.end, end) - max(begin, start), 0)
    least = [(end - start) / 2 if rule == "half" else 1 for start, end in places]
    return np.array([got >= need for got, need in zip(covered, least, strict=True)], dtype=bool)
