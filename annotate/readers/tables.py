"""Tables as rows: CSV, TSV, JSONL, JSON and Parquet."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from unsourced.errors import InputError

_LONGEST_LINE = 8  # times the size of an article: JSON may escape every character, and other fields take room


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its place for messages."""

    where: str
    cells: Mapping[str, Any]


Rows = Iterator[Row | InputError]


def looks_like_jsonl(raw: bytes) -> bool:
    """Whether the first line is a JSON object."""
    start = _start(raw)
    return start.startswith(b"{") and isinstance(_parsed(start.split(b"\n", 1)[0]), dict)


def looks_like_json(raw: bytes) -> bool:
    """Whether it is, as a whole, a JSON object or an array of some."""
    begins = (b"{", b"[{", b"[\n", b"[ {", b"[\r\n")
    return _start(raw).startswith(begins) and _parsed(raw) is not None


def looks_like_parquet(raw: bytes) -> bool:
    """Whether it begins as Parquet files do."""
    return raw.startswith(b"PAR1")


def jsonl_rows(file: IO[bytes], where: str, max_bytes: int) -> Rows:
    """The objects of a file with one JSON object a line, read line by line; a bad line comes as an InputError."""
    longest = _LONGEST_LINE * max_bytes
    number = 0
    while line := file.readline(longest + 1):
        number += 1
        location = f"{where}, line {number}"
        if len(line) > longest:
            yield InputError(f"is larger than {longest / 1e6:g} MB", where=location, remedy="Raise --max-size.")
            while line and not line.endswith(b"\n"):
                line = file.readline(longest)
        elif stripped := line.strip().removeprefix(b"\xef\xbb\xbf" if number == 1 else b""):
            yield _row_of_json(stripped, location)


def _row_of_json(line: bytes, where: str) -> Row | InputError:
    try:
        return _checked(json.loads(line.decode("utf-8")), where)
    except UnicodeDecodeError:
        return InputError("is not UTF-8", where=where, remedy="Save the file as UTF-8.")
    except (ValueError, RecursionError) as error:
        return InputError(f"is not JSON: {error}", where=where, remedy="Write one JSON object a line.")


def json_rows(text: str, where: str) -> Rows:
    """The objects of a JSON array, or one object."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield InputError(f"is not JSON: {error}", where=where)
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        yield _checked(item, f"{where}, item {number}")


def _checked(value: object, where: str) -> Row | InputError:
    if isinstance(value, dict):
        return Row(where, value)
    return InputError("is not a JSON object", where=where, remedy='Write it as {"title": …, "text": …}.')


def csv_rows(text: str, where: str, delimiter: str | None = None) -> Rows:
    """The rows of a CSV text; the delimiter is the one that the header has most of, unless given."""
    csv.field_size_limit(1 << 30)  # too long a text is said with the article's own limit
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text), strict=True)
    while True:
        location = f"{where}, row {reader.line_num + 1 if reader.line_num else 2}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # Where quotes are broken the rows after it cannot be told apart.
            yield InputError(f"is broken: {error}", where=location, remedy="Put cells with quotes or breaks in quotes.")
            return
        if None in cells:
            yield InputError(
                "has more cells than the header", where=location, remedy="Put cells that hold the delimiter in quotes."
            )
        elif any(cells.values()):  # spreadsheets write rows of nothing but delimiters
            yield Row(location, {key: value for key, value in cells.items() if key})


def tsv_rows(text: str, where: str) -> Rows:
    """The rows of a text whose cells are parted by tabs."""
    return csv_rows(text, where, "\t")


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t|", key=header.count)


def parquet_rows(file: IO[bytes], where: str, _max_bytes: int) -> Rows:
    """The rows of a Parquet file, batch by batch."""
    import pyarrow
    import pyarrow.parquet

    number = 0
    try:
        for batch in pyarrow.parquet.ParquetFile(file).iter_batches(batch_size=256):
            for cells in batch.to_pylist():
                number += 1
                yield Row(f"{where}, row {number}", cells)
    except (pyarrow.ArrowException, OSError) as error:
        what = str(error).splitlines()[0]
        yield InputError(f"is not a whole Parquet file: {what}", where=where, remedy="Write it again.")


def _start(raw: bytes) -> bytes:
    return raw.lstrip(b"\xef\xbb\xbf \t\r\n")


def _parsed(raw: bytes) -> Any:
    """The JSON value, None where it is none."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None
