"""A group imports a command when it is asked for, and no other."""

import sys

import click
import pytest
from click.testing import CliRunner

from unsourced.cli.lazy_group import LazyGroup

GROUP = LazyGroup("tool", modules={"corpus": "exports.commands.corpus", "broken": "exports.commands.nosuch"})


def test_the_order_is_kept_and_nothing_is_imported() -> None:
    sys.modules.pop("exports.commands.corpus", None)
    assert GROUP.list_commands(click.Context(GROUP)) == ["corpus", "broken"]
    assert "exports.commands.corpus" not in sys.modules


def test_the_command_that_is_asked_for_runs() -> None:
    done = CliRunner().invoke(GROUP, ["corpus", "--help"])
    assert done.exit_code == 0
    assert "Usage: tool corpus" in done.output


def test_an_unknown_command_is_wrong_usage() -> None:
    assert GROUP.get_command(click.Context(GROUP), "nosuch") is None
    with pytest.raises(ModuleNotFoundError):
        GROUP.get_command(click.Context(GROUP), "broken")
