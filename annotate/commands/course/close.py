"""`unsourced course close`: everything out, then nobody in."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("name")
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the Dataset of everybody's work.  [default: in the course's folder in the workspace]",
)
@options.workspace
@options.quiet
def command(name: str, out: Path | None, workspace: Path | None, quiet: bool) -> None:
    """Export everything that a class did, then delete its accounts.

    Reports and grades come from the export from then on. The accounts are deleted because Label Studio's community
    edition cannot switch one off: an account that was only taken from the organization still logs in. It can be
    stopped at any moment and run again.

    \b
      unsourced course close 9a
      unsourced course close 9a --out labels-9a
    """
    from annotate.course.classroom.close import close, in_words

    click.echo(in_words(close(name, out=out, workspace=workspace, quiet=quiet)))
