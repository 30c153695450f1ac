"""The sentences that an evaluation is about, and the reference labels that people gave them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_table, sentence_targets
from exports.dataset.votes import latest_votes
from unsourced.core.article import Article
from unsourced.core.types import Float64, Int64
from unsourced.schemes.scheme import Scheme

MAJORITY = 0.5
"""A sentence is positive where half or more of the annotators marked it, as in training."""


@dataclass(frozen=True, kw_only=True)
class Sentences:
    """n sentences of some articles; `article` (n,) is the index of each among these, offsets are code points."""

    articles: tuple[Article, ...]
    scheme: Scheme
    article: Int64
    starts: Int64
    ends: Int64

    def __len__(self) -> int:
        return len(self.article)

    @property
    def labels(self) -> tuple[str, ...]:
        """The keys of the labels, in the order of the columns."""
        return self.scheme.label_keys

    @cached_property
    def rows_of(self) -> dict[str, slice]:
        """The rows of each article, by its id."""
        ends = np.searchsorted(self.article, np.arange(len(self.articles)), side="right")
        starts = np.searchsorted(self.article, np.arange(len(self.articles)), side="left")
        return {
            article.id: slice(int(start), int(end))
            for article, start, end in zip(self.articles, starts, ends, strict=True)
        }

    def text(self, row: int) -> str:
        """The sentence of this row."""
        whole: str = self.articles[self.article[row]].text
        return whole[self.starts[row] : self.ends[row]]


def judged_sentences(dataset: Dataset, roles: Collection[str] = ("annotator",)) -> Sentences:
    """The sentences of the articles that somebody with one of these roles submitted, in the Dataset's order."""
    judged = np.unique(latest_votes(dataset, roles=roles)["article"].to_numpy())
    articles = dataset.article_list()
    table = sentence_table(dataset, judged)
    return Sentences(
        articles=tuple(articles[position] for position in judged),
        scheme=dataset.scheme,
        article=np.searchsorted(judged, table["article"].to_numpy()).astype(np.int64),
        starts=table["start"].to_numpy(),
        ends=table["end"].to_numpy(),
    )


def shares_of(
    dataset: Dataset, sentences: Sentences, *, roles: Collection[str] = ("annotator",), suggested: bool | None = None
) -> Float64:
    """The share of annotators who marked each sentence, (n, labels); NaN where none of them was asked."""
    shares = np.full((len(sentences), len(sentences.labels)), np.nan)
    rows = sentence_targets(dataset, roles=roles, suggested=suggested)
    first = pd.Series({article: rows_.start for article, rows_ in sentences.rows_of.items()}, dtype="int64")
    rows = rows[rows["article_id"].isin(first.index)]
    position = first.reindex(rows["article_id"]).to_numpy() + rows["sentence"].to_numpy()
    shares[position, pd.Index(sentences.labels).get_indexer(pd.Index(rows["label"]))] = rows["share"].to_numpy()
    return shares
