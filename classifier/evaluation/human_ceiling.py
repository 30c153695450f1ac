"""The human ceiling: precision and recall of one annotator by the others, which a model hardly beats for long.

Each annotator's answers are judged by the majority of the others who were asked; where these are split evenly the
sentence says nothing and is left out. Words are judged by those that two or more of the others marked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from classifier.evaluation.reference_labels import Sentences
from classifier.evaluation.span_metrics import SPAN_OFFSETS, TWO, reference_spans, span_cells
from classifier.metrics import classification as decisions
from classifier.metrics.bootstrap import Draws
from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_values
from exports.dataset.votes import latest_votes, vote_spans
from unsourced.core.types import Float64, Int64

MOST_ANNOTATORS = 30
"""Of a crowd so many are judged by the others in what words they marked; of sentences all are."""


@dataclass(frozen=True, kw_only=True)
class Ceiling:
    """`cells` per label: draws of true positives, false positives, false negatives, true negatives (draws, 4).

    `word_cells` per label: what `span_figures.span_cells` gives, summed over annotators.
    """

    answers: dict[str, int]
    cells: dict[str, Float64]
    word_cells: dict[str, dict[str, Float64]]


def human_ceiling(dataset: Dataset, sentences: Sentences, drawn: Draws, *, suggested: bool | None = None) -> Ceiling:
    """One annotator against the others, all annotators pooled."""
    values = sentence_values(dataset, suggested=suggested)
    values = values[values["article_id"].isin(sentences.rows_of)]
    index = {article.id: number for number, article in enumerate(sentences.articles)}
    own = values["value"].to_numpy()
    keys = [values["article_id"].cat.codes, values["sentence"], values["label"].cat.codes]
    marks = values.groupby(keys)["value"].transform("sum").to_numpy() - own
    others = values.groupby(keys)["value"].transform("size").to_numpy() - 1
    decided = (others > 0) & (2 * marks != others)
    article = values["article_id"].astype(str).map(index).to_numpy()
    label = values["label"].astype(str).to_numpy()
    cells, answers = {}, {}
    for key in sentences.labels:
        chosen = decided & (label == key)
        answers[key] = int(chosen.sum())
        true = (2 * marks > others)[chosen]
        cells[key] = decisions.counts(own[chosen], true, article[chosen].astype(np.int64), drawn)
    return Ceiling(answers=answers, cells=cells, word_cells=_words(dataset, sentences, suggested=suggested))


def _words(dataset: Dataset, sentences: Sentences, *, suggested: bool | None) -> dict[str, dict[str, Float64]]:
    votes = latest_votes(dataset, suggested=suggested)
    index = {article.id: number for number, article in enumerate(sentences.articles)}
    of = np.array([index.get(article, -1) for article in dataset.articles["id"]])
    spans = vote_spans(dataset, votes)
    spans = spans.assign(
        annotator=votes["annotator"].to_numpy()[spans["vote"]],
        article=of[spans["article"]],
        label=np.array(sentences.labels, dtype=object)[spans["label"]],
    )
    texts = [article.text for article in sentences.articles]
    sums: dict[str, dict[str, Float64]] = {}
    for annotator in _some(votes["annotator"].unique()):
        mine = votes[votes["annotator"] == annotator]
        rest = _without(dataset, annotator)
        asked_others = votes[votes["annotator"] != annotator].groupby(["label", "article"], as_index=False).size()
        wanted = reference_spans(rest, sentences, roles=("annotator",), suggested=suggested)[TWO]
        for number, key in enumerate(sentences.labels):
            asked = of[mine.loc[mine["label"] == number, "article"].to_numpy()]
            others = _by_two(asked_others, number, of)
            marked = spans[(spans["annotator"] == annotator) & (spans["label"] == key)]
            articles = set(asked.tolist()) & others
            cells = span_cells(marked[SPAN_OFFSETS], wanted[wanted["label"] == key], texts, articles)
            known = sums.setdefault(key, cells)
            if known is not cells:
                sums[key] = {kind: known[kind] + table for kind, table in cells.items()}
    return sums


def _some(annotators: Iterable[str]) -> list[str]:
    names = sorted(annotators)
    chosen = np.random.default_rng(1).permutation(len(names))[:MOST_ANNOTATORS]
    return [names[number] for number in sorted(chosen)]


def _without(dataset: Dataset, annotator: str) -> Dataset:
    return replace(dataset, annotations=dataset.annotations[dataset.annotations["annotator"] != annotator])


def _by_two(asked: pd.DataFrame, label: int, of: "Int64") -> set[int]:
    """The articles about which two or more were asked for a label."""
    rows = asked[(asked["label"] == label) & (asked["size"] >= 2)]
    return {int(of[article]) for article in rows["article"]}
