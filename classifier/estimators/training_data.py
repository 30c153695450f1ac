"""A Dataset as what the estimators learn from: sentences, the share of annotators who marked each, and the pieces."""

import pandas as pd

from exports.consensus.spans import soft_spans
from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_targets

SoftSpan = tuple[int, int, float]


def sentence_soft_labels(dataset: Dataset, label: str) -> pd.DataFrame:
    """One row a sentence that somebody was asked about: `text`, `share`, `annotators`, `article_id`, `sentence`,
    `start`, `end`.

    Raises:
        SchemeError: the scheme has no such label.
    """
    dataset.scheme.label(label)
    rows = sentence_targets(dataset)
    rows = rows[rows["label"] == label].reset_index(drop=True)
    texts = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
    offsets = zip(rows["article_id"], rows["start"], rows["end"], strict=True)
    rows = rows.assign(text=pd.Series([texts[article][start:end] for article, start, end in offsets], dtype="str"))
    return rows[["text", "share", "annotators", "article_id", "sentence", "start", "end"]]


def sentence_spans(dataset: Dataset, label: str) -> list[list[SoftSpan]]:
    """For each row of `sentence_soft_labels` the pieces that somebody marked: (start, end, share), in the sentence.

    Raises:
        SchemeError: the scheme has no such label.
    """
    rows = sentence_soft_labels(dataset, label)
    pieces = soft_spans(dataset)
    pieces = pieces[pieces["label"] == label]
    by_article = {
        str(article): list(zip(some["start"].tolist(), some["end"].tolist(), some["share"].tolist(), strict=True))
        for article, some in pieces.groupby("article_id", sort=False)
    }
    return [
        [
            (max(start, first) - first, min(end, last) - first, share)
            for start, end, share in by_article.get(article, ())
            if start < last and end > first
        ]
        for article, first, last in zip(rows["article_id"], rows["start"], rows["end"], strict=True)
    ]
