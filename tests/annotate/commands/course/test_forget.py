"""`unsourced course forget` as its users call it, as far as no server is asked."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.course.forget import command
from unsourced.errors import InputError


def test_who_is_not_there_cannot_be_forgotten(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["Anka Torvell", "--workspace", str(tmp_path)])
    assert isinstance(done.exception, InputError)
    assert "no student goes by 'Anka Torvell'" in str(done.exception)


@pytest.mark.parametrize("arguments", [[], ["S01", "--in", "no-such-folder"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(command, arguments).exit_code == 2
