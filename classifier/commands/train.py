"""`unsourced train`: a model from a Dataset."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--out", "-o", required=True, type=click.Path(path_type=Path), help="The model to write: NAME.skops.")
@click.option(
    "--embedding",
    "--embed",
    "embedding",
    is_flag=True,
    help="Learn from a sentence embedding as well: more accurate and slower. Needs the extra `embedding`, and so does "
    "scoring. (--embed is its old name.)",
)
@options.quiet
def command(dataset: Path, out: Path, embedding: bool, quiet: bool) -> None:
    """Learn from the labels of a Dataset that `unsourced export` wrote.

    Per label a sentence model is learned where at least 10 sentences of 3 articles are marked and it does better than
    the rules on held-out text; what is not learned is left to the rules. The table says which, and the F1 of each.
    How the model came about (versions, the Dataset's hash, options) stands beside it in NAME.experiment.json.

    \b
      unsourced train labels/ --out ours.skops
      unsourced train labels/ --out ours.skops --embedding
      unsourced score report.md --model ours.skops
    """
    from classifier.training.run import train_file

    train_file(dataset, out, embedding=embedding, quiet=quiet)
