"""Votes: whose work counts, for which labels of which articles, and the spans that each vote marks.

An empty submission is a vote; a skip or a draft is none, and of two submissions by one person the latest counts.
"""

from collections.abc import Collection

import numpy as np
import pandas as pd

from exports.dataset.dataset import Dataset
from unsourced.errors import DatasetError

# Longer than any text: `group * STRIDE + offset` lays the groups end to end on one line, so that one sorted search
# serves all of them.
STRIDE = np.int64(1) << 32


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


def require_votes(
    dataset: Dataset,
    roles: Collection[str] = ("annotator",),
    suggested: bool | None = None,
    *,
    where: str = "",
) -> None:
    """Do nothing where somebody with one of these roles submitted work of this origin (see `latest_votes`).

    Raises:
        DatasetError: nobody did; the message names `where` and the roles whose work there is instead.
    """
    if len(latest_votes(dataset, roles=roles, suggested=suggested)):
        return
    whose = "no annotator" if list(roles) == ["annotator"] else f"nobody with the role {' or '.join(roles)}"
    if suggested is not None and len(latest_votes(dataset, roles=roles)):
        kind = "with" if suggested else "without"
        raise DatasetError(
            f"{whose} submitted an article that came {kind} suggestions",
            where=where,
            remedy="Leave --unsuggested out, or load some articles with --suggest none.",
        )
    rows = dataset.annotations
    others = sorted(set(rows.loc[rows["status"] == "submitted", "role"]) - set(roles))
    instead = f"; what was submitted has the role {' and '.join(others)}" if others else ""
    raise DatasetError(
        f"{whose} submitted anything{instead}",
        where=where,
        remedy="Annotate and submit some articles in Label Studio, then run `unsourced export` again.",
    )


def vote_spans(dataset: Dataset, votes: pd.DataFrame) -> pd.DataFrame:
    """The spans of each of these votes (see `latest_votes`), those that touch or overlap made one.

    Columns: `vote`, `article`, `label`, `start`, `end`, in the order of votes and offsets.
    """
    spans = dataset.spans[["annotation_id", "label", "start", "end"]]
    spans = spans.assign(label=pd.Index(dataset.scheme.label_keys).get_indexer(pd.Index(spans["label"])))
    return _united(spans.merge(votes, on=["annotation_id", "label"], how="inner"))


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
    """The characters that each vote's spans share with the pieces they meet: `vote`, `label`, `piece`, `shared`.

    `spans` has the columns of `vote_spans`; `pieces` has `article`, `start`, `end`, is sorted by these, and its pieces
    do not overlap; `piece` is the number of a piece.
    """
    line = pieces["article"].to_numpy(dtype=np.int64) * STRIDE
    starts, ends = line + pieces["start"].to_numpy(), line + pieces["end"].to_numpy()
    base = spans["article"].to_numpy(dtype=np.int64) * STRIDE
    start, end = base + spans["start"].to_numpy(), base + spans["end"].to_numpy()
    first = np.searchsorted(ends, start, side="right")
    many = np.maximum(np.searchsorted(starts, end, side="left") - first, 0)

    which = np.repeat(np.arange(len(spans)), many)
    piece = first[which] + np.arange(len(which)) - (np.cumsum(many) - many)[which]
    shared = np.minimum(end[which], ends[piece]) - np.maximum(start[which], starts[piece])
    met = pd.DataFrame(
        {
            "vote": spans["vote"].to_numpy()[which],
            "label": spans["label"].to_numpy()[which],
            "piece": piece,
            "shared": shared,
        }
    )
    return met.groupby(["vote", "label", "piece"])["shared"].sum().reset_index()
