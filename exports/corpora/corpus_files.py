"""The files of a published corpus: tables by their columns, JSON, text; each error names the file."""

import csv
import gzip
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any

from unsourced.errors import InputError

_LONGEST_CELL = 10_000_000


def read_rows(
    path: Path, columns: Collection[str], *, separator: str, quoted: bool = True
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with a header line, gzipped or not, numbered from 2 as a spreadsheet does; one at a time.

    Raises InputError where the file cannot be read or lacks a column.
    """
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with _open(path) as file:
            rows = csv.DictReader(
                file, delimiter=separator, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE, restval=""
            )
            lacking = [name for name in columns if name not in (rows.fieldnames or ())]
            if lacking:
                raise InputError(
                    f"lacks column {', '.join(lacking)}",
                    where=str(path),
                    remedy="Name the file as its authors publish it.",
                )
            for number, row in enumerate(rows, 2):
                yield number, {name: value for name, value in row.items() if isinstance(name, str)}
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(path, error) from error


def read_text(path: Path) -> str:
    """The text of a UTF-8 file with its line ends as they are, since offsets count them.

    Raises InputError where it cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file.

    Raises InputError where it cannot be read, is not JSON or is not an object.
    """
    try:
        found = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error}", where=str(path)) from error
    if not isinstance(found, dict):
        raise InputError("is not a JSON object", where=str(path))
    return found


def not_the_corpus(path: Path, name: str, wanted: str) -> InputError:
    """The error for a path that holds no files of the corpus; `wanted` says what they are."""
    what = f"holds no {wanted}" if path.exists() else "is not there"
    return InputError(what, where=str(path), remedy=f"Name the folder of {name} as its authors publish it.")


def _open(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _unreadable(path: Path, error: Exception) -> InputError:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return InputError(f"cannot be read: {why}", where=str(path))
