"""Sentence targets: the one place where spans become numbers for sentences.

Unmarked is not always negative. A label that was not offered is missing, an empty submission is a negative, a skip or
a draft is missing, and of two submissions by one person the latest counts.
"""

from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from exports.dataset.dataset import Dataset
from unsourced.core.sentences import sentences

# Longer than any text: `group * STRIDE + offset` lays the groups end to end on one line, so that one sorted search
# serves all of them.
STRIDE = np.int64(1) << 32


def sentence_shares(
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
    marks = sentence_marks(dataset, votes, pieces).groupby(["place", "label"]).size().rename("marks").reset_index()

    grid = pieces.merge(asked, on="article", how="inner").sort_values(["article", "sentence", "label"])
    marked = grid[["place", "label"]].merge(marks, on=["place", "label"], how="left")["marks"].fillna(0)
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
    """What each annotator said of each sentence and label, by the same rules as `sentence_shares`, which is its mean.

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
    line = len(pieces) * grid["vote"].to_numpy(dtype=np.int64) + grid["place"].to_numpy()
    marked = len(pieces) * marks["vote"].to_numpy(dtype=np.int64) + marks["place"].to_numpy()
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


def began_with_suggestions(dataset: Dataset) -> "pd.Series[bool]":
    """For each row of the annotations table: whether its annotator began with suggestions on the page.

    They did where Label Studio names the prediction, and where a span of theirs came from one.
    """
    spans = dataset.spans
    touched = set(spans.loc[spans["origin"] != "manual", "annotation_id"])
    rows = dataset.annotations
    return rows["suggested_version"].notna() | rows["annotation_id"].isin(touched)


def latest_votes(
    dataset: Dataset, *, roles: Collection[str] = ("annotator",), suggested: bool | None = None
) -> pd.DataFrame:
    """One row an article, annotator and label offered: the latest submission. Nothing else counts as a vote.

    Columns: `vote` (from 0), `annotation_id`, `annotator`, `article` and `label` (their places among the Dataset's
    articles and the scheme's labels).
    """
    rows = dataset.annotations
    counted = rows["role"].isin(list(roles)) & (rows["status"] == "submitted")
    if suggested is not None:
        counted &= began_with_suggestions(dataset) == suggested
    rows = rows[counted]
    offered = rows.assign(
        article=pd.Index(dataset.articles["id"]).get_indexer(pd.Index(rows["article_id"])),
        label=rows["labels_offered"],
        when=rows["updated"].fillna(rows["created"]),
    ).explode("label")
    offered["label"] = pd.Index(dataset.scheme.label_keys).get_indexer(pd.Index(offered["label"]))
    offered = offered[(offered["label"] >= 0) & (offered["article"] >= 0)]
    # Of two of the same moment the one that stands later in the table is the later.
    latest = offered.sort_values("when", kind="stable", na_position="first").drop_duplicates(
        ["article", "annotator", "label"], keep="last"
    )
    latest = latest[["annotation_id", "annotator", "article", "label"]]
    return latest.reset_index(drop=True).rename_axis("vote").reset_index()


def vote_spans(dataset: Dataset, votes: pd.DataFrame) -> pd.DataFrame:
    """The spans of each of these votes (see `latest_votes`), those that touch or overlap made one.

    Columns: `vote`, `article`, `label`, `start`, `end`, in the order of votes and offsets.
    """
    spans = dataset.spans[["annotation_id", "label", "start", "end"]]
    spans = spans.assign(label=pd.Index(dataset.scheme.label_keys).get_indexer(pd.Index(spans["label"])))
    return _united(spans.merge(votes, on=["annotation_id", "label"], how="inner"))


def sentence_table(dataset: Dataset, articles: Iterable[int]) -> pd.DataFrame:
    """The sentences of these articles, in order; `place` numbers them across articles."""
    texts = dataset.articles["text"].to_numpy()
    found = [
        (article, number, *piece) for article in articles for number, piece in enumerate(sentences(texts[article]))
    ]
    table = np.array(found, dtype=np.int64).reshape(-1, 4)
    rows = pd.DataFrame(table, columns=["article", "sentence", "start", "end"])
    return rows.assign(place=np.arange(len(rows)))


def sentence_marks(dataset: Dataset, votes: pd.DataFrame, pieces: pd.DataFrame) -> pd.DataFrame:
    """The sentences that each vote marks: columns `vote`, `label`, `place`."""
    shared = overlaps(vote_spans(dataset, votes), pieces)
    length = (pieces["end"] - pieces["start"]).to_numpy()[shared["place"]]
    rules = [label.sentence_rule == "half" for label in dataset.scheme.labels]
    half = np.array(rules, dtype=bool)[shared["label"]]
    return shared[~half | (2 * shared["shared"].to_numpy() >= length)]


def _united(spans: pd.DataFrame) -> pd.DataFrame:
    """The spans of each vote with those that touch or overlap made one."""
    spans = spans.sort_values(["vote", "start"], kind="stable")
    base = spans["vote"].to_numpy(dtype=np.int64) * STRIDE
    start, end = base + spans["start"].to_numpy(), base + spans["end"].to_numpy()
    reach = np.maximum.accumulate(end)
    first = np.ones(len(spans), dtype=bool)
    first[1:] = start[1:] > reach[:-1]
    last = np.roll(first, -1)
    return spans[first][["vote", "article", "label", "start"]].assign(end=(reach - base)[last])


def overlaps(spans: pd.DataFrame, pieces: pd.DataFrame) -> pd.DataFrame:
    """The characters that each vote's spans share with the pieces they meet: `vote`, `label`, `place`, `shared`.

    `spans` has the columns of `vote_spans`; `pieces` has `article`, `start`, `end`, is sorted by these, and its pieces
    do not overlap; `place` is the number of a piece.
    """
    line = pieces["article"].to_numpy(dtype=np.int64) * STRIDE
    starts, ends = line + pieces["start"].to_numpy(), line + pieces["end"].to_numpy()
    base = spans["article"].to_numpy(dtype=np.int64) * STRIDE
    start, end = base + spans["start"].to_numpy(), base + spans["end"].to_numpy()
    first = np.searchsorted(ends, start, side="right")
    many = np.maximum(np.searchsorted(starts, end, side="left") - first, 0)

    which = np.repeat(np.arange(len(spans)), many)
    place = first[which] + np.arange(len(which)) - (np.cumsum(many) - many)[which]
    shared = np.minimum(end[which], ends[place]) - np.maximum(start[which], starts[place])
    met = pd.DataFrame(
        {
            "vote": spans["vote"].to_numpy()[which],
            "label": spans["label"].to_numpy()[which],
            "place": place,
            "shared": shared,
        }
    )
    return met.groupby(["vote", "label", "place"])["shared"].sum().reset_index()
