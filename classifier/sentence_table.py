"""The sentences that a model learns from: texts, clues, shares, and what must stay together in a fold."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from annotate.suggest import rules_apply, suggest
from classifier.clues import Array, Place, rule_clues, shapes
from exports.dataset import Dataset
from exports.sentence_shares import sentence_shares
from unsourced.article import Article
from unsourced.errors import DatasetError


@dataclass(frozen=True, kw_only=True)
class SentenceTable:
    """n sentences of annotated articles, m labels of the scheme, r labels that the rules found.

    `shares` (n, m) is NaN where nobody was asked for the label. `rule_scores` and `rule_cover` (n, r) and `shapes` are
    clues. `groups` and `outlets` (n,) number what may not be torn apart by a fold; an outlet is that of the original
    where a repost names it.
    """

    labels: tuple[str, ...]
    rule_labels: tuple[str, ...]
    texts: tuple[str, ...]
    places: tuple[Place, ...]
    article_ids: tuple[str, ...]
    shares: NDArray[np.float64]
    rule_scores: Array
    rule_cover: Array
    shapes: Array
    groups: NDArray[np.int64]
    outlets: NDArray[np.int64]
    abstained: int

    @property
    def clues(self) -> Array:
        """All clues as one array (n, 2r + shapes)."""
        return np.hstack([self.rule_scores, self.rule_cover, self.shapes])


def sentence_table(dataset: Dataset, articles: Iterable[Article] | None = None) -> SentenceTable:
    """The sentences of a Dataset's annotated articles in English, in its order.

    `articles` may stand in for the Dataset's, so that a caller can show progress. Raises DatasetError where nobody
    submitted an annotation.
    """
    shares = sentence_shares(dataset)
    if shares.empty:
        if (dataset.annotations["role"] == "gold").any():
            raise DatasetError("holds gold labels alone, and models learn from annotators'")
        raise DatasetError(
            "has no submitted annotations, so there is nothing to learn from",
            remedy="Mark and submit some articles in Label Studio, then `unsourced export` again.",
        )
    labels = tuple(label for label in dataset.scheme.label_keys if label in set(shares["label"]))
    wide = shares.pivot_table(
        index=["article_id", "start", "end"], columns="label", values="share", sort=False, observed=True
    ).reindex(columns=list(labels))
    of_article = {str(key): rows for key, rows in wide.groupby(level="article_id", sort=False)}

    texts: list[str] = []
    places: list[Place] = []
    ids: list[str] = []
    targets, shape_rows, found, groups, outlets = [], [], [], [], []
    abstained = 0
    for article in articles if articles is not None else dataset.article_list():
        rows = of_article.get(article.id)
        if rows is None:
            continue
        if not rules_apply(article):
            abstained += 1
            continue
        here = [(int(start), int(end)) for _, start, end in rows.index]
        texts += [article.text[start:end] for start, end in here]
        places += here
        ids += [article.id] * len(here)
        targets.append(rows.to_numpy(dtype=np.float64))
        shape_rows.append(shapes(article, here))
        found.append((suggest(article).spans, here))
        groups += [article.group or article.id] * len(here)
        outlets += [_outlet(article)] * len(here)
    if not texts:
        raise DatasetError("has no annotated article in English; other languages are not learned yet")
    rule_labels = tuple(sorted({span.label for spans, _ in found for span in spans}))
    clues = [rule_clues(spans, rule_labels, here) for spans, here in found]
    return SentenceTable(
        labels=labels,
        rule_labels=rule_labels,
        texts=tuple(texts),
        places=tuple(places),
        article_ids=tuple(ids),
        shares=np.vstack(targets),
        rule_scores=np.vstack([best for best, _ in clues]),
        rule_cover=np.vstack([cover for _, cover in clues]),
        shapes=np.vstack(shape_rows),
        groups=pd.factorize(np.array(groups, dtype=object))[0].astype(np.int64),
        outlets=pd.factorize(np.array(outlets, dtype=object))[0].astype(np.int64),
        abstained=abstained,
    )


def _outlet(article: Article) -> str:
    if article.origin is not None and article.origin.outlet:
        return article.origin.outlet
    # An article without an outlet shares none with another.
    return article.outlet or f"\0{article.id}"
