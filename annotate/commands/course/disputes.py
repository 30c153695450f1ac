"""`unsourced course disputes`: what students disagree with."""

from pathlib import Path

import click

from annotate.commands.course import options as course_options
from unsourced.cli import options


@click.command()
@course_options.sources
@course_options.lessons
@course_options.gold
@course_options.articles
@options.output_format("terminal", "csv", "jsonl")
@options.out
@options.workspace
@options.quiet
def command(
    sources: tuple[str, ...],
    lessons: tuple[Path, ...],
    gold: tuple[Path, ...],
    articles: tuple[Path, ...],
    output_format: str,
    out: Path | None,
    workspace: Path | None,
    quiet: bool,
) -> None:
    """List what students disagree with, and why: gold can be wrong.

    It stands in the files that students save from their pages of feedback ("I disagree"): name them or their folder,
    and beside them the course, where they are of its own lesson. Where students are right, change the gold file (its
    reason, an alternative under `accept`, or `optional = true`) and run `course feedback` again: everybody is scored
    anew.

    \b
      unsourced course disputes results/
      unsourced course disputes 9a objections/
      unsourced course disputes results/ --format csv --out disputes.csv
    """
    from annotate.course.classroom.grade_results import grade_results, is_results, raise_unread
    from annotate.course.grading.disputes import disputes, records_of_disputes
    from unsourced.io.progress import say
    from unsourced.io.record_files import write_records, write_text

    graded, failures = grade_results(
        sources, lessons=lessons, gold=gold, articles=articles, workspace=workspace, quiet=quiet
    )
    if not any(map(is_results, sources)):
        say("Label Studio holds no disagreements: name the files that students saved, too.", quiet=quiet)
    found = disputes(graded)
    if output_format == "terminal":
        words = [
            f"{each.gold}.toml: “{each.quote}” ({each.label}); the page said: {each.said}, now: {each.now}\n"
            f"  {each.student}: {each.why}\n" + (f"  gold: {each.gold_reason}\n" if each.gold_reason else "")
            for each in found
        ]
        write_text("\n".join(words) or "Nobody disagrees.\n", out)
    else:
        write_records(records_of_disputes(found), output_format, out)
    raise_unread(failures, len(graded))
