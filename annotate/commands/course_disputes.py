"""`unsourced course disputes`: what students disagree with."""

from pathlib import Path

import click

from annotate.commands import course_options
from unsourced import options


@click.command()
@course_options.results
@course_options.lessons
@course_options.gold
@course_options.articles
@options.output_format("terminal", "csv", "jsonl")
@options.out
def command(
    results: tuple[Path, ...],
    lessons: tuple[Path, ...],
    gold: tuple[Path, ...],
    articles: tuple[Path, ...],
    format_: str,
    out: Path | None,
) -> None:
    """List what students disagree with, and why: gold can be wrong.

    RESULTS are what the practice page gave, or what a student saved from a page of feedback ("I disagree"). Where they
    are right, change the gold file (its reason, an alternative under `accept`, or `optional = true`) and run
    `course feedback` again: everybody is scored anew.

    \b
      unsourced course disputes results/
      unsourced course disputes results/ --format csv --out disputes.csv
    """
    from annotate.course.classroom.each_result import grade_each, raise_unread
    from annotate.course.judging.disputes import dispute_records, disputes
    from unsourced.records import write_records, write_text

    graded, failures = grade_each(list(map(str, results)), lessons=lessons, gold=gold, articles=articles)
    found = disputes(graded)
    if format_ == "terminal":
        words = [
            f"{each.gold}.toml: “{each.quote}” ({each.label}); the page said: {each.said}, now: {each.now}\n"
            f"  {each.student}: {each.why}\n" + (f"  gold: {each.gold_reason}\n" if each.gold_reason else "")
            for each in found
        ]
        write_text("\n".join(words) or "Nobody disagrees.\n", out)
    else:
        write_records(dispute_records(found), format_, out)
    raise_unread(failures, len(graded))
