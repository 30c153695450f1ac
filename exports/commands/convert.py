"""`unsourced convert`: labels in other tools' formats, and back."""

from pathlib import Path

import click

from exports.formats import FORMATS
from exports.formats.registry import detect_format, formats_help
from unsourced.cli import options

_HELP = f"""Convert a Dataset to a format of other tools, one of theirs to a Dataset, or either to another scheme.

What a format cannot carry (relations, answers, drafts, overlaps, …) is counted on stderr and in losses.json
beside the result.

\b
  unsourced convert labels --to brat --out labels-brat
  unsourced convert labels-brat --from brat --out labels-again
  unsourced convert labels --map-scheme ptc --to ptc --out labels-ptc

\b
{formats_help()}
"""


@click.command(help=_HELP)
@click.argument("path", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the result, written whole or not at all; an earlier result there is replaced.",
)
@click.option(
    "--to",
    type=click.Choice(list(FORMATS)),
    default="dataset",
    show_default=True,
    help="Format to write.",
)
@click.option(
    "--from",
    "input_format",
    type=click.Choice(list(FORMATS)),
    help="Format of DIR.  [default: found from its files]",
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
def command(
    path: Path,
    out: Path,
    to: str,
    input_format: str | None,
    target: str | None,
    scheme: str | None,
    quiet: bool,
) -> None:
    """Convert a Dataset to another format or scheme, or another format to a Dataset; see `_HELP`."""
    from exports.formats.run import run_convert

    if input_format is None:
        input_format = detect_format(path).name
    if to == input_format and target is None:
        raise click.UsageError(
            f"DIR is a {input_format} already: name another format with --to or --from, or --map-scheme."
        )
    if scheme is not None and input_format == "dataset":
        raise click.UsageError("--scheme is for labels that come --from another format: a Dataset holds its own.")
    run_convert(
        path,
        out,
        input_format=input_format,
        to=to,
        scheme=scheme,
        target=target,
        quiet=quiet,
    )
