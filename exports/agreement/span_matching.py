"""Which span of one annotator is which of another's."""

import numpy as np
import pandas as pd

MATCH = ("annotation_id_one", "region_id_one", "annotation_id_other", "region_id_other")
_ARTICLES_AT_ONCE = 200


def matched_spans(spans: pd.DataFrame, votes: pd.DataFrame) -> pd.DataFrame:
    """Pairs of spans of one article and label by two annotators, where each is the one that overlaps the other most.

    `spans` is a Dataset's table or part of it (pieces of a discontinuous span count together), `votes` says which
    annotations count. Columns: `annotation_id_one`, `region_id_one`, `annotation_id_other`, `region_id_other`, `label`,
    `article`, `annotator_one`, `annotator_other` (one before other in the alphabet). A span has one match at most with
    each other annotator.
    """
    sides = votes[["annotation_id", "article", "annotator"]].drop_duplicates()
    placed = spans[["annotation_id", "region_id", "label", "start", "end"]].merge(sides, on="annotation_id")
    parts = []
    # Only spans of one article and label are held against each other.
    for _, some in placed.groupby(placed["article"] // _ARTICLES_AT_ONCE):
        met = some.merge(some, on=["article", "label"], suffixes=("_one", "_other"))
        met = met[met["annotator_one"] < met["annotator_other"]]
        shared = np.minimum(met["end_one"], met["end_other"]) - np.maximum(met["start_one"], met["start_other"])
        parts.append(met.assign(shared=shared)[shared > 0])
    columns = [*MATCH, "label", "article", "annotator_one", "annotator_other"]
    if not parts:
        return pd.DataFrame(columns=columns, dtype=object)
    met = pd.concat(parts).groupby(columns, as_index=False)["shared"].sum()
    met = met.sort_values(list(MATCH)).sort_values("shared", ascending=False, kind="stable")
    first = ~met.duplicated(["annotation_id_one", "region_id_one", "annotation_id_other"])
    second = ~met.duplicated(["annotation_id_other", "region_id_other", "annotation_id_one"])
    kept: pd.DataFrame = met.loc[first & second, columns]
    return kept
