"""`unsourced adjudicate`: contested articles to a curator."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--project",
    metavar="ID|TITLE",
    help="Project for the decisions, made if it is not there.  [default: the annotators' own, with ': adjudication']",
)
@click.option("--most", type=click.IntRange(1), metavar="N", help="Only the N most contested articles.")
@options.workspace
@options.quiet
def command(folder: Path, project: str | None, most: int | None, workspace: Path | None, quiet: bool) -> None:
    """Let a curator decide where the annotators of a Dataset differ.

    An article is contested where some marked a sentence with a label and others did not. The contested ones become a
    project in Label Studio, the most contested first; every annotator's spans are suggestions there, and the note of
    each says who marked it. Export that project like any other: its annotations have the role curator and enter
    neither agreement nor consensus. Run again after a new export, it adds what is new.

    \b
      unsourced adjudicate labels
      unsourced adjudicate labels --most 20 --project "Strait: decisions"
    """
    from annotate.workflows.run import adjudicate_folder

    click.echo(adjudicate_folder(folder, project=project, workspace=workspace, limit=most, quiet=quiet))
