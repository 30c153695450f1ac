"""`unsourced course feedback`: one page a student."""

from pathlib import Path

import click

from annotate.commands.course import options as course_options
from unsourced.cli import options


@click.command()
@course_options.sources
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder for the pages and for disagreements.csv.",
)
@course_options.lessons
@course_options.gold
@course_options.articles
@options.workspace
@options.quiet
def command(
    sources: tuple[str, ...],
    out: Path,
    lessons: tuple[Path, ...],
    gold: tuple[Path, ...],
    articles: tuple[Path, ...],
    workspace: Path | None,
    quiet: bool,
) -> None:
    """Write one HTML page a student: what was right, wrong and missed, why, and what to practise next.

    NAME is a course in Label Studio, and RESULTS are the files that the practice page gave, codes saved as .txt, or
    folders of both. Grades are computed from
    the marks and the gold each time, so that a changed gold re-scores everybody: run it again. What students disagree
    with stands in disagreements.csv.

    \b
      unsourced course feedback results/ --out feedback/
      unsourced course feedback 9a --out feedback/
      unsourced course feedback results/ --lesson my-lesson.toml --gold gold/ --articles articles/ --out feedback/
    """
    from annotate.course.classroom.grade_results import grade_results, raise_unread
    from annotate.course.pages.run import DISAGREEMENTS, write_feedback
    from unsourced.io.progress import say

    graded, failures = grade_results(
        sources, lessons=lessons, gold=gold, articles=articles, workspace=workspace, quiet=quiet
    )
    pages = write_feedback(graded, out)
    raise_unread(failures, len(pages))
    if not quiet:
        say(f"{len(pages)} pages in {out}; what students dispute: {out / DISAGREEMENTS}")
