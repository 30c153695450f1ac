"""A folder that Hugging Face's `datasets` loads: Parquet and a card.

    load_dataset(DIR)                  one row an annotation: text, annotator, spans, relations, answers
    load_dataset(DIR, "articles")      one row an article, with all its facts

The scheme lies beside them as `scheme.toml`.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss, Losses
from exports.dataset.schema import SCHEMAS, from_arrow, to_arrow
from exports.formats.dataset_builder import read_provenance_file, read_scheme_file, write_scheme_and_provenance
from unsourced.errors import InputError
from unsourced.schemes.scheme import Scheme

_NESTED = ("spans", "relations", "answers")


def _row_type(table: str) -> pa.ListType:
    return pa.list_(pa.struct([pa.field(f.name, f.type) for f in SCHEMAS[table] if f.name != "annotation_id"]))


_ANNOTATIONS = pa.schema(
    [*SCHEMAS["annotations"], ("text", pa.string()), *((name, _row_type(name)) for name in _NESTED)]
)
_CONFIGS = {"annotations": _ANNOTATIONS, "articles": SCHEMAS["articles"]}


def write(dataset: Dataset, folder: Path) -> Losses:
    """What is lost: the problems of the export."""
    (folder / "data").mkdir()
    tables = {"annotations": _annotations(dataset), "articles": to_arrow("articles", dataset.articles)}
    for name, table in tables.items():
        pq.write_table(table, folder / "data" / f"{name}.parquet", compression="zstd")
    (folder / "README.md").write_text(_card(dataset), encoding="utf-8", newline="\n")
    write_scheme_and_provenance(dataset, folder)
    return +Losses({Loss.PROBLEMS: len(dataset.problems)})


def read(path: Path, scheme: Scheme | None = None) -> Dataset:
    """The Dataset of a folder that `write` filled. Raises InputError with the file."""
    scheme = scheme or read_scheme_file(path)
    if scheme is None:
        raise InputError("has no scheme.toml", where=str(path), remedy="Name the scheme with --scheme.")
    tables = {name: _read_table(path / "data" / f"{name}.parquet", schema) for name, schema in _CONFIGS.items()}
    rows = tables["annotations"]
    frames = {"annotations": rows.select(SCHEMAS["annotations"].names), "articles": tables["articles"]}
    for name in _NESTED:
        frames[name] = _flat(rows, name)
    return Dataset(
        scheme=scheme,
        problems=(),
        provenance=read_provenance_file(path, "huggingface"),
        **{name: from_arrow(table.cast(SCHEMAS[name])) for name, table in frames.items()},
    )


def _annotations(dataset: Dataset) -> pa.Table:
    table = to_arrow("annotations", dataset.annotations)
    texts = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
    columns = [pa.array([texts.get(article) for article in table.column("article_id").to_pylist()], pa.string())]
    ids = table.column("annotation_id").to_pylist()
    for name in _NESTED:
        columns.append(pa.array(_nested(dataset, name, ids), _row_type(name)))
    return pa.Table.from_arrays([*table.columns, *columns], schema=_ANNOTATIONS)


def _nested(dataset: Dataset, name: str, ids: Sequence[str]) -> list[list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {key: [] for key in ids}
    for row in to_arrow(name, getattr(dataset, name)).to_pylist():
        found[row.pop("annotation_id")].append(row)
    return [found[key] for key in ids]


def _flat(rows: pa.Table, name: str) -> pa.Table:
    """A nested table's rows with the annotation that each belongs to."""
    column = rows.column(name).combine_chunks()
    flat = column.flatten()
    owners = rows.column("annotation_id").combine_chunks().take(column.value_parent_indices())
    arrays = [owners if field == "annotation_id" else flat.field(field) for field in SCHEMAS[name].names]
    return pa.Table.from_arrays(arrays, names=SCHEMAS[name].names)


def _read_table(path: Path, schema: pa.Schema) -> pa.Table:
    try:
        return pq.read_table(path).select(schema.names).cast(schema)
    except (OSError, KeyError, ValueError, pa.ArrowException) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error


def _card(dataset: Dataset) -> str:
    """The dataset card: how it loads, what it holds, who made it, and what an unmarked word means."""
    rows, scheme = dataset.annotations, dataset.scheme
    whole = dataset.spans[dataset.spans["part"] == 0]
    counts = Counter(whole["label"])
    languages = sorted(set(dataset.articles["language"].dropna()))
    many = (
        f"{len(dataset.articles)} articles, {len(rows)} annotations by {rows['annotator'].nunique()} annotators, "
        f"{len(whole)} spans, {len(dataset.relations)} relations, {len(dataset.answers)} answers."
    )
    invented = "**Synthetic**: labels or articles are invented; say so with every figure from them."
    lines = [
        "---",
        f"pretty_name: {json.dumps(scheme.title, ensure_ascii=False)}",
        f"language: {json.dumps(languages)}",
        "task_categories: [token-classification, text-classification]",
        "configs:",
        *_configs(),
        "---",
        "",
        f"# {scheme.title}",
        "",
        *([invented, ""] if dataset.synthetic else []),
        many,
        "",
        "One row is one annotator's annotation of one article; `articles` holds the articles with all their facts.",
        "`start` and `end` are code-point offsets into `text`; parts of a discontinuous span share a `region_id`.",
        "A word without a label was judged only where `status` is `submitted`, and only for `labels_offered`.",
        "",
        f"## Labels (scheme {scheme.name}, version {scheme.version}; the whole of it is in `scheme.toml`)",
        "",
        "| label | definition | spans |",
        "| --- | --- | --- |",
        *(f"| {one.key} | {_in_cell(one.definition)} | {counts[one.key]} |" for one in scheme.labels),
        "",
        "## Annotators",
        "",
        "| annotator | role | submitted | skipped | drafts |",
        "| --- | --- | --- | --- | --- |",
        *_people(rows),
    ]
    return "\n".join(lines) + "\n"


def _configs() -> list[str]:
    lines = []
    for name in _CONFIGS:
        lines += [f"- config_name: {name}", "  data_files:", "  - split: train", f"    path: data/{name}.parquet"]
        lines += ["  default: true"] if name == "annotations" else []
    return lines


def _people(rows: pd.DataFrame) -> list[str]:
    table = pd.crosstab([rows["annotator"], rows["role"]], rows["status"])
    table = table.reindex(columns=["submitted", "skipped", "draft"], fill_value=0)
    return [
        f"| {_in_cell(str(annotator))} | {role} | {' | '.join(map(str, row))} |"
        for (annotator, role), row in zip(table.index, table.to_numpy().tolist(), strict=True)
    ]


def _in_cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
