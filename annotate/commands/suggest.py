"""`unsourced suggest`: the rules' suggestions as JSONL."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE…")
@options.scheme
@options.output_format("jsonl", "json", "csv", "parquet")
@options.out
@options.quiet
def command(inputs: tuple[str, ...], scheme: str | None, output_format: str, out: Path | None, quiet: bool) -> None:
    """Suggest spans by rule: sources, claims, insertions, speculation, loaded words.

    One record a span, with the reason for each: a mark is a question to ask, not a verdict. FILE is whatever
    `unsourced read` takes; no server and no model are needed. Articles in another language than English get no
    suggestions.

    \b
      unsourced suggest report.md
      unsourced suggest news/*.html --out spans.jsonl
    """
    from annotate.rules.run import suggest_files

    suggest_files(inputs, scheme=scheme, output_format=output_format, out=out, quiet=quiet)
