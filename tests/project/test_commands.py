"""Every command and option explains itself, and the written reference is what they say."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from docs.reference import commands
from unsourced.main import COMMANDS

ALL = dict(commands())
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_has_help(path: str) -> None:
    assert ALL[path].help
    silent = [p.name for p in ALL[path].params if isinstance(p, click.Option) and not p.help]
    assert silent == []


@pytest.mark.parametrize("path", [path for path, command in ALL.items() if not isinstance(command, click.Group)])
def test_every_command_shows_an_example(path: str) -> None:
    assert f"  {path}" in (ALL[path].help or ""), "put a `\\b` paragraph with a call that works into the help"


def test_the_reference_is_what_the_commands_say() -> None:
    # In a process of its own: click keeps what --help was called where a test has run the command by itself.
    done = subprocess.run(
        [sys.executable, "-m", "docs.reference", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from unsourced.main import unsourced; unsourced(['--help'], standalone_mode=False);"
        "print(*(set(sys.modules) & {'pandas', 'numpy', 'sklearn', 'nltk', 'pydantic', 'httpx', 'label_studio_sdk'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert all(name in done.stdout for name in COMMANDS)
    assert done.stdout.split("\n")[-2] == ""
