"""A class that answers in four ways: what report, grades and research export say of it."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.course import command
from annotate.course.classroom.collect_results import CollectedResults, collect_results
from annotate.course.grading.result import write_result
from annotate.course.lessons.material import Material
from annotate.course.reports.run import write_report
from tests.annotate.course.first_lesson import ALL, NONE, result
from unsourced.errors import InputError


def test_the_report(gathered: CollectedResults, tmp_path: Path) -> None:
    out = tmp_path / "report"
    write_report(gathered, out)
    page = (out / "report.html").read_text()
    assert "4 students have handed in" in page
    assert "synthetic" in page
    assert "uncalibrated" in page
    assert "So few students" in page
    with (out / "students.csv").open() as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert (rows[ALL]["final"], rows[ALL]["reasons"], rows[NONE]["final"]) == ("1.0", rows[ALL]["marks"], "0.0")
    with (out / "items.csv").open() as file:
        items = list(csv.DictReader(file))
    # One of four had each: the one with everything right, and half of them the other.
    assert {row["right"] for row in items} == {"1", "2"}
    assert all(
        int(row["right"]) + int(row["partial"]) + int(row["missed"]) + int(row["wrong_label"]) == 4 for row in items
    )
    write_report(gathered, out)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").touch()
    with pytest.raises(InputError, match="is not a report"):
        write_report(gathered, tmp_path / "other")


def test_no_cell_is_a_formula(material: Material, tmp_path: Path) -> None:
    named = result(material, "=1+1", {reading.article: [] for reading in material.lesson.readings})
    write_result(named, tmp_path / "one.json")
    write_report(collect_results([str(tmp_path / "one.json")]), tmp_path / "report")
    assert "\n'=1+1," in (tmp_path / "report" / "students.csv").read_text().replace("\r", "")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_commands(results: Path, tmp_path: Path) -> None:
    run = CliRunner()
    done = run.invoke(command, ["report", str(results), "--out", str(tmp_path / "r"), "--workspace", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert "4 students; open" in done.output
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\nAda\nBo\n")
    asked = ["grades", str(results), "--roster", str(roster), "--format", "moodle", "--workspace", str(tmp_path)]
    done = run.invoke(command, asked)
    assert done.exit_code == 0, done.output
    assert "Nobody in the roster goes by Cy, Di" in done.stderr
    assert len(read(done.stdout)) == 2
    done = run.invoke(command, ["grades", str(results), "--format", "moodle"])
    assert done.exit_code == 2


def test_damaged_results_are_all_named_and_nothing_is_written(results: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (results / "cut.json").write_text("{")
    (more / "field.json").write_text(json.dumps(json.loads((results / "Bo.json").read_text()) | {"grade": 1}))
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\nAda\n")
    sources = [str(results), str(more), "--workspace", str(tmp_path)]
    for asked in (["report"], ["grades", "--roster", str(roster), "--format", "moodle"]):
        done = CliRunner().invoke(command, [*asked, *sources, "--out", str(tmp_path / "out")])
        assert isinstance(done.exception, InputError)
        told = str(done.exception)
        assert told.startswith("nothing was written: 2 of 6 results are of no use: ")
        assert f"{results / 'cut.json'}: is no result of a lesson" in told
        assert f"{more / 'field.json'}: field grade: Extra inputs are not permitted. Ask for these files again" in told
        assert not (tmp_path / "out").exists()
