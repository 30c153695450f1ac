"""`unsourced studio` as its users call it, where none runs."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.studio import command


def test_none_runs(tmp_path: Path) -> None:
    asked = ["--workspace", str(tmp_path)]
    assert CliRunner().invoke(command, ["status", *asked]).stdout == (
        "Label Studio does not run. Start it with: unsourced studio start\n"
    )
    assert CliRunner().invoke(command, ["stop", *asked]).stdout == f"None was running in {tmp_path}.\n"


@pytest.mark.parametrize("arguments", [["start", "--port", "0"], ["start", "--port", "x"], ["restart"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(command, arguments).exit_code == 2
