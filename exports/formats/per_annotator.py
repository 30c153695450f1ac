"""Annotators one by one, for formats in which a file holds one person's spans of one article."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from exports.dataset.dataset import Dataset
from exports.dataset.schema import to_arrow

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One annotator's latest submitted annotation of one article; spans stand in the order of the text."""

    annotator: str
    annotation_id: str
    article_id: str
    text: str
    spans: Sequence[Row]
    relations: Sequence[Row]
    answers: Sequence[Row]


def voices(dataset: Dataset) -> Iterator[Voice]:
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
        yield Voice(
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
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def as_name(annotator: str) -> str:
    """The name of an annotator's file or folder; `annotator_of` is the way back."""
    name = quote(annotator, safe="@+ ")
    # A name of dots, one that hides and one that ends in a space or dot are not names of files everywhere.
    name = name.replace(".", "%2E") if name.startswith(".") or name.endswith(".") else name
    return name.replace(" ", "%20") if name.strip() != name else name


def annotator_of(name: str) -> str:
    return unquote(name)
