"""`unsourced consensus`: several annotators' labels as one view."""

import sys
from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--show",
    type=click.Choice(["spans", "sentences", "soft", "reliability"]),
    help="Which records (every format but terminal): spans by vote; sentences by majority and by Dawid and Skene's "
    "model; soft, the share of annotators for each piece of text; or how reliable each annotator is.  [default: spans]",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1, max_open=True),
    default=0.5,
    show_default=True,
    help="A character is in where more than this share of the annotators marked it; 0 keeps what anybody marked.",
)
@click.option(
    "--min-annotators",
    "minimum",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="No majority and no span where fewer annotators submitted the article.",
)
@click.option("--unsuggested", is_flag=True, help="Count only work that began without suggestions.")
@click.option(
    "--resamples",
    type=click.IntRange(100),
    default=1000,
    show_default=True,
    help="Resamples of the articles for the intervals of reliability.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the resamples.")
@options.output_format("terminal", "jsonl", "csv", "parquet")
@options.out
@options.quiet
def command(
    folder: Path,
    show: str | None,
    threshold: float,
    minimum: int,
    unsuggested: bool,
    resamples: int,
    seed: int,
    output_format: str,
    out: Path | None,
    quiet: bool,
) -> None:
    """Make one view of what several annotators marked in a Dataset; the individual labels stay as they are.

    Sentences: the majority, and the model of Dawid and Skene (1979), which weighs annotators by how they err. Spans: a
    vote over characters. A label that was not offered and an article that was skipped count neither way; curators and
    gold answers have no vote.

    \b
      unsourced consensus labels
      unsourced consensus labels --show spans --threshold 0.6 --min-annotators 3 --format csv --out spans.csv
      unsourced consensus labels --show sentences --format parquet --out sentences.parquet
    """
    if show and output_format == "terminal":
        raise click.UsageError("--show names records: add --format jsonl, csv or parquet.")
    if output_format == "parquet" and out is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for the terminal; add --out FILE.")
    from exports.consensus.run import consensus

    consensus(
        folder,
        show=show or "spans",
        threshold=threshold,
        minimum=minimum,
        suggested=False if unsuggested else None,
        resamples=resamples,
        seed=seed,
        output_format=output_format,
        out=out,
        quiet=quiet,
    )
