"""`unsourced train`: a model from a Dataset."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path), help="The model to write: NAME.skops.")
@click.option(
    "--embed",
    is_flag=True,
    help="Learn from a sentence embedding as well: righter and slower. Needs the extra `embed`, and so does scoring.",
)
@options.quiet
def command(dataset: Path, out: Path, embed: bool, quiet: bool) -> None:
    """Learn from the labels of a Dataset that `unsourced export` wrote.

    Per label a sentence model is learned where at least 10 sentences of 3 articles are marked and it does better than
    the rules on held-out text; what is not learned is left to the rules. The table says which, and how right each is.

    \b
      unsourced train labels/ --out ours.skops
      unsourced train labels/ --out ours.skops --embed
      unsourced score report.md --model ours.skops
    """
    from classifier.training.run import train_file

    train_file(dataset, out, embed=embed, quiet=quiet)
