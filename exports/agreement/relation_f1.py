"""F1 of relations between annotators, each the other's reference: over spans that both have."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from exports.agreement.binary import interval, weights
from exports.dataset import Dataset

Floats = NDArray[np.float64]
ENDS = ("from_region", "to_region")


def relation_f1(dataset: Dataset, votes: pd.DataFrame) -> list[dict[str, object]]:
    """F1 of relations over matched spans, for everybody and for each pair of annotators.

    Two spans of one label match where each is the one that overlaps the other most. A relation counts where both its
    ends have a match, and agrees where the other annotator linked the matching spans by the same type. Records with
    `one`, `other`, `articles`, `relations` (of both), `comparable` (those that count), `f1`, None where none counts,
    `low` and `high` (95% of the bootstrap over articles; None with fewer than two articles).
    """
    matches = _matches(dataset, votes)
    sides = votes[["article", "annotator", "annotation_id"]].drop_duplicates()
    pairs = sides.merge(sides, on="article", suffixes=("_one", "_other"))
    pairs = pairs[pairs["annotator_one"] < pairs["annotator_other"]]
    told = _compared(dataset.relations, matches, pairs)
    rows = []
    groups = [("", "", told), *((one, other, part) for (one, other), part in told.groupby(["one", "other"]))]
    for one, other, part in groups:
        by_article = part.groupby("article")[["relations", "comparable", "hits"]].sum()
        relations, comparable = int(by_article["relations"].sum()), int(by_article["comparable"].sum())
        f1, low, high = _pooled(by_article["hits"].to_numpy(float), by_article["comparable"].to_numpy(float))
        counts = {"articles": len(by_article), "relations": relations, "comparable": comparable}
        rows.append({"one": one, "other": other, **counts, "f1": f1, "low": low, "high": high})
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
    """Spans that are ends of relations and match: `annotation_id_one`, `region_one` and the same of the other."""
    relations = dataset.relations
    ends = pd.concat(
        [relations[["annotation_id", side]].set_axis(["annotation_id", "region_id"], axis=1) for side in ENDS]
    ).drop_duplicates()
    labels = set(dataset.spans.merge(ends, on=["annotation_id", "region_id"])["label"])
    spans = dataset.spans[dataset.spans["label"].isin(labels)]
    spans = spans[["annotation_id", "region_id", "label", "start", "end"]]
    sides = votes[["annotation_id", "article", "annotator"]].drop_duplicates()
    spans = spans.merge(sides, on="annotation_id")
    parts = []
    # Only spans of one article and label are held against each other.
    for _, some in spans.groupby(spans["article"] // 200):
        met = some.merge(some, on=["article", "label"], suffixes=("_one", "_other"))
        met = met[met["annotator_one"] < met["annotator_other"]]
        shared = np.minimum(met["end_one"], met["end_other"]) - np.maximum(met["start_one"], met["start_other"])
        parts.append(met.assign(shared=shared)[shared > 0])
    columns = ["annotation_id_one", "region_id_one", "annotation_id_other", "region_id_other"]
    if not parts:
        return pd.DataFrame(columns=columns, dtype=object)
    met = pd.concat(parts).groupby(columns, as_index=False)["shared"].sum()
    met = met.sort_values(columns).sort_values("shared", ascending=False, kind="stable")
    first = ~met.duplicated(["annotation_id_one", "region_id_one", "annotation_id_other"])
    second = ~met.duplicated(["annotation_id_other", "region_id_other", "annotation_id_one"])
    kept: pd.DataFrame = met.loc[first & second, columns]
    return kept


def _compared(relations: pd.DataFrame, matches: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Per pair of annotations: `relations`, `comparable`, `hits`, with `article`, `one`, `other`."""
    back = {"annotation_id_one": "annotation_id_other", "annotation_id_other": "annotation_id_one"}
    back |= {"region_id_one": "region_id_other", "region_id_other": "region_id_one"}
    keys = ["annotation_id_one", "annotation_id_other"]
    many = relations.groupby("annotation_id").size()
    counts = pairs["annotation_id_one"].map(many).fillna(0) + pairs["annotation_id_other"].map(many).fillna(0)
    first = _carried(relations, matches)
    second = _carried(relations, matches.rename(columns=back))
    hits = first.merge(
        relations.rename(columns={"annotation_id": "annotation_id_other"}),
        left_on=["annotation_id_other", "from_match", "to_match", "type"],
        right_on=["annotation_id_other", "from_region", "to_region", "type"],
    )
    told = pairs.set_index(keys)
    comparable = first.groupby(keys).size().add(second.rename(columns=back).groupby(keys).size(), fill_value=0)
    return pd.DataFrame(
        {
            "article": told["article"],
            "one": told["annotator_one"],
            "other": told["annotator_other"],
            "relations": counts.to_numpy(),
            "comparable": comparable.reindex(told.index).fillna(0),
            "hits": hits.groupby(keys).size().reindex(told.index).fillna(0),
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
