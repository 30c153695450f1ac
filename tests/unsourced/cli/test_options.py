"""Options that several commands share."""

import click
import pytest
from click.testing import CliRunner, Result

from unsourced.cli import options


@click.command()
@options.suggest
@options.output_format("jsonl", "csv")
def command(share: float, output_format: str) -> None:
    click.echo(f"{share} {output_format}")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.mark.parametrize(("value", "share"), [("none", "0.0"), ("all", "1.0"), ("0.25", "0.25")])
def test_a_share_in_words_or_as_a_number(value: str, share: str) -> None:
    assert run("--suggest", value).output == f"{share} jsonl\n"


@pytest.mark.parametrize("value", ["some", "1.5", "-0.1", "nan"])
def test_what_is_no_share_is_wrong_usage(value: str) -> None:
    done = run(f"--suggest={value}")
    assert done.exit_code == 2
    assert "give none, all, or a share from 0 to 1" in done.output


def test_the_first_format_is_the_default_and_others_are_refused() -> None:
    assert run("--format", "csv").output == "0.5 csv\n"
    assert run("--format", "xml").exit_code == 2
