"""Tables as rows: CSV, TSV, JSONL, JSON and Parquet."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unsourced.errors import InputError

TABLES = frozenset({"csv", "tsv", "jsonl", "json", "parquet"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its place for messages."""

    where: str
    cells: Mapping[str, Any]


def rows(format_: str, raw: bytes, text: str, where: str) -> Iterator[Row | InputError]:
    """The rows of a table given as bytes (Parquet) or text (the others); a bad row comes as an InputError."""
    if format_ == "parquet":
        yield from _parquet(raw, where)
    elif format_ == "jsonl":
        yield from _jsonl(text, where)
    elif format_ == "json":
        yield from _json(text, where)
    else:
        yield from _csv(text, "\t" if format_ == "tsv" else None, where)


def _jsonl(text: str, where: str) -> Iterator[Row | InputError]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _row_of_json(line, f"{where}, line {number}")


def _row_of_json(line: str, where: str) -> Row | InputError:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return InputError(f"is not JSON: {error}", where=where, remedy="Write one JSON object a line.")
    return _checked(value, where)


def _json(text: str, where: str) -> Iterator[Row | InputError]:
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        yield InputError(f"is not JSON: {error}", where=where)
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        yield _checked(item, f"{where}, item {number}")


def _checked(value: object, where: str) -> Row | InputError:
    return Row(where, value) if isinstance(value, dict) else InputError("is not a JSON object", where=where)


def _csv(text: str, delimiter: str | None, where: str) -> Iterator[Row | InputError]:
    csv.field_size_limit(max(csv.field_size_limit(), 1 << 30))  # the reader's own limit is said in its own words
    lines = io.StringIO(text, newline="")
    reader = csv.DictReader(lines, delimiter=delimiter or _delimiter(text), strict=True)
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(
                f"is broken: {error}",
                where=f"{where}, row {number}",
                remedy="Quote cells that hold quotes or line breaks.",
            )
            return
        place = f"{where}, row {number}"
        if None in cells:
            yield InputError(
                "has more cells than the header", where=place, remedy="Quote cells that hold the delimiter."
            )
        else:
            yield Row(place, {key: value for key, value in cells.items() if key})


def _delimiter(text: str) -> str:
    """The mark that parts the header's cells; a header of one column has none."""
    header = text.split("\n", 1)[0]
    return max(",;\t|", key=header.count)


def _parquet(raw: bytes, where: str) -> Iterator[Row | InputError]:
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(raw))
        number = 0
        for batch in table.iter_batches(batch_size=256):
            for cells in batch.to_pylist():
                number += 1
                yield Row(f"{where}, row {number}", cells)
    except (pyarrow.ArrowException, OSError) as error:
        yield InputError(f"is not a Parquet file: {str(error).splitlines()[0]}", where=where)


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises InputError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
