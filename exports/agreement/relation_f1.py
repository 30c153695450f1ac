"""F1 of relations between annotators, each the other's reference: over spans that both have."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from exports.agreement.binary import interval, weights
from exports.agreement.matched import MATCH, matched_spans
from exports.dataset import Dataset

Floats = NDArray[np.float64]
ENDS = ("from_region", "to_region")
_SUMS = ("relations", "comparable", "matched", "could", "linked")


def relation_f1(dataset: Dataset, votes: pd.DataFrame) -> list[dict[str, object]]:
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
    rows = []
    groups = [("", "", told), *((one, other, part) for (one, other), part in told.groupby(["one", "other"]))]
    for one, other, part in groups:
        by_article = part.groupby("article")[list(_SUMS)].sum()
        sums = {name: int(total) for name, total in by_article.sum().items()}
        f1, low, high = _pooled(by_article["matched"].to_numpy(float), by_article["comparable"].to_numpy(float))
        counts = {"articles": len(by_article), **{name: sums[name] for name in ("relations", "comparable", "matched")}}
        # What both drew is in `comparable` twice.
        different = sums["comparable"] - sums["matched"]
        shares = {
            "observed": sums["matched"] / different if different else None,
            "prevalence": sums["linked"] / sums["could"] if sums["could"] else None,
        }
        rows.append({"one": one, "other": other, **counts, **shares, "f1": f1, "low": low, "high": high})
    return rows


def _pooled(hits: Floats, comparable: Floats) -> tuple[float | None, float | None, float | None]:
    """F1 pooled over articles, and its interval."""
    if not comparable.sum():
        return None, None, None
    drawn = weights(len(hits))
    with np.errstate(divide="ignore", invalid="ignore"):
        replicates = 2 * (drawn @ hits) / (drawn @ comparable)
    low, high = interval(replicates[:, None], np.array([len(hits)]))
    bounds = [float(bound[0]) if np.isfinite(bound[0]) else None for bound in (low, high)]
    return float(2 * hits.sum() / comparable.sum()), bounds[0], bounds[1]


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
