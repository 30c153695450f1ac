"""`unsourced score`: marks and scores for texts, by rules or by models."""

import sys
from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--model",
    "models",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A model that `unsourced train` wrote, or `sample`, the shipped one, which is synthetic. Of several, each "
    "label is decided by the first that learned it.",
)
@options.scheme
@click.option("--label", "labels", multiple=True, metavar="KEY", help="Only this label; may be given several times.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="Leave a sentence unjudged, for a learned label, where the decision is less sure than this (0 to 1).",
)
@click.option("--sentences", is_flag=True, help="One row a sentence and label (jsonl, csv, parquet) instead of marks.")
@options.output_format("terminal", "jsonl", "csv", "parquet", "html")
@options.out
@options.quiet
def command(
    inputs: tuple[str, ...],
    models: tuple[Path, ...],
    scheme: str | None,
    labels: tuple[str, ...],
    min_confidence: float,
    sentences: bool,
    output_format: str,
    out: Path | None,
    quiet: bool,
) -> None:
    """Mark what a reader could ask about, with the reason for each mark.

    FILE is whatever `unsourced read` takes; - is stdin. Without a model the rules score, so no labels are needed. A
    mark is a question to ask, not a verdict. A value is called a probability only where it was calibrated on enough
    held-out text, else it is a score. JSONL tells for each mark of a model which words moved its sentence's log-odds.

    \b
      unsourced score report.md
      unsourced score news/ --model ours.skops --format html --out news.html
      unsourced score articles.jsonl --model ours.skops --sentences --format csv --out sentences.csv
    """
    if models and scheme:
        raise click.UsageError("A model brings its own scheme; leave --scheme out.")
    if sentences and output_format in ("terminal", "html"):
        raise click.UsageError("--sentences needs --format jsonl, csv or parquet.")
    if output_format == "parquet" and out is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for the terminal; add --out FILE.")
    from classifier.scoring.run import score_files

    score_files(
        inputs,
        models=models,
        scheme=scheme,
        labels=labels,
        min_confidence=min_confidence,
        output_format=output_format,
        sentences=sentences,
        out=out,
        quiet=quiet,
    )
