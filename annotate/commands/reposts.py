"""`unsourced reposts`: groups of articles that share their words."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE…")
@options.output_format("terminal", "json", "jsonl")
@options.out
@options.quiet
def command(inputs: tuple[str, ...], output_format: str, out: Path | None, quiet: bool) -> None:
    """Find articles that share their words: reposts, near-duplicates, passages of one report inside another.

    Each group with its articles, the likely original and the evidence for it (a line that names the source, dates,
    words in brackets) or that it is undetermined, and what was changed. All of it is said of these texts alone: an
    older one may exist. Two reports that only quote the same people are no group.

    FILE is whatever `unsourced read` takes. `--format jsonl` prints the articles with their `group` filled, for `load`
    and `train`, which keeps a group in one fold; a `group` that was there is kept. `--format json` prints the groups
    with evidence and changes.

    \b
      unsourced reposts news/*.html
      unsourced reposts articles.jsonl --format jsonl --out grouped.jsonl
    """
    from annotate.reposts.run import repost_files

    repost_files(inputs, output_format=output_format, out=out, quiet=quiet)
