"""`unsourced course feedback`: one page a student."""

from pathlib import Path

import click

from annotate.commands import course_options
from unsourced import options


@click.command()
@course_options.results
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
@options.quiet
def command(
    results: tuple[Path, ...],
    out: Path,
    lessons: tuple[Path, ...],
    gold: tuple[Path, ...],
    articles: tuple[Path, ...],
    quiet: bool,
) -> None:
    """Write one HTML page a student: what was right, wrong and missed, why, and what to practise next.

    RESULTS are the files that the practice page gave, codes saved as .txt, or folders of both. Grades are computed from
    the marks and the gold each time, so that a changed gold re-scores everybody: run it again. What students disagree
    with stands in disagreements.csv.

    \b
      unsourced course feedback results/ --out feedback/
      unsourced course feedback results/ --lesson my-lesson.toml --gold gold/ --articles articles/ --out feedback/
    """
    from annotate.course.feedback_files import DISAGREEMENTS, write_feedback
    from unsourced.progress import say

    pages = write_feedback(results, out, lessons=lessons, gold=gold, articles=articles)
    if not quiet:
        say(f"{len(pages)} pages in {out}; what students dispute: {out / DISAGREEMENTS}")
