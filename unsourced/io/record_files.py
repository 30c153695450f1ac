"""Records (one dict each) to stdout or to a file, as JSONL, JSON, CSV or Parquet."""

import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from unsourced.errors import InputError
from unsourced.io.atomic import atomic_file

if TYPE_CHECKING:
    import pyarrow

_ROWS_AT_A_TIME = 10_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Record = Mapping[str, object]


def write_records(
    records: Iterable[Record], output_format: str, out: Path | None = None, *, schema: "pyarrow.Schema | None" = None
) -> None:
    """Write records as `jsonl`, `json`, `csv` or `parquet` to `out`, atomically, or to stdout.

    In CSV a nested value is JSON in its cell. With a `schema` CSV has its columns and Parquet its types, even where
    there is no record, and Parquet is written in pieces. Raises InputError where `out` cannot be written.
    """
    if out is None:
        with _stdout() as binary:
            _write(records, output_format, binary, schema)
    else:
        with atomic_file(out) as path, path.open("wb") as file:
            _write(records, output_format, file, schema)


def record_bytes(records: Iterable[Record], output_format: str, *, schema: "pyarrow.Schema | None" = None) -> bytes:
    """What `write_records` would write."""
    file = io.BytesIO()
    _write(records, output_format, file, schema)
    return file.getvalue()


def without_formulas(record: Record) -> Record:
    """The record with an apostrophe before each text that a spreadsheet would take for a formula, and run."""
    return {
        name: f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
        for name, value in record.items()
    }


def write_text(text: str, out: Path | None = None) -> None:
    """Write a text to `out`, atomically, or to stdout."""
    if out is None:
        with _stdout() as binary:
            binary.write(text.encode())
    else:
        with atomic_file(out) as path:
            path.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _stdout() -> Iterator[IO[bytes]]:
    """Standard output for bytes, flushed at the end; a full disk behind it is an InputError."""
    sys.stdout.flush()
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is still in the buffer would fail again, with a traceback, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise InputError(
            f"cannot be written: {error.strerror or error}",
            where="stdout",
            remedy="Free some space or name a file with --out.",
        ) from error


def as_json(record: Record) -> str:
    """One line of JSON; text stays readable."""
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": "))


def _write(records: Iterable[Record], output_format: str, file: IO[bytes], schema: "pyarrow.Schema | None") -> None:
    if output_format in ("csv", "parquet"):
        {"csv": _csv, "parquet": _parquet}[output_format](records, file, schema)
    else:
        {"jsonl": _jsonl, "json": _json}[output_format](records, file)


def _jsonl(records: Iterable[Record], file: IO[bytes]) -> None:
    for record in records:
        file.write(as_json(record).encode() + b"\n")


def _json(records: Iterable[Record], file: IO[bytes]) -> None:
    file.write(b"[")
    for index, record in enumerate(records):
        file.write((b",\n" if index else b"\n") + as_json(record).encode())
    file.write(b"\n]\n")


def _csv(records: Iterable[Record], file: IO[bytes], schema: "pyarrow.Schema | None") -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer: csv.DictWriter[str] | None = None
    if schema is not None:
        writer = csv.DictWriter(text, schema.names)
        writer.writeheader()
    for record in records:
        if writer is None:
            writer = csv.DictWriter(text, list(record))
            writer.writeheader()
        writer.writerow({key: _cell(value) for key, value in record.items()})
    text.flush()
    text.detach()


def _cell(value: object) -> object:
    return as_json(value) if isinstance(value, Mapping) else json.dumps(value) if isinstance(value, list) else value


def _parquet(records: Iterable[Record], file: IO[bytes], schema: "pyarrow.Schema | None") -> None:
    import pyarrow
    import pyarrow.parquet

    rows = ({key: _flat(value) for key, value in record.items()} for record in records)
    if schema is None:
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows)), file)
        return
    with pyarrow.parquet.ParquetWriter(file, schema) as writer:
        for some in _batches(rows):
            writer.write_table(pyarrow.Table.from_pylist(some, schema=schema))


def _batches(rows: Iterable[Record]) -> Iterable[list[Record]]:
    waiting = iter(rows)
    while some := list(islice(waiting, _ROWS_AT_A_TIME)):
        yield some


def _flat(value: object) -> object:
    # An empty struct has no Parquet type, and dicts of different rows need not agree on one.
    return as_json(value) if isinstance(value, Mapping) else value
