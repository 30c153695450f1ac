"""`unsourced status`: who has done what."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@options.project
@options.workspace
@options.output_format("terminal", "json")
@options.out
def command(project: str | None, workspace: Path | None, output_format: str, out: Path | None) -> None:
    """Show who has done what in a Label Studio project.

    For each annotator: articles submitted, skipped, begun and left. An article that was skipped and then submitted
    counts as submitted.

    \b
      unsourced status
      unsourced status --project strait --format json
    """
    from annotate.label_studio.output.status_table import status_json, status_table
    from annotate.label_studio.status import status
    from unsourced.config.settings import load_settings
    from unsourced.io.record_files import write_text
    from unsourced.label_studio.client import connect

    settings = load_settings(project=project, workspace=workspace)
    with connect(settings) as connection:
        found = status(connection, settings.project)
    write_text(status_json(found) if output_format == "json" else status_table(found), out)
