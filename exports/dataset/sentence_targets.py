"""Sentence targets: the one place where spans become numbers for sentences.

Unmarked is not always negative. A label that was not offered is missing, an empty submission is a negative, a skip or
a draft is missing, and of two submissions by one person the latest counts.
"""

from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.votes import latest_votes, overlaps, vote_spans
from unsourced.core.sentences import sentences


def sentence_targets(
    dataset: Dataset, *, roles: Collection[str] = ("annotator",), suggested: bool | None = None
) -> pd.DataFrame:
    """Per sentence and label the share of annotators who marked it.

    Columns: `article_id`, `sentence` (from 0, the headline included), `start`, `end` (code points into the text),
    `label`, `share` (0..1), `annotators` (how many were asked). Rows stand in the order of the articles, then
    sentences, then the scheme's labels; there are none for a label that nobody who submitted was offered.

    A span counts for a sentence by the label's rule: `any` overlap, or `half` of the sentence's characters, for which
    parts and overlapping spans of one label are united first. `roles` says whose work counts; `suggested=False` keeps
    the annotations that began without suggestions, `True` the others.
    """
    articles = dataset.articles["id"].to_list()
    labels = dataset.scheme.label_keys
    votes = latest_votes(dataset, roles=roles, suggested=suggested)
    asked = votes.groupby(["article", "label"], sort=True).size().rename("annotators").reset_index()
    pieces = sentence_table(dataset, asked["article"].unique())
    marks = sentence_marks(dataset, votes, pieces).groupby(["piece", "label"]).size().rename("marks").reset_index()

    grid = pieces.merge(asked, on="article", how="inner").sort_values(["article", "sentence", "label"])
    marked = grid[["piece", "label"]].merge(marks, on=["piece", "label"], how="left")["marks"].fillna(0)
    return pd.DataFrame(
        {
            "article_id": pd.Series(articles, dtype="str").take(grid["article"].to_numpy()).array,
            "sentence": grid["sentence"].array,
            "start": grid["start"].array,
            "end": grid["end"].array,
            "label": pd.Series(labels, dtype="str").take(grid["label"].to_numpy()).array,
            "share": marked.to_numpy() / grid["annotators"].to_numpy(),
            "annotators": grid["annotators"].array,
        }
    )


def sentence_values(
    dataset: Dataset, *, roles: Collection[str] = ("annotator",), suggested: bool | None = None
) -> pd.DataFrame:
    """What each annotator said of each sentence and label, by the same rules as `sentence_targets`, which is its mean.

    Columns: `article_id`, `sentence`, `start`, `end`, `label`, `annotator`, `value` (True where they marked it). Rows
    stand in the order of the articles, then sentences, then the scheme's labels, then annotators; `article_id`, `label`
    and `annotator` are categories, which keeps a million rows small.
    """
    articles = dataset.articles["id"].to_list()
    labels = list(dataset.scheme.label_keys)
    votes = latest_votes(dataset, roles=roles, suggested=suggested)
    pieces = sentence_table(dataset, votes["article"].sort_values().unique())
    marks = sentence_marks(dataset, votes, pieces)

    votes = votes.assign(annotator=pd.Categorical(votes["annotator"]))
    grid = pieces.merge(votes.drop(columns="annotation_id"), on="article", how="inner")
    grid = grid.sort_values(["article", "sentence", "label", "annotator"], kind="stable")
    line = len(pieces) * grid["vote"].to_numpy(dtype=np.int64) + grid["piece"].to_numpy()
    marked = len(pieces) * marks["vote"].to_numpy(dtype=np.int64) + marks["piece"].to_numpy()
    return pd.DataFrame(
        {
            "article_id": pd.Categorical.from_codes(grid["article"].to_numpy(), dtype=pd.CategoricalDtype(articles)),
            "sentence": grid["sentence"].array,
            "start": grid["start"].array,
            "end": grid["end"].array,
            "label": pd.Categorical.from_codes(grid["label"].to_numpy(), dtype=pd.CategoricalDtype(labels)),
            "annotator": grid["annotator"].array,
            "value": np.isin(line, marked),
        }
    )


def sentence_table(dataset: Dataset, articles: Iterable[int]) -> pd.DataFrame:
    """The sentences of these articles, in order; `place` numbers them across articles."""
    texts = dataset.articles["text"].to_numpy()
    found = [
        (article, number, *piece) for article in articles for number, piece in enumerate(sentences(texts[article]))
    ]
    table = np.array(found, dtype=np.int64).reshape(-1, 4)
    rows = pd.DataFrame(table, columns=["article", "sentence", "start", "end"])
    return rows.assign(piece=np.arange(len(rows)))


def sentence_marks(dataset: Dataset, votes: pd.DataFrame, pieces: pd.DataFrame) -> pd.DataFrame:
    """The sentences that each vote marks: columns `vote`, `label`, `place`."""
    shared = overlaps(vote_spans(dataset, votes), pieces)
    length = (pieces["end"] - pieces["start"]).to_numpy()[shared["piece"]]
    rules = [label.sentence_rule == "half" for label in dataset.scheme.labels]
    half = np.array(rules, dtype=bool)[shared["label"]]
    return shared[~half | (2 * shared["shared"].to_numpy() >= length)]
