"""`unsourced course create` as its users call it, as far as no server is asked."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.course.create import command
from unsourced.errors import InputError


def test_a_roster_that_is_none_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Points\n1\n", encoding="utf-8")
    arguments = ["9a", "--roster", str(roster), "--lesson", "first-lesson", "--workspace", str(tmp_path)]
    done = CliRunner().invoke(command, arguments)
    assert isinstance(done.exception, InputError)
    assert "no column says who a student is" in str(done.exception)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["9a", "--lesson", "first-lesson"], "Missing option '--roster'"),
        (["9a", "--roster", "x.csv", "--lesson", "x", "--part", "middle"], "'middle' is not one of 'before'"),
        (["9a", "--roster", "x.csv", "--lesson", "x", "--retain-until", "31.7.2027"], "does not match the format"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 2
    assert message in done.stderr
