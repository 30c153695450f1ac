"""`unsourced course report` as its users call it."""

from pathlib import Path

from click.testing import CliRunner

from annotate.commands.course.report import command
from tests.annotate.course.students import write_class
from unsourced.errors import InputError


def test_a_report_in_a_folder(tmp_path: Path) -> None:
    options = write_class(tmp_path)
    out = tmp_path / "report"
    one = str(tmp_path / "results" / "half-right.json")
    given = [one, *options, "--workspace", str(tmp_path), "--out", str(out)]
    done = CliRunner().invoke(command, given, catch_exceptions=False)
    assert done.stdout == f"1 students; open {out / 'report.html'}\n"
    assert "half-right" in (out / "students.csv").read_text(encoding="utf-8")
    # Nobody asked these students for consent.
    done = CliRunner().invoke(command, [*given[:-1], str(tmp_path / "research"), "--research"])
    assert isinstance(done.exception, InputError)
    assert "nothing says who consented to research" in str(done.exception)
    assert not (tmp_path / "research").exists()


def test_a_folder_has_to_be_named() -> None:
    assert CliRunner().invoke(command, ["results"]).exit_code == 2
