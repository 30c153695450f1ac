"""F1 of relations between annotators, each the other's reference: over spans that both have."""

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from exports.agreement.per_label import RANDOM_STATE, bootstrap_weights, percentile_interval
from exports.agreement.span_matching import MATCH, matched_spans
from exports.dataset.dataset import Dataset
from unsourced.core.types import Float64

ENDS = ("from_region", "to_region")
_SUMS = ("relations", "comparable", "matched", "could", "linked")
_F1_SUMS = ("matched", "comparable")
_SCOPES_AT_ONCE = 500


def relation_f1(dataset: Dataset, votes: pd.DataFrame, *, random_state: int = RANDOM_STATE) -> list[dict[str, object]]:
    """F1 of relations over matched spans, for everybody and for each pair of annotators.

    Two spans of one label match where each is the one that overlaps the other most. A relation counts where both its
    ends have a match, and agrees where the other annotator linked the matching spans by the same type. Records with
    `one`, `other`, `articles`, `relations` (of both), `comparable` (those that count), `matched` (those that both
    drew), `observed` (the share of `matched` among the different relations that count), `prevalence` (of the matched
    spans from which a relation could start, the share from which one does, mean of both annotators), `f1`, None where
    none counts, `low` and `high` (95% of the bootstrap over articles; None with fewer than two articles).
    """
    matches = _matches(dataset, votes)
    sides = votes[["article", "annotator", "annotation_id"]].drop_duplicates()
    pairs = sides.merge(sides, on="article", suffixes=("_one", "_other"))
    pairs = pairs[pairs["annotator_one"] < pairs["annotator_other"]]
    told = _compared(dataset.relations, matches, pairs)
    scopes = ["one", "other"]
    rows = pd.concat([told.assign(one="", other=""), told])
    rows = rows.groupby([*scopes, "article"], as_index=False)[list(_SUMS)].sum()
    totals = rows.groupby(scopes)[list(_SUMS)].sum().astype(np.int64)
    totals["articles"] = rows.groupby(scopes).size()
    if totals.empty:
        totals = pd.DataFrame([dict.fromkeys((*_SUMS, "articles"), 0)], index=pd.MultiIndex.from_tuples([("", "")]))
    # What both drew is in `comparable` twice.
    different = totals["comparable"] - totals["matched"]
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = {
            "observed": totals["matched"] / different,
            "prevalence": totals["linked"] / totals["could"],
            "f1": 2 * totals["matched"] / totals["comparable"],
        }
    told = totals.assign(**shares, **_interval(rows, totals, random_state))
    columns = ["articles", "relations", "comparable", "matched", "observed", "prevalence", "f1", "low", "high"]
    return [
        {"one": one, "other": other}
        | {str(name): None if isinstance(value, float) and np.isnan(value) else value for name, value in row.items()}
        for (one, other), row in zip(told.index, told[columns].to_dict("records"), strict=True)
    ]


def _interval(rows: pd.DataFrame, totals: pd.DataFrame, random_state: int) -> dict[str, Float64]:
    """`low` and `high` of each scope of `totals`."""
    bounds: dict[str, Float64] = {"low": np.full(len(totals), np.nan), "high": np.full(len(totals), np.nan)}
    some = np.flatnonzero(totals["comparable"] > 0)
    article, articles = pd.factorize(rows["article"], sort=True)
    drawn = bootstrap_weights(len(articles), random_state=random_state) if len(some) else np.zeros((0, 0))
    scope = totals.index.get_indexer(pd.MultiIndex.from_frame(rows[["one", "other"]]))
    shape = (len(articles), len(totals))
    hits, comparable = (csr_array((rows[name], (article, scope)), shape=shape, dtype=float) for name in _F1_SUMS)
    for begin in range(0, len(some), _SCOPES_AT_ONCE):
        block = some[begin : begin + _SCOPES_AT_ONCE]
        with np.errstate(divide="ignore", invalid="ignore"):
            replicates = 2 * (drawn @ hits[:, block].toarray()) / (drawn @ comparable[:, block].toarray())
        many = totals["articles"].to_numpy()[block]
        bounds["low"][block], bounds["high"][block] = percentile_interval(replicates, many)
    return bounds


def _matches(dataset: Dataset, votes: pd.DataFrame) -> pd.DataFrame:
    """Matches of the spans whose label is that of an end of some relation; `starts` where it is that of a beginning."""
    starting, ending = (_labels_at(dataset, end) for end in ENDS)
    spans = dataset.spans[dataset.spans["label"].isin(starting | ending)]
    matches = matched_spans(spans, votes)
    return matches.assign(starts=matches["label"].isin(starting))


def _labels_at(dataset: Dataset, end: str) -> set[str]:
    ends = dataset.relations[["annotation_id", end]].rename(columns={end: "region_id"})
    return set(ends.merge(dataset.spans, on=["annotation_id", "region_id"])["label"])


def _compared(relations: pd.DataFrame, matches: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Per pair of annotations the counts of _SUMS, with `article`, `one`, `other`."""
    back = {"annotation_id_one": "annotation_id_other", "annotation_id_other": "annotation_id_one"}
    back |= {"region_id_one": "region_id_other", "region_id_other": "region_id_one"}
    keys = ["annotation_id_one", "annotation_id_other"]
    many = relations.groupby("annotation_id").size()
    counts = pairs["annotation_id_one"].map(many).fillna(0) + pairs["annotation_id_other"].map(many).fillna(0)
    links = matches[list(MATCH)]
    first, second = _carried(relations, links), _carried(relations, links.rename(columns=back))
    hits = first.merge(
        relations.rename(columns={"annotation_id": "annotation_id_other"}),
        left_on=["annotation_id_other", "from_match", "to_match", "type"],
        right_on=["annotation_id_other", "from_region", "to_region", "type"],
    )
    told = pairs.set_index(keys)
    starts = matches[matches["starts"]]
    begun = relations.set_index(["annotation_id", "from_region"]).index
    linked = sum(
        starts[starts.set_index([f"annotation_id_{side}", f"region_id_{side}"]).index.isin(begun)]
        .groupby(keys)
        .size()
        .reindex(told.index, fill_value=0)
        for side in ("one", "other")
    )
    comparable = first.groupby(keys).size().add(second.rename(columns=back).groupby(keys).size(), fill_value=0)
    return pd.DataFrame(
        {
            "article": told["article"],
            "one": told["annotator_one"],
            "other": told["annotator_other"],
            "relations": counts.to_numpy(),
            "comparable": comparable.reindex(told.index).fillna(0),
            "matched": hits.groupby(keys).size().reindex(told.index).fillna(0),
            "could": 2 * starts.groupby(keys).size().reindex(told.index).fillna(0),
            "linked": linked,
        }
    ).reset_index(drop=True)


def _carried(relations: pd.DataFrame, matches: pd.DataFrame) -> pd.DataFrame:
    """The relations of annotation one whose ends both match, with the matching regions of annotation other."""
    found = relations.rename(columns={"annotation_id": "annotation_id_one"})
    for side, name in (("from_region", "from_match"), ("to_region", "to_match")):
        ends = matches.rename(columns={"region_id_one": side, "region_id_other": name})
        on = ["annotation_id_one", side] + (["annotation_id_other"] if "annotation_id_other" in found else [])
        found = found.merge(ends, on=on)
    columns = ["annotation_id_one", "annotation_id_other", "from_match", "to_match", "type"]
    carried: pd.DataFrame = found[columns]
    return carried
