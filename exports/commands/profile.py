"""`unsourced profile`: what annotators found, by outlet, author or topic."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("path", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--by",
    type=click.Choice(["outlet", "author", "topic"]),
    default="outlet",
    show_default=True,
    help="What the articles are grouped by; an article of several authors counts for each.",
)
@options.output_format("terminal", "csv", "json")
@options.out
def command(path: Path, by: str, output_format: str, out: Path | None) -> None:
    """Describe what annotators found in the articles of each outlet, author or topic.

    Spans of each label per 1,000 words, and the mean answers to questions with a scale, each with an interval over
    articles. Groups with fewer than 20 annotated articles get no figure. There is no ranking and no trust score: the
    groups stand in the alphabet's order.

    \b
      unsourced profile labels --by outlet
      unsourced profile labels --by topic --format csv --out topics.csv
    """
    import json
    from typing import cast

    from exports.dataset.dataset import read_dataset
    from exports.dataset.profile import By, profile, profile_rows
    from exports.dataset.report.profile_text import profile_record, profile_text
    from unsourced.io.record_files import write_records, write_text

    found = profile(read_dataset(path), cast("By", by))
    if output_format == "terminal":
        write_text(profile_text(found), out)
    elif output_format == "json":
        write_text(json.dumps(profile_record(found), ensure_ascii=False, indent=2) + "\n", out)
    else:
        rows = profile_rows(found)
        write_records([row | {"synthetic": found.synthetic} for row in rows], "csv", out)
