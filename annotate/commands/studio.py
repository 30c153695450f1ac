"""`unsourced studio`: the local Label Studio of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from unsourced.cli import options

if TYPE_CHECKING:
    from annotate.studio.server import RunningStudio, StudioStatus

_STATES = {
    "running": "Label Studio is running at {url}",
    "starting": "Label Studio is starting at {url}",
    "not answering": "Label Studio's process lives and does not answer at {url}",
    "crashed": "Label Studio does not run: it ended without being stopped. Start it again with: unsourced studio start",
    "stopped": "Label Studio does not run. Start it with: unsourced studio start",
}


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
    from unsourced.config.settings import load_settings
    from unsourced.io.progress import Reporter

    folder = load_settings(workspace=workspace).workspace
    running = start_studio(folder, listen=listen, port=port, public_url=public_url, reporter=Reporter(quiet=quiet))
    click.echo(_started(running))


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
    from unsourced.config.settings import load_settings

    click.echo(_state(studio_status(load_settings(workspace=workspace).workspace)))


def _started(studio: RunningStudio) -> str:
    """Where to log in, and how. The password is shown here and nowhere else."""
    lines = [
        f"Label Studio {'is running' if studio.started else 'was running already'} at {studio.url}",
        f"  log in as  {studio.email}",
        f"  password   {studio.password}",
        f"  both are in {studio.credentials_path}, which only you can read",
        "Stop it with: unsourced studio stop",
    ]
    if studio.url.startswith("http://") and studio.url != studio.local_url:
        lines.append("Passwords and texts travel unencrypted to this address: use it on a network that you trust.")
    return "\n".join(lines)


def _state(status: StudioStatus) -> str:
    """The state, and where the rest is found."""
    lines = [_STATES[status.state].format(url=status.url or "its address")]
    if status.pid:
        lines.append(f"  process    {status.pid}, since {status.since}")
    if status.email:
        lines += [f"  log in as  {status.email}", f"  password   in {status.credentials_path}"]
    if status.state not in ("running", "stopped"):
        lines.append(f"  log        {status.log_path}")
    return "\n".join(lines)
