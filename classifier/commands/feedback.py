"""`unsourced feedback`: the marks that readers of the page doubted, to be checked in Label Studio."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE")
@options.output_format("jsonl", "json", "csv", "parquet")
@options.out
@options.quiet
def command(file: Path, output_format: str, out: Path | None, quiet: bool) -> None:
    """Make suggestions of the marks that readers doubted on the page.

    FILE is what `unsourced serve --feedback FILE` kept. It is a file of articles too: load it with these suggestions,
    and each doubted mark stands in Label Studio with what readers said of it. Several remarks on one mark become one
    suggestion.

    \b
      unsourced feedback remarks.jsonl --out doubted.jsonl
      unsourced load remarks.jsonl --suggestions doubted.jsonl --suggest all --project checks
    """
    from classifier.service.feedback_suggestions import write_suggestions

    write_suggestions(file, output_format=output_format, out=out, quiet=quiet)
