"""Options that several `course` commands share."""

from pathlib import Path

import click
from click.testing import CliRunner

from annotate.commands.course import options


@click.command()
@options.sources
@options.lessons
@options.gold
@options.articles
def reading(
    sources: tuple[str, ...], lessons: tuple[Path, ...], gold: tuple[Path, ...], articles: tuple[Path, ...]
) -> None:
    click.echo(f"{sources} {lessons} {gold} {articles}")


def test_what_may_be_repeated_comes_as_paths() -> None:
    arguments = ["9a", "results", "--gold", "a.toml", "--gold", "b", "--articles", "c", "--lesson", "l.toml"]
    done = CliRunner().invoke(reading, arguments)
    lessons, gold, articles = (Path("l.toml"),), (Path("a.toml"), Path("b")), (Path("c"),)
    assert done.stdout == f"{('9a', 'results')} {lessons} {gold} {articles}\n"


def test_something_has_to_be_named() -> None:
    assert CliRunner().invoke(reading, []).exit_code == 2
