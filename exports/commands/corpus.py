"""`unsourced corpus`: a public corpus as a Dataset."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("name", type=click.Choice(["babe", "basil", "mbic", "polnear"]), metavar="NAME")
@click.argument("path", type=click.Path(path_type=Path), metavar="PATH")
@click.option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the Dataset, written whole or not at all; a Dataset that is there is replaced.",
)
@options.quiet
def command(name: str, path: Path, out: Path, quiet: bool) -> None:
    """Turn a public corpus (babe, basil, mbic, polnear) into a Dataset as `unsourced export` writes it.

    PATH is the corpus's folder or file, as its authors publish it; nothing is downloaded. Each annotator is kept; what
    the authors settled on has the role gold (in BASIL all of it), from which `train` does not learn. BABE's folder
    stands for SG2, raw and final; name raw_labels_SG1.csv to have SG1. BABE and MBIC list the words that somebody
    marked without their places: they are looked for in the sentence, and what is not found, or not without a guess, is
    counted and listed in problems.jsonl.

    \b
      unsourced corpus babe babe/ --out babe-labels
      unsourced corpus babe babe/raw_labels_SG1.csv --out babe-sg1
      unsourced corpus polnear polnear/ --out polnear-labels
    """
    from exports.corpora.run import corpus

    corpus(name, path, out, quiet=quiet)
