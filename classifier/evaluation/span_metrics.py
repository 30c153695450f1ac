"""Precision, recall and F1 of marks: by tokens, by whole spans, and by spans in part, as PTC scores them."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from classifier.evaluation.reference_labels import Sentences
from classifier.metrics.bootstrap import Draws, ratio
from classifier.metrics.classification import f1_of
from exports.agreement.units import tokens
from exports.consensus import soft_spans
from exports.dataset.dataset import Dataset
from exports.metrics.partial_span_f1 import span_sums
from unsourced.core.offsets import Offsets
from unsourced.core.types import Float64

SPAN_OFFSETS = ["article", "start", "end"]

MAJORITY, TWO = "majority", "two"
"""The references: what more than half of those who were asked marked, and what two or more did."""


def reference_spans(
    dataset: Dataset, sentences: Sentences, *, roles: Collection[str], suggested: bool | None
) -> dict[str, pd.DataFrame]:
    """Per reference the spans to find: columns `article` (index), `label`, `start`, `end`, in order, apart.

    Whatever one reference marks is a run of characters that enough people marked; runs that touch are one.
    """
    soft = soft_spans(dataset, roles=roles, suggested=suggested)
    index = {article.id: number for number, article in enumerate(sentences.articles)}
    soft = soft[soft["article_id"].isin(index)]
    soft = soft.assign(article=soft["article_id"].map(index).astype("int64"))
    return {
        MAJORITY: _runs(soft[2 * soft["marked"] > soft["annotators"]]),
        TWO: _runs(soft[soft["marked"] >= 2]),
    }


def _runs(pieces: pd.DataFrame) -> pd.DataFrame:
    pieces = pieces.sort_values(["article", "label", "start"], ignore_index=True)
    new = (
        (pieces["article"] != pieces["article"].shift())
        | (pieces["label"] != pieces["label"].shift())
        | (pieces["start"] != pieces["end"].shift())
    )
    runs = pieces.groupby(new.cumsum()).agg({"article": "first", "label": "first", "start": "first", "end": "last"})
    return runs.reset_index(drop=True)


def span_cells(
    found: pd.DataFrame, true: pd.DataFrame, texts: Sequence[str], articles: Collection[int]
) -> dict[str, Float64]:
    """Per article the sums that F1 is made of, (articles, 3 or 4), for `token`, `exact` and `partial`; one label.

    `token` and `exact` have hits, wrong, missed; `partial` what `exports.metrics.partial_span_f1.span_sums` gives.
    A token is marked where spans cover half of it. Articles that are not among `articles` (indices) count for nothing.
    """
    cells: dict[str, Float64] = {
        "token": np.zeros((len(texts), 3)),
        "exact": np.zeros((len(texts), 3)),
        "partial": np.zeros((len(texts), 4)),
    }
    ours, theirs = _by_article(found), _by_article(true)
    for article in (ours.keys() | theirs.keys()) & set(articles):
        mine, others = _united(ours.get(article, [])), theirs.get(article, [])
        pieces = tokens(texts[article])
        cells["token"][article] = _compared(_marked(mine, pieces), _marked(_united(others), pieces))
        cells["exact"][article] = _compared(set(ours.get(article, [])), set(others))
        cells["partial"][article] = span_sums(ours.get(article, []), others)
    return cells


def span_statistics(cells: Mapping[str, Float64], drawn: Draws) -> dict[str, Float64]:
    """Per draw the precision, recall and F1 of each kind, named as in `token_f1`."""
    articles = np.arange(len(cells["token"]))
    found: dict[str, Float64] = {}
    for kind in ("token", "exact"):
        hits, wrong, missed = drawn.sums(articles, cells[kind]).T
        found[f"{kind}_precision"] = ratio(hits, hits + wrong)
        found[f"{kind}_recall"] = ratio(hits, hits + missed)
        found[f"{kind}_f1"] = np.where(hits + missed > 0, f1_of(hits, wrong, missed), np.nan)
    ours, many_ours, theirs, many_theirs = drawn.sums(articles, cells["partial"]).T
    precision, recall = ratio(ours, many_ours), ratio(theirs, many_theirs)
    both = np.nan_to_num(precision) + np.nan_to_num(recall)
    f1 = np.where(both > 0, 2 * np.nan_to_num(precision) * np.nan_to_num(recall) / np.where(both > 0, both, 1), 0.0)
    found |= {"partial_precision": precision, "partial_recall": recall}
    found["partial_f1"] = np.where(many_theirs > 0, f1, np.nan)
    return found


def _by_article(rows: pd.DataFrame) -> dict[int, list[Offsets]]:
    found: dict[int, list[Offsets]] = {}
    for article, start, end in zip(rows["article"], rows["start"], rows["end"], strict=True):
        found.setdefault(int(article), []).append((int(start), int(end)))
    return found


def _united(offsets: Sequence[Offsets]) -> list[Offsets]:
    united: list[Offsets] = []
    for start, end in sorted(offsets):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united


def _marked(offsets: Sequence[Offsets], pieces: Sequence[Offsets]) -> set[int]:
    """The numbers of the tokens of which these offsets, in order and apart, cover half or more."""
    marked = set()
    first = 0
    for number, (start, end) in enumerate(pieces):
        while first < len(offsets) and offsets[first][1] <= start:
            first += 1
        covered = 0
        for begin, stop in offsets[first:]:
            if begin >= end:
                break
            covered += min(stop, end) - max(begin, start)
        if 2 * covered >= end - start:
            marked.add(number)
    return marked


def _compared(ours: "set[int] | set[Offsets]", theirs: "set[int] | set[Offsets]") -> tuple[int, int, int]:
    hits = len(ours & theirs)
    return hits, len(ours) - hits, len(theirs) - hits
