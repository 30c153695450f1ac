"""Records in every format, to a file and to stdout."""

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from unsourced.errors import InputError
from unsourced.io.record_files import without_formulas, write_records, write_text

RECORDS: list[dict[str, Any]] = [
    {"id": "1", "text": 'A "quoted", line\nand another', "score": 0.25, "answers": {"kind": "person"}, "list": ["a"]},
    {"id": "2", "text": "שלום 😀", "score": None, "answers": {}, "list": []},
]


def test_jsonl_and_json_hold_the_records(tmp_path: Path) -> None:
    write_records(RECORDS, "jsonl", tmp_path / "r.jsonl")
    assert [json.loads(line) for line in (tmp_path / "r.jsonl").read_text().split("\n")[:-1]] == RECORDS
    write_records(RECORDS, "json", tmp_path / "r.json")
    assert json.loads((tmp_path / "r.json").read_text()) == RECORDS


def test_csv_keeps_line_breaks_and_puts_nested_values_into_a_cell(tmp_path: Path) -> None:
    write_records(RECORDS, "csv", tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["text"] == RECORDS[0]["text"]
    assert json.loads(rows[0]["answers"]) == {"kind": "person"}
    assert rows[1]["score"] == ""


def test_parquet_is_read_by_pandas(tmp_path: Path) -> None:
    write_records(RECORDS, "parquet", tmp_path / "r.parquet")
    frame = pd.read_parquet(tmp_path / "r.parquet")
    assert frame["text"].tolist() == [record["text"] for record in RECORDS]
    assert json.loads(frame["answers"][1]) == {}


@pytest.mark.parametrize(("output_format", "empty"), [("jsonl", ""), ("json", "[\n]\n"), ("csv", "")])
def test_no_record_is_an_empty_result(capfd: pytest.CaptureFixture[str], output_format: str, empty: str) -> None:
    write_records([], output_format)
    assert capfd.readouterr().out == empty


def test_a_schema_gives_columns_and_types_where_there_is_no_record(tmp_path: Path) -> None:
    schema = pa.schema([("id", pa.string()), ("score", pa.float64())])
    write_records([], "csv", tmp_path / "r.csv", schema=schema)
    assert (tmp_path / "r.csv").read_bytes() == b"id,score\r\n"
    write_records([], "parquet", tmp_path / "r.parquet", schema=schema)
    assert pq.read_schema(tmp_path / "r.parquet").equals(schema)
    write_records([{"id": "1", "score": None}], "parquet", tmp_path / "r.parquet", schema=schema)
    assert pq.read_table(tmp_path / "r.parquet").to_pylist() == [{"id": "1", "score": None}]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_is_a_formula(text: str) -> None:
    record = {"text": text, "inside": f"a{text}", "empty": "", "number": -1, "nothing": None, "list": [text]}
    assert without_formulas(record) == record | {"text": f"'{text}"}


def test_a_failure_while_writing_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    write_text("before", path)
    with pytest.raises(TypeError):
        write_records([{"id": object()}], "jsonl", path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        write_text("x", tmp_path / "file" / "r.txt")
