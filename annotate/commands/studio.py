"""`unsourced studio`: the local Label Studio of a workspace."""

from pathlib import Path

import click

from unsourced.cli import options


@click.group()
def command() -> None:
    """A Label Studio on this machine, with its data in the workspace.

    It keeps running when the terminal closes, and nobody else can reach it unless you say so.

    \b
      unsourced studio start
      unsourced studio status
      unsourced studio stop
    """


@command.command()
@options.workspace
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Listen here and nowhere else.  [default: the last, or any]"
)
@click.option(
    "--listen", metavar="ADDR", default="127.0.0.1", show_default=True, help="Address of this machine to listen at."
)
@click.option("--public-url", metavar="URL", help="The address at which others reach it.")
@options.quiet
def start(workspace: Path | None, port: int | None, listen: str, public_url: str | None, quiet: bool) -> None:
    """Start it, and say where to log in.

    The first start of a workspace takes up to half a minute, later ones a few seconds. Before others are let in, it is
    checked that sign-up needs an invite link, that nothing is reported to the vendor, and more; what does not hold is
    named, and it does not start.

    \b
      unsourced studio start
      unsourced studio start --listen 10.0.0.5 --port 8080 --public-url https://labels.example.org
    """
    from annotate.studio import start as start_studio
    from annotate.studio.words import started
    from unsourced.config.settings import load_settings

    folder = load_settings(workspace=workspace).workspace
    running = start_studio(folder, listen=listen, port=port, public_url=public_url, quiet=quiet)
    click.echo(started(running))


@command.command()
@options.workspace
def stop(workspace: Path | None) -> None:
    """Stop it; its data stays.

    \b
      unsourced studio stop
    """
    from annotate.studio import stop as stop_studio
    from unsourced.config.settings import load_settings

    folder = load_settings(workspace=workspace).workspace
    click.echo("Stopped." if stop_studio(folder) else f"None was running in {folder}.")


@command.command()
@options.workspace
def status(workspace: Path | None) -> None:
    """Say whether it runs, where, and where the password is.

    \b
      unsourced studio status
    """
    from annotate.studio import status as studio_status
    from annotate.studio.words import state
    from unsourced.config.settings import load_settings

    click.echo(state(studio_status(load_settings(workspace=workspace).workspace)))
