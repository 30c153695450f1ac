"""`unsourced corpus`: a public corpus as a Dataset."""

from pathlib import Path

import click

from exports.corpora import CORPORA
from unsourced.cli import options

_HELP = f"""Turn a public corpus ({", ".join(CORPORA)}) into a Dataset as `unsourced export` writes it.

PATH is the corpus's folder or file, as its authors publish it; nothing is downloaded. Each annotator is kept; what
the authors settled on has the role gold (in BASIL all of it), from which `train` does not learn. BABE's folder
stands for SG2, raw and final; name raw_labels_SG1.csv to have SG1. BABE and MBIC list the words that somebody
marked without their offsets: they are looked for in the sentence, and what is not found, or not without a guess, is
counted and listed in problems.jsonl.

\b
  unsourced corpus babe babe/ --out babe-labels
  unsourced corpus babe babe/raw_labels_SG1.csv --out babe-sg1
  unsourced corpus polnear polnear/ --out polnear-labels
"""


@click.command(help=_HELP)
@click.argument("name", type=click.Choice(list(CORPORA)), metavar="NAME")
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
    """Turn a public corpus into a Dataset; see `_HELP`."""
    from exports.corpora.run import corpus

    corpus(name, path, out, quiet=quiet)
