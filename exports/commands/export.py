"""`unsourced export`: labels out of Label Studio."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.option(
    "--out",
    "-o",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the Dataset, written whole or not at all; a Dataset that is there is replaced.",
)
@options.project
@click.option(
    "--from-json",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Read an export saved from Label Studio (format JSON) instead of asking a server.",
)
@click.option(
    "--blind",
    is_flag=True,
    help="Join the projects that `unsourced blind` made under the title of --project, and warn where somebody worked "
    "in another's.",
)
@click.option(
    "--scheme",
    metavar="NAME|FILE",
    help="Label scheme: a shipped name or a TOML file.  [default: the project's own]",
)
@options.workspace
@options.quiet
def command(
    out: Path,
    project: str | None,
    file: Path | None,
    blind: bool,
    scheme: str | None,
    workspace: Path | None,
    quiet: bool,
) -> None:
    """Export a project's labels as a Dataset: everybody's spans, relations, answers, skips and drafts.

    The folder holds five Parquet tables, the scheme, what Label Studio said, and problems.jsonl with whatever could
    not become a row: nothing is dropped in silence. If that costs a mark, it is listed and the exit code is 1; all
    the rest is written. Label Studio's community edition lets everybody change everybody's marks: those that somebody
    else changed last are named.

    \b
      unsourced export --out labels
      unsourced export --project "Spring course" --out spring
      unsourced export --blind --project strait --out strait
      unsourced export --from-json project-7-at-2026-05-04.json --out old-labels
    """
    if blind and file:
        raise click.UsageError("--blind asks servers and --from-json does not: give one of them.")
    from exports.label_studio.run import run_export

    run_export(out, project=project, file=file, scheme=scheme, workspace=workspace, blind=blind, quiet=quiet)
