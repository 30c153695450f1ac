"""`unsourced profile` as somebody types it."""

import csv
import json
from pathlib import Path

from click.testing import CliRunner

from exports.commands.profile import command
from exports.dataset.dataset import write_dataset
from tests.exports.building import annotation, article, dataset

ONE = article()


def test_it_prints_for_people_and_for_programs(tmp_path: Path) -> None:
    write_dataset(dataset([ONE], [annotation("1", ONE.id, "ada")]), tmp_path / "labels")
    told = CliRunner().invoke(command, [str(tmp_path / "labels")], catch_exceptions=False).stdout
    assert "Too few annotated articles for a figure (fewer than 20): Tarsk Courier (1)" in told
    for output_format in ("json", "csv"):
        out = tmp_path / f"p.{output_format}"
        arguments = [str(tmp_path / "labels"), "--by", "topic", "--format", output_format, "--out", str(out)]
        CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["by"] == "topic"
    rows = list(csv.DictReader((tmp_path / "p.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["articles"] for row in rows} <= {"0", "1"}
    assert CliRunner().invoke(command, [str(tmp_path / "labels"), "--by", "mood"]).exit_code == 2
