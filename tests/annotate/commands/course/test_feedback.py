"""`unsourced course feedback` as its users call it."""

from pathlib import Path

from click.testing import CliRunner

from annotate.commands.course.feedback import command
from tests.annotate.course.students import STUDENTS, write_class
from unsourced.errors import BatchError


def test_a_page_a_student_and_what_could_not_be_read(tmp_path: Path) -> None:
    options = write_class(tmp_path)
    out = tmp_path / "out"
    done = CliRunner().invoke(command, [str(tmp_path / "results"), *options, "--out", str(out)])
    assert done.exit_code == 0
    assert f"4 pages in {out}" in done.stderr
    assert sorted(page.stem for page in out.glob("*.html")) == sorted(f"{name}-weir" for name in STUDENTS)
    (tmp_path / "results" / "cut.json").write_text("{", encoding="utf-8")
    done = CliRunner().invoke(command, [str(tmp_path / "results"), *options, "--out", str(out), "--quiet"])
    assert isinstance(done.exception, BatchError)
    assert done.exception.done == 4
