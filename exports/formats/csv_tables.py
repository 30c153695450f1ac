"""CSV: `articles.csv`, `annotations.csv`, `spans.csv`, `relations.csv`, `answers.csv`, and the scheme.

The columns are the Dataset's; `spans.csv` also says whose span it is, of which article, and its words. An empty cell is
a missing value; lists are JSON. Made for spreadsheets: UTF-8 with a mark at the start, as Excel wants it.
"""

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss, Losses
from exports.dataset.schema import SCHEMAS, from_arrow, to_arrow
from exports.formats.dataset_builder import (
    read_provenance_file,
    read_scheme_file,
    read_text,
    write_scheme_and_provenance,
)
from unsourced.errors import InputError
from unsourced.schemes.scheme import Scheme

# A longer cell is cut by Excel, not here: csv alone would refuse an article.
_LONGEST_CELL = 2**31 - 1


def write(dataset: Dataset, folder: Path) -> Losses:
    """What is lost: problems, and the difference between an empty text and none."""
    losses = Losses()
    for name, schema in SCHEMAS.items():
        rows = to_arrow(name, getattr(dataset, name)).to_pylist()
        losses[Loss.EMPTY_TEXTS] += sum(value == "" for row in rows for value in row.values())
        more = _about_spans(dataset) if name == "spans" else {}
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*schema.names, *more])
            for number, row in enumerate(rows):
                writer.writerow([*map(_cell, row.values()), *(column[number] for column in more.values())])
    write_scheme_and_provenance(dataset, folder)
    losses[Loss.PROBLEMS] += len(dataset.problems)
    return +losses


def read(path: Path, scheme: Scheme | None = None) -> Dataset:
    """The Dataset of a folder that `write` filled. Raises InputError with file and line."""
    scheme = scheme or read_scheme_file(path)
    if scheme is None:
        raise InputError("has no scheme.toml", where=str(path), remedy="Name the scheme with --scheme.")
    tables = {name: _read_table(path / f"{name}.csv", schema) for name, schema in SCHEMAS.items()}
    return Dataset(scheme=scheme, problems=(), provenance=read_provenance_file(path, "csv"), **tables)


def _about_spans(dataset: Dataset) -> dict[str, list[Any]]:
    """Three columns for readers, by row of the spans table."""
    rows = dataset.spans.merge(
        dataset.annotations[["annotation_id", "annotator", "article_id"]], on="annotation_id", how="left"
    )
    texts = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
    words = [
        texts.get(article, "")[start:end]
        for article, start, end in zip(rows["article_id"], rows["start"], rows["end"], strict=True)
    ]
    return {"annotator": rows["annotator"].tolist(), "article_id": rows["article_id"].tolist(), "words": words}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, datetime) else value


def _read_table(path: Path, schema: pa.Schema) -> pd.DataFrame:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""), strict=True)
    lacking = [name for name in schema.names if name not in (reader.fieldnames or ())]
    if lacking:
        raise InputError(f"lacks column {', '.join(lacking)}", where=f"{path}, line 1")
    rows = []
    line = 2
    try:
        for record in reader:
            rows.append({field.name: _value(record[field.name], field, f"{path}, line {line}") for field in schema})
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"is not CSV: {error}", where=f"{path}, line {line}") from error
    return from_arrow(pa.Table.from_pylist(rows, schema=schema))


def _value(cell: str | None, field: pa.Field, where: str) -> Any:
    if not cell:
        if field.nullable:
            return None
        if pa.types.is_string(field.type):
            return ""
        raise InputError(f"column {field.name} is empty", where=where)
    try:
        value = _PARSERS.get(str(field.type), _text if pa.types.is_string(field.type) else json.loads)(cell)
        pa.scalar(value, field.type)
    except (ValueError, TypeError, pa.ArrowException) as error:
        raise InputError(f"column {field.name}: {cell[:40]!r} is not {field.type}", where=where) from error
    return value


def _text(cell: str) -> str:
    return cell


_PARSERS: Mapping[str, Any] = {
    "int64": int,
    "double": float,
    "timestamp[us, tz=UTC]": datetime.fromisoformat,
}
