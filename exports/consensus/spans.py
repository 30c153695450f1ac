"""A vote over characters: each annotator who was asked says of each character whether it carries a label.

Boundaries differ even where annotators agree, so whole spans are no unit to vote on: characters are.
"""

from collections.abc import Collection

import numpy as np
import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.votes import latest_votes, overlaps, vote_spans

MINIMUM = 2
HALF = 0.5
# Longer than any text, so that groups lie end to end on one line.
_STRIDE = np.int64(1) << 32


def soft_spans(
    dataset: Dataset, *, roles: Collection[str] = ("annotator",), suggested: bool | None = None
) -> pd.DataFrame:
    """The share of annotators for each character that somebody marked, as the longest pieces of one share.

    Columns: `article_id`, `label`, `start`, `end`, `share` (above 0), `marked` (how many), `annotators` (how many were
    asked). Pieces of a label do not overlap; rows stand in the order of the articles, the scheme's labels and offsets.
    """
    votes = latest_votes(dataset, roles=roles, suggested=suggested)
    return _named(dataset, _pieces(votes, vote_spans(dataset, votes), len(dataset.scheme.labels)))


def consensus_spans(
    dataset: Dataset,
    *,
    threshold: float = HALF,
    minimum: int = MINIMUM,
    roles: Collection[str] = ("annotator",),
    suggested: bool | None = None,
) -> pd.DataFrame:
    """The spans whose characters more than `threshold` (0 to below 1) of the annotators marked.

    An article that fewer than `minimum` annotators submitted gives none. Columns: `article_id`, `label`, `start`,
    `end`, `share` (the mean over its characters), `annotators` (how many were asked) and `who`, a list: those whose
    marks meet the span. Rows stand in the order of the articles, the scheme's labels and offsets.
    """
    votes = latest_votes(dataset, roles=roles, suggested=suggested)
    spans = vote_spans(dataset, votes)
    labels = len(dataset.scheme.labels)
    pieces = _pieces(votes, spans, labels)
    # Shares are fractions of small numbers: compare whole numbers, lest 2/3 be above or below itself.
    kept = pieces[
        (pieces["marked"] > threshold * pieces["annotators"] + 1e-9) & (pieces["annotators"] >= minimum)
    ].reset_index(drop=True)
    first = (kept["group"] != kept["group"].shift()) | (kept["start"] != kept["end"].shift())
    number = first.cumsum().to_numpy() - 1
    length = (kept["end"] - kept["start"]).to_numpy()
    merged = kept[first].reset_index(drop=True)
    merged["end"] = kept["end"].to_numpy()[np.flatnonzero(np.roll(first.to_numpy(), -1))] if len(kept) else []
    weight = np.bincount(number, length, minlength=len(merged))
    share = np.bincount(number, length * kept["share"].to_numpy(), minlength=len(merged)) / weight
    merged = merged.assign(share=share, who=pd.Series(_who(merged, spans, votes, labels), dtype=object))
    return _named(dataset, merged).drop(columns="marked")


def _pieces(votes: pd.DataFrame, spans: pd.DataFrame, labels: int) -> pd.DataFrame:
    """Pieces of constant count; `group` is article · labels + label."""
    group = (spans["article"] * labels + spans["label"]).to_numpy(dtype=np.int64)
    base = group * _STRIDE
    line = np.concatenate([base + spans["start"].to_numpy(), base + spans["end"].to_numpy()])
    turn = np.concatenate([np.ones(len(spans), dtype=np.int64), np.full(len(spans), -1, dtype=np.int64)])
    at, which = np.unique(line, return_inverse=True)
    change = np.bincount(which, turn, minlength=len(at)).astype(np.int64)
    # Where one ends as another begins, nothing changes.
    at, change = at[change != 0], change[change != 0]
    marked = np.cumsum(change)[:-1] if len(at) else np.zeros(0, dtype=np.int64)
    inside = marked > 0
    start, end, marked = at[:-1][inside], at[1:][inside], marked[inside]
    of_group = start // _STRIDE
    asked = (votes["article"] * labels + votes["label"]).value_counts()
    annotators = asked.reindex(of_group).to_numpy(dtype=np.int64)
    return pd.DataFrame(
        {
            "group": of_group,
            "article": of_group // labels,
            "label": of_group % labels,
            "start": start % _STRIDE,
            # An end may not lie on the next group's line: offsets are far below the stride.
            "end": end - of_group * _STRIDE,
            "share": marked / annotators,
            "marked": marked,
            "annotators": annotators,
        }
    )


def _who(merged: pd.DataFrame, spans: pd.DataFrame, votes: pd.DataFrame, labels: int) -> list[list[str]]:
    """For each consensus span the annotators whose marks meet it, sorted."""
    met = overlaps(
        spans.assign(article=spans["article"] * labels + spans["label"]), merged.assign(article=merged["group"])
    )
    names = met.assign(name=votes["annotator"].to_numpy()[met["vote"]]).groupby("piece")["name"].agg(sorted)
    return [list(names[place]) for place in range(len(merged))]


def _named(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    articles, labels = dataset.articles["id"].to_numpy(), np.array(dataset.scheme.label_keys)
    named = rows.assign(
        article_id=pd.array(articles[rows["article"]], dtype="str"), label=pd.array(labels[rows["label"]], dtype="str")
    )
    return named[["article_id", "label", *(name for name in rows if name not in ("group", "article", "label"))]]
