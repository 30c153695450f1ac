"""JSONL, lossless: `dataset.jsonl` begins with the scheme, then one line an article with all that was said of it.

    {"format": "unsourced-jsonl", "format_version": 1, "scheme": TOML, "provenance": {…}}
    {"article": {…}, "annotations": [{…, "spans": […], "relations": […], "answers": […]}, …]}
    {"problem": {…}}

Articles keep their order, and an article's annotations theirs; rows of a table come back in the articles' order.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from exports.dataset.dataset import Dataset, Problem
from exports.dataset.losses import Losses
from exports.dataset.schema import SCHEMAS, articles_frame, frame, to_arrow
from exports.formats.dataset_builder import read_lines
from unsourced.core.article import Article
from unsourced.core.article_records import article_from_record, article_to_record
from unsourced.errors import InputError, UnsourcedError
from unsourced.schemes.load import parse_scheme
from unsourced.schemes.scheme import Scheme

FORMAT = "unsourced-jsonl"
FORMAT_VERSION = 1
_FILE = "dataset.jsonl"
_NESTED = ("spans", "relations", "answers")
_TIMES = ("created", "updated")


def write(dataset: Dataset, folder: Path) -> Losses:
    """Nothing is lost."""
    with (folder / _FILE).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for record in _records(dataset):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return Losses()


def read(path: Path, scheme: Scheme | None = None) -> Dataset:
    """The Dataset of a folder that `write` filled, or of such a file. Raises InputError with the line."""
    file = path / _FILE if path.is_dir() else path
    lines = [(number, line) for number, line in enumerate(read_lines(file), 1) if line.strip()]
    if not lines:
        raise InputError("is empty", where=str(file))
    header = _header(_object(lines[0][1], f"{file}, line 1"), f"{file}, line 1")
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in ("annotations", *_NESTED)}
    articles: list[Article] = []
    problems: list[Problem] = []
    for number, line in lines[1:]:
        where = f"{file}, line {number}"
        record = _object(line, where)
        try:
            if "problem" in record:
                problems.append(Problem(**record["problem"]))
            else:
                articles.append(article_from_record(record["article"], where=where))
                _add(record, articles[-1].id, tables)
        except UnsourcedError:
            raise
        except (KeyError, TypeError, ValueError, AttributeError, pa.ArrowException) as error:
            raise InputError(f"is not an article with its annotations ({error!r})", where=where) from error
    return Dataset(
        scheme=scheme or parse_scheme(header["scheme"], where=f"{file}, line 1, scheme"),
        articles=articles_frame(articles),
        problems=tuple(problems),
        provenance=header["provenance"],
        **{name: frame(name, rows) for name, rows in tables.items()},
    )


def _records(dataset: Dataset) -> Iterator[Mapping[str, Any]]:
    yield {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "scheme": dataset.scheme.source,
        "provenance": dict(dataset.provenance),
    }
    nested = {name: _grouped(dataset, name, "annotation_id") for name in _NESTED}
    annotations = _grouped(dataset, "annotations", "article_id")
    for article in dataset.article_list():
        mine = annotations.get(article.id, [])
        rows = [
            {name: value.isoformat() if name in _TIMES and value else value for name, value in row.items()}
            | {name: nested[name].get(key, []) for name in _NESTED}
            for key, row in mine
        ]
        record = article_to_record(article)
        yield {"article": record, "annotations": rows}
    for problem in dataset.problems:
        yield {"problem": asdict(problem)}


def _grouped(dataset: Dataset, name: str, by: str) -> dict[str, list[Any]]:
    """Rows by the value of one column, which they then lack; annotations as pairs of their key and the row."""
    found: dict[str, list[Any]] = {}
    for row in to_arrow(name, getattr(dataset, name)).to_pylist():
        group = row.pop(by)
        found.setdefault(group, []).append((row["annotation_id"], row) if name == "annotations" else row)
    return found


def _header(record: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    if record.get("format") != FORMAT or not isinstance(record.get("scheme"), str):
        raise InputError(f"does not begin with the line of {FORMAT}, which holds the scheme", where=where)
    version = record.get("format_version")
    if not isinstance(version, int) or version > FORMAT_VERSION:
        raise InputError(
            f"has format version {version}; this unsourced reads up to {FORMAT_VERSION}",
            where=where,
            remedy="Upgrade: pip install --upgrade unsourced",
        )
    return {"provenance": {}, **record}


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(f"is not JSON: {error}", where=where) from error
    if not isinstance(record, dict):
        raise InputError("is not a JSON object", where=where)
    return record


def _add(record: Mapping[str, Any], article: str, tables: Mapping[str, list[dict[str, Any]]]) -> None:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in tables}
    for said in record["annotations"]:
        row = {name: value for name, value in said.items() if name not in _NESTED} | {"article_id": article}
        for name in _TIMES:
            row[name] = datetime.fromisoformat(row[name]) if row.get(name) else None
        found["annotations"].append(row)
        for name in _NESTED:
            found[name] += [one | {"annotation_id": said["annotation_id"]} for one in said[name]]
    for name, rows in found.items():
        # A wrong type is told with its line, and not of the whole file at the end.
        pa.Table.from_pylist(rows, schema=SCHEMAS[name])
        tables[name].extend(rows)
