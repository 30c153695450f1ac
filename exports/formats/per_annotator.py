"""Annotators one by one, for formats in which a file holds one person's spans of one article."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss, Losses
from exports.dataset.schema import to_arrow
from exports.formats.format import Content

Row = Mapping[str, Any]
_METADATA = ("outlet", "published", "url", "origin_outlet", "origin_url", "origin_published", "topic", "group", "extra")


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestAnnotation:
    """One annotator's latest submitted annotation of one article; spans stand in the order of the text."""

    annotator: str
    annotation_id: str
    article_id: str
    text: str
    spans: Sequence[Row]
    relations: Sequence[Row]
    answers: Sequence[Row]


def latest_annotations(dataset: Dataset) -> Iterator[LatestAnnotation]:
    """Each annotator's latest submission of each article, whatever their role, by annotator in order of appearance."""
    rows = dataset.annotations[dataset.annotations["status"] == "submitted"]
    when = rows["updated"].fillna(rows["created"])
    latest = rows.assign(when=when).sort_values("when", kind="stable", na_position="first")
    latest = latest.drop_duplicates(["annotator", "article_id"], keep="last").sort_index()
    texts = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
    ids = latest["annotation_id"].tolist()
    tables = {name: _by_annotation(dataset, name, ids) for name in ("spans", "relations", "answers")}
    by_person = latest.sort_values("annotator", kind="stable", key=lambda names: names.map(_appearance(names.tolist())))
    for annotation_id, article_id, annotator in zip(
        by_person["annotation_id"], by_person["article_id"], by_person["annotator"], strict=True
    ):
        spans = tables["spans"].get(annotation_id, [])
        yield LatestAnnotation(
            annotator=annotator,
            annotation_id=annotation_id,
            article_id=article_id,
            text=texts[article_id],
            spans=sorted(spans, key=lambda row: (row["start"], row["end"], row["label"], row["region_id"])),
            relations=tables["relations"].get(annotation_id, []),
            answers=tables["answers"].get(annotation_id, []),
        )


def _by_annotation(dataset: Dataset, table: str, ids: Sequence[str]) -> dict[str, list[Row]]:
    rows = getattr(dataset, table)
    found: dict[str, list[Row]] = {}
    for row in to_arrow(table, rows[rows["annotation_id"].isin(ids)]).to_pylist():
        found.setdefault(row["annotation_id"], []).append(row)
    return found


def _appearance(names: Sequence[str]) -> dict[str, int]:
    return {name: order for order, name in enumerate(dict.fromkeys(names))}


def annotator_file_name(annotator: str) -> str:
    """The name of an annotator's file or folder; `annotator_of` is the way back."""
    name = quote(annotator, safe="@+ ")
    # A name of dots, one that hides and one that ends in a space or dot are not names of files everywhere.
    name = name.replace(".", "%2E") if name.startswith(".") or name.endswith(".") else name
    return name.replace(" ", "%20") if name.strip() != name else name


def annotator_of(name: str) -> str:
    """The annotator whose file or folder has this name."""
    return unquote(name)


def losses_of_annotations(
    dataset: Dataset, annotation_ids: Collection[str], *, carries: Collection[Content] = ()
) -> Losses:
    """What gets lost where a format holds these annotations' spans as text, offsets, label and annotator, and no more.

    `carries` is what it holds besides: relations, answers about spans, reasons, parts.
    """
    rows = dataset.annotations
    written = rows["annotation_id"].isin(list(annotation_ids))
    mine = rows[written]
    spans = dataset.spans[dataset.spans["annotation_id"].isin(mine["annotation_id"])]
    answers = dataset.answers[dataset.answers["annotation_id"].isin(mine["annotation_id"])]
    relations = dataset.relations[dataset.relations["annotation_id"].isin(mine["annotation_id"])]
    per_region = answers["region_id"].notna()
    whole = spans["part"] == 0
    labels = set(dataset.scheme.label_keys)
    narrowed = mine["labels_offered"].map(lambda offered: not (isinstance(offered, list) and labels.issubset(offered)))
    counted = {
        Loss.SKIPS: (rows["status"] == "skipped").sum(),
        Loss.DRAFTS: (rows["status"] == "draft").sum(),
        Loss.EARLIER_ANNOTATIONS: ((rows["status"] == "submitted") & ~written).sum(),
        Loss.SPANS_OF_ANNOTATIONS: len(_whole(dataset)) - whole.sum(),
        Loss.ARTICLES: (~dataset.articles["id"].isin(mine["article_id"])).sum(),
        Loss.METADATA: _with_metadata(dataset, mine["article_id"]),
        Loss.ROLES: (mine["role"] != "annotator").sum(),
        Loss.TIMES: (mine["created"].notna() | mine["lead_time"].notna()).sum(),
        Loss.LABELS_OFFERED: narrowed.astype(bool).sum(),
        Loss.ARTICLE_ANSWERS: (~per_region).sum(),
        Loss.SPAN_ANSWERS: 0 if Content.SPAN_ANSWERS in carries else per_region.sum(),
        Loss.RELATIONS: 0 if Content.RELATIONS in carries else len(relations),
        Loss.REASONS: 0 if Content.REASONS in carries else (whole & spans["reason"].notna()).sum(),
        Loss.PARTS: 0 if Content.PARTS in carries else (~whole).sum(),
        Loss.ORIGINS: (whole & (spans["origin"] != "manual")).sum(),
        Loss.PROBLEMS: len(dataset.problems),
    }
    return Losses({kind: int(count) for kind, count in counted.items() if count})


def _whole(dataset: Dataset) -> pd.DataFrame:
    return dataset.spans[dataset.spans["part"] == 0]


def _with_metadata(dataset: Dataset, used: "pd.Series[str]") -> int:
    rows = dataset.articles[dataset.articles["id"].isin(used)]
    has_any = rows[list(_METADATA)].notna().any(axis=1) | rows["authors"].map(bool) | rows["removed"].map(bool)
    return int(has_any.astype(bool).sum())
