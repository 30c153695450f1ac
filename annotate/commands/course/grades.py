"""`unsourced course grades`: a file that Moodle or Canvas imports."""

from pathlib import Path
from typing import Literal

import click

from annotate.commands.course import options as course_options
from unsourced.cli import options


@click.command()
@course_options.sources
@click.option(
    "--format", "output_format", required=True, type=click.Choice(("moodle", "canvas")), help="For which platform."
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CSV",
    help="Who the students are, for results without a course.  [default: the course's]",
)
@course_options.lesson
@course_options.gold
@course_options.articles
@options.out
@options.workspace
@options.quiet
def command(
    sources: tuple[str, ...],
    output_format: Literal["moodle", "canvas"],
    roster: Path | None,
    lesson: str | None,
    gold: tuple[Path, ...],
    articles: tuple[Path, ...],
    out: Path | None,
    workspace: Path | None,
    quiet: bool,
) -> None:
    """Print grades as CSV that Moodle or Canvas imports.

    Points are discernment after the lesson (in practice, where nothing was done after), 0 to 100. In the rubric (Basic,
    Emergent, Proficient; 1 to 3) only one thing counts by itself: how many marks have a reason. What the reasons say is
    for you to grade, in the column "content (teacher)". Consent to research plays no part.

    \b
      unsourced course grades 9a --format moodle --out grades.csv
      unsourced course grades results/ --roster 9a.csv --format canvas --out grades.csv
    """
    from annotate.course.classroom.collect_results import collect_results
    from annotate.course.classroom.roster import read_roster
    from annotate.course.reports.grade_files import grade_file
    from unsourced.io.progress import say
    from unsourced.io.record_files import write_text

    found = collect_results(sources, lesson=lesson, gold=gold, articles=articles, workspace=workspace, quiet=quiet)
    if roster is None and found.course is None:
        raise click.UsageError("Nothing says who the students are: give --roster, or the name of the course.")
    people = read_roster(roster) if roster else [one.enrolled for one in found.course.students] if found.course else []
    graded = grade_file(found.students, people, found.material.lesson, output_format)
    if graded.without_work:
        say(f"No work from {', '.join(graded.without_work)}: not in the file.", quiet=quiet)
    if graded.unknown:
        say(f"Nobody in the roster goes by {', '.join(graded.unknown)}: not in the file.", quiet=quiet)
    write_text(graded.text, out)
