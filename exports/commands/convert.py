"""`unsourced convert`: labels in other tools' formats, and back."""

from pathlib import Path

import click

from exports.formats import FORMATS
from unsourced.cli import options


@click.command()
@click.argument("path", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the result, written whole or not at all; an earlier result there is replaced.",
)
@click.option("--to", type=click.Choice(list(FORMATS)), default="dataset", show_default=True, help="Format to write.")
@click.option(
    "--from",
    "from_",
    type=click.Choice(list(FORMATS)),
    default="dataset",
    show_default=True,
    help="Format of DIR.",
)
@click.option(
    "--map-scheme",
    "target",
    metavar="NAME|FILE",
    help="Bring the labels into this scheme first, by the crosswalk of either; says what has no counterpart.",
)
@click.option(
    "--scheme",
    metavar="NAME|FILE",
    help="Scheme of labels that come --from another format.  [default: the one beside them]",
)
@options.quiet
def command(path: Path, out: Path, to: str, from_: str, target: str | None, scheme: str | None, quiet: bool) -> None:
    """Convert a Dataset to a format of other tools, one of theirs to a Dataset, or either to another scheme.

    What a format cannot carry (relations, answers, drafts, overlaps, …) is counted on stderr and in losses.json
    beside the result.

    \b
      unsourced convert labels --to brat --out labels-brat
      unsourced convert labels-brat --from brat --out labels-again
      unsourced convert labels --map-scheme ptc --to ptc --out labels-ptc

    \b
    jsonl         one line an article, lossless
    csv           five tables for a spreadsheet
    huggingface   Parquet and a card, for datasets.load_dataset
    ptc           SemEval-2020 task 11: texts; span and technique files, a folder an annotator
    conll         one token a line with BIO tags, a file an annotator; no overlaps
    brat          .txt and .ann, a folder an annotator; with relations, parts, reasons
    label-studio  tasks with everybody's annotations, to import
    """
    from exports.formats.run import run_convert

    if to == from_ and target is None:
        raise click.UsageError(f"DIR is a {from_} already: name another format with --to or --from, or --map-scheme.")
    if scheme is not None and from_ == "dataset":
        raise click.UsageError("--scheme is for labels that come --from another format: a Dataset holds its own.")
    run_convert(path, out, to=to, from_=from_, scheme=scheme, target=target, quiet=quiet)
