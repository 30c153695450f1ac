"""`unsourced disconnect`: take a service away from a Label Studio project."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@options.service
@options.project
@options.workspace
def command(service_url: str, project: str | None, workspace: Path | None) -> None:
    """Undo `connect`: remove the service and its webhooks from the project; it need not run any more.

    Suggestions that it made stay with their tasks, and are shown no more.

    \b
      unsourced disconnect --project strait
    """
    from annotate.ml_backend.run import disconnect_backend

    click.echo(disconnect_backend(service_url, project=project, workspace=workspace))
