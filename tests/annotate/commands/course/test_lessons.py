"""`unsourced course lessons` as its users call it."""

from pathlib import Path

from click.testing import CliRunner

from annotate.commands.course.lessons import command
from configs import lesson_names
from tests.annotate.course.students import write_class
from unsourced.errors import InputError


def test_the_shipped_lessons() -> None:
    done = CliRunner().invoke(command, [])
    assert done.exit_code == 0
    heads = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert [line.partition(":")[0] for line in heads] == list(lesson_names())


def test_one_of_ones_own_is_checked(tmp_path: Path) -> None:
    write_class(tmp_path)
    gold, articles = str(tmp_path / "gold"), str(tmp_path / "articles.jsonl")
    lesson = tmp_path / "lesson.toml"
    done = CliRunner().invoke(command, [str(lesson), "--gold", gold, "--articles", articles])
    assert done.stdout == (
        "weir: The weir (10 minutes)\n"
        "  labels: source, vague-source, unsourced-claim, editorial-insertion\n"
        "  practice: weir\n"
    )
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("minutes = 10", "minutes = 0"), encoding="utf-8")
    done = CliRunner().invoke(command, [str(lesson), "--gold", gold, "--articles", articles])
    assert isinstance(done.exception, InputError)
    assert "minutes: Input should be greater than 0" in str(done.exception)
