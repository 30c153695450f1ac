"""`unsourced course grades` as its users call it."""

import csv
import io
from pathlib import Path

from click.testing import CliRunner

from annotate.commands.course.grades import command
from tests.annotate.course.students import write_class


def arguments(folder: Path) -> list[str]:
    options = write_class(folder)
    return [str(folder / "results"), *options, "--workspace", str(folder)]


def test_grades_of_the_roster_and_who_is_not_in_it(tmp_path: Path) -> None:
    given = arguments(tmp_path)
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\nall-right\nnothing\nEve\n", encoding="utf-8")
    done = CliRunner().invoke(command, [*given, "--roster", str(roster), "--format", "moodle"])
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    points = {row["Full name"]: row["The weir: discernment (0-100)"] for row in rows}
    assert points == {"all-right": "100.0", "nothing": "0.0"}
    assert "No work from Eve: not in the file." in done.stderr
    assert "Nobody in the roster goes by everything, half-right" in done.stderr


def test_somebody_has_to_say_who_the_students_are(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, [*arguments(tmp_path), "--format", "canvas"])
    assert done.exit_code == 2
    assert "give --roster, or the name of the course" in done.stderr
    assert CliRunner().invoke(command, ["x", "--format", "blackboard"]).exit_code == 2
