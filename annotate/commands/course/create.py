"""`unsourced course create`: a class in Label Studio."""

from datetime import datetime
from pathlib import Path

import click

from annotate.commands.course import options as course_options
from unsourced.cli import options

_PARTS = ("before", "practice", "after")


@click.command()
@click.argument("name")
@click.option(
    "--roster",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CSV",
    help="The students, as Moodle, Canvas or Google Classroom export them, or a list of names; a column "
    "research_consent says who gave it (yes or no; empty is no).",
)
@click.option("--lesson", required=True, metavar="NAME|FILE", help="A shipped lesson or a TOML file.")
@course_options.gold
@course_options.articles
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice(_PARTS),
    help="Load only these parts of the lesson; run again with the next.  [default: all, in this order]",
)
@click.option(
    "--more",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE|FOLDER",
    help="Real articles, without gold, that everybody labels after the lesson. May be repeated.",
)
@click.option(
    "--retain-until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Until when the data may be kept, such as 2027-07-31; the commands say when that is over.",
)
@options.workspace
@options.quiet
def command(
    name: str,
    roster: Path,
    lesson: str,
    gold: tuple[Path, ...],
    articles: tuple[Path, ...],
    parts: tuple[str, ...],
    more: tuple[Path, ...],
    retain_until: datetime | None,
    workspace: Path | None,
    quiet: bool,
) -> None:
    """Make an account and a project for each student of a class.

    Everybody gets a pseudonym, a password and a project with the lesson's labels, guideline and articles; a page of
    slips to print says who logs in how. Names and addresses stay on this machine, and so do gold, tests and grades:
    in Label Studio's community edition everybody with an account reads everything. It can be stopped at any moment
    and run again: it goes on. With a longer roster it adds the new ones. Without URL and token in the environment or
    in unsourced.toml, the Label Studio of the workspace is meant.

    \b
      unsourced course create 9a --roster 9a.csv --lesson first-lesson
      unsourced course create 9a --roster 9a.csv --lesson first-lesson --part before
    """
    from annotate.course.classroom.run import PARTS, set_up

    chosen = [part for part in PARTS if part in parts] or PARTS
    click.echo(
        set_up(
            name,
            roster,
            lesson,
            gold=gold,
            articles=articles,
            parts=chosen,
            more=more,
            retain_until=retain_until.date() if retain_until else None,
            workspace=workspace,
            quiet=quiet,
        )
    )
