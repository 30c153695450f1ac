"""`unsourced course practice` as its users call it."""

from pathlib import Path

from click.testing import CliRunner

from annotate.commands.course.practice import command
from tests.annotate.course.students import write_class
from unsourced.errors import InputError


def test_a_lesson_of_ones_own_as_one_page(tmp_path: Path) -> None:
    write_class(tmp_path)
    page = tmp_path / "practice.html"
    given = [str(tmp_path / "lesson.toml"), "--gold", str(tmp_path / "gold")]
    given += ["--articles", str(tmp_path / "articles.jsonl"), "--out", str(page)]
    assert CliRunner().invoke(command, given).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "<title>The weir" in text
    assert "Nine sluices are rotten." in text
    done = CliRunner().invoke(command, [*given, "--form", "A"])
    assert isinstance(done.exception, InputError)
    assert "has no forms. Leave out --form" in str(done.exception)


def test_a_form_is_a_or_b() -> None:
    assert CliRunner().invoke(command, ["first-lesson", "--form", "C"]).exit_code == 2
