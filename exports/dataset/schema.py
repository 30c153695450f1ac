"""The five tables of a Dataset: their columns and types, declared once for Parquet and for pandas.

| table       | key                              |
| articles    | id                               |
| annotations | annotation_id                    |
| spans       | annotation_id, region_id, part   |
| relations   | annotation_id, from_region, to_region |
| answers     | annotation_id, region_id, question |

Offsets are code points into `articles.text`; times are UTC; a missing text is NaN in pandas, null in Parquet.
`labels_offered` is missing where nobody knows what was offered: then nothing counts as a negative. `suggested_version`
names the prediction that an annotation began with, also where its annotator removed every suggested span.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from unsourced.core.article import Article, Origin, Removed

_TEXTS = pa.list_(pa.string())
_TIME = pa.timestamp("us", "UTC")

SCHEMAS: dict[str, pa.Schema] = {
    "articles": pa.schema(
        [
            pa.field("id", pa.string(), nullable=False),
            pa.field("text", pa.string(), nullable=False),
            pa.field("body_start", pa.int64(), nullable=False),
            ("outlet", pa.string()),
            ("authors", _TEXTS),
            ("published", pa.string()),
            ("url", pa.string()),
            ("origin_outlet", pa.string()),
            ("origin_url", pa.string()),
            ("origin_published", pa.string()),
            ("topic", pa.string()),
            ("language", pa.string()),
            ("group", pa.string()),
            ("extra", pa.string()),
            ("removed", pa.list_(pa.struct([("kind", pa.string()), ("text", pa.string())]))),
            ("source_id", pa.string()),
            ("reader_version", pa.string()),
        ]
    ),
    "annotations": pa.schema(
        [
            pa.field("annotation_id", pa.string(), nullable=False),
            pa.field("article_id", pa.string(), nullable=False),
            pa.field("annotator", pa.string(), nullable=False),
            pa.field("role", pa.string(), nullable=False),
            pa.field("status", pa.string(), nullable=False),
            ("labels_offered", _TEXTS),
            ("scheme_version", pa.string()),
            ("created", _TIME),
            ("updated", _TIME),
            ("updated_by", pa.string()),
            ("lead_time", pa.float64()),
            ("project", pa.string()),
            ("suggested_version", pa.string()),
        ]
    ),
    "spans": pa.schema(
        [
            pa.field("annotation_id", pa.string(), nullable=False),
            pa.field("region_id", pa.string(), nullable=False),
            pa.field("part", pa.int64(), nullable=False),
            pa.field("label", pa.string(), nullable=False),
            pa.field("start", pa.int64(), nullable=False),
            pa.field("end", pa.int64(), nullable=False),
            pa.field("origin", pa.string(), nullable=False),
            ("version", pa.string()),
            ("reason", pa.string()),
        ]
    ),
    "relations": pa.schema(
        [
            pa.field("annotation_id", pa.string(), nullable=False),
            pa.field("from_region", pa.string(), nullable=False),
            pa.field("to_region", pa.string(), nullable=False),
            pa.field("type", pa.string(), nullable=False),
        ]
    ),
    "answers": pa.schema(
        [
            pa.field("annotation_id", pa.string(), nullable=False),
            ("region_id", pa.string()),
            pa.field("question", pa.string(), nullable=False),
            pa.field("value", pa.string(), nullable=False),
        ]
    ),
}

ROLES = ("annotator", "curator", "gold")
STATUSES = ("submitted", "skipped", "draft")
ORIGINS = ("manual", "prediction", "prediction-changed")


def frame(table: str, records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The records of one table as a frame with its columns and dtypes; a key that a record lacks is missing."""
    return from_arrow(pa.Table.from_pylist(list(records), schema=SCHEMAS[table]))


def to_arrow(table: str, rows: pd.DataFrame) -> pa.Table:
    """The Arrow table of a frame; raises pyarrow.ArrowInvalid where a column does not fit."""
    # pyarrow asks pandas for such columns in a way that pandas is about to drop; naive times are taken as UTC.
    naive = {
        name: rows[name].dt.tz_convert("UTC").dt.tz_localize(None)
        for name in SCHEMAS[table].names
        if name in rows and isinstance(rows[name].dtype, pd.DatetimeTZDtype)
    }
    rows = rows.assign(**naive)
    return pa.Table.from_pandas(rows, schema=SCHEMAS[table], preserve_index=False).replace_schema_metadata(None)


def from_arrow(table: pa.Table) -> pd.DataFrame:
    """The frame of an Arrow table; lists are Python lists, so that two frames can be compared."""
    rows: pd.DataFrame = table.to_pandas(timestamp_as_object=False)
    for field in table.schema:
        if pa.types.is_list(field.type):
            rows[field.name] = pd.Series(table.column(field.name).to_pylist(), index=rows.index, dtype=object)
    return rows


def articles_frame(articles: Iterable[Article]) -> pd.DataFrame:
    """The articles table of some articles, in their order."""
    return frame("articles", (_article_row(article) for article in articles))


def articles_of(rows: pd.DataFrame) -> list[Article]:
    """The articles of an articles table, in its order."""
    return [_article(row) for row in to_arrow("articles", rows).to_pylist()]


def _article_row(article: Article) -> dict[str, object]:
    origin = article.origin or Origin()
    return {
        "id": article.id,
        "text": article.text,
        "body_start": article.body_start,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "url": article.url,
        "origin_outlet": origin.outlet,
        "origin_url": origin.url,
        "origin_published": origin.published,
        "topic": article.topic,
        "language": article.language,
        "group": article.group,
        "extra": json.dumps(dict(article.extra), ensure_ascii=False) if article.extra else None,
        "removed": [{"kind": piece.kind, "text": piece.text} for piece in article.removed],
        "source_id": article.source_id,
        "reader_version": article.reader_version,
    }


def _article(row: Mapping[str, Any]) -> Article:
    origin = Origin(row["origin_outlet"], row["origin_url"], row["origin_published"])
    kept = {name: value for name, value in row.items() if not name.startswith("origin_")}
    return Article(
        **kept
        | {
            "authors": tuple(row["authors"] or ()),
            "origin": None if origin == Origin() else origin,
            "extra": json.loads(row["extra"]) if row["extra"] else {},
            "removed": tuple(Removed(**piece) for piece in row["removed"] or ()),
        }
    )
