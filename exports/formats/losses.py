"""What a format could not carry, counted: the words come after the number."""

from collections import Counter
from collections.abc import Collection

import pandas as pd

from exports.dataset.dataset import Dataset

Losses = Counter[str]

_FACTS = ("outlet", "published", "url", "origin_outlet", "origin_url", "origin_published", "topic", "group", "extra")


def lost_of_rows(dataset: Dataset, annotations: Collection[str], *, carried: Collection[str] = ()) -> Losses:
    """What gets lost where a format holds these annotations' spans as text, offsets, label and annotator, and no more.

    `carried` names what it holds besides: `relations`, `region answers`, `reasons`, `parts`.
    """
    rows = dataset.annotations
    kept = rows["annotation_id"].isin(list(annotations))
    mine = rows[kept]
    spans = dataset.spans[dataset.spans["annotation_id"].isin(mine["annotation_id"])]
    answers = dataset.answers[dataset.answers["annotation_id"].isin(mine["annotation_id"])]
    relations = dataset.relations[dataset.relations["annotation_id"].isin(mine["annotation_id"])]
    per_region = answers["region_id"].notna()
    whole = spans["part"] == 0
    labels = set(dataset.scheme.label_keys)
    narrowed = mine["labels_offered"].map(lambda told: not (isinstance(told, list) and labels.issubset(told)))
    counted = {
        "skipped annotations left out": (rows["status"] == "skipped").sum(),
        "drafts left out": (rows["status"] == "draft").sum(),
        "earlier annotations of the same person left out": ((rows["status"] == "submitted") & ~kept).sum(),
        "spans of annotations left out": len(_whole(dataset)) - whole.sum(),
        "articles without a submitted annotation left out": (~dataset.articles["id"].isin(mine["article_id"])).sum(),
        "articles without their outlet, date, address and other facts": _with_facts(dataset, mine["article_id"]),
        "annotations whose role (curator, gold) is not told": (mine["role"] != "annotator").sum(),
        "annotations without their times": (mine["created"].notna() | mine["lead_time"].notna()).sum(),
        "annotations to which not all labels were offered, which is not told": narrowed.astype(bool).sum(),
        "answers about the article left out": (~per_region).sum(),
        "answers about a span left out": 0 if "region answers" in carried else per_region.sum(),
        "relations left out": 0 if "relations" in carried else len(relations),
        "reasons left out": 0 if "reasons" in carried else (whole & spans["reason"].notna()).sum(),
        "parts of discontinuous spans written as spans of their own": 0 if "parts" in carried else (~whole).sum(),
        "spans that began as a suggestion, which is not told": (whole & (spans["origin"] != "manual")).sum(),
        "problems of the export left out": len(dataset.problems),
    }
    return Losses({what: int(many) for what, many in counted.items() if many})


def _whole(dataset: Dataset) -> pd.DataFrame:
    return dataset.spans[dataset.spans["part"] == 0]


def _with_facts(dataset: Dataset, used: "pd.Series[str]") -> int:
    rows = dataset.articles[dataset.articles["id"].isin(used)]
    told = rows[list(_FACTS)].notna().any(axis=1) | rows["authors"].map(bool) | rows["removed"].map(bool)
    return int(told.astype(bool).sum())
