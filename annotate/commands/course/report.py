"""`unsourced course report`: what a class did, for its teacher."""

from pathlib import Path

import click

from annotate.commands.course import options as course_options
from unsourced.cli import options


@click.command()
@course_options.sources
@click.option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the report, written whole or not at all; a report that is there is replaced.",
)
@course_options.lesson
@course_options.gold
@course_options.articles
@click.option("--names", is_flag=True, help="Show the roster's names beside the pseudonyms.")
@click.option(
    "--research",
    is_flag=True,
    help="Instead of a report, write the work of those who consented to research as a Dataset, under new pseudonyms.",
)
@options.workspace
@options.quiet
def command(
    sources: tuple[str, ...],
    out: Path,
    lesson: str | None,
    gold: tuple[Path, ...],
    articles: tuple[Path, ...],
    names: bool,
    research: bool,
    workspace: Path | None,
    quiet: bool,
) -> None:
    """Report on a class: progress, gain, hits and false alarms, the hardest spans, agreement, pace.

    Reads a course by its name (from the server, or from its export once it is closed), Datasets, and result files of
    `course practice`, or all of these together. The folder holds report.html and its tables as CSV. With --research
    only those are in it whose roster says that they consented.

    \b
      unsourced course report 9a --out report-9a
      unsourced course report results/ --out report-9a
      unsourced course report 9a --research --out research-9a
    """
    from annotate.course.classroom.collect_results import collect_results
    from annotate.course.reports.consent import write_research
    from annotate.course.reports.run import PAGE, write_report

    found = collect_results(sources, lesson=lesson, gold=gold, articles=articles, workspace=workspace, quiet=quiet)
    for line in found.touched:
        click.echo(f"warning: {line}", err=True)
    if research:
        click.echo(f"The work of {write_research(found, out)} students who consented to research is in {out}.")
        return
    figures = write_report(found, out, names=names)
    click.echo(f"{len(figures.students)} students; open {out / PAGE}")
