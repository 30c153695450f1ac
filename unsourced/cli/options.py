"""Options that several commands share, declared once so that they read and behave the same everywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from unsourced.config.service_address import SERVICE_PORT

Command = TypeVar("Command", bound=Callable[..., Any])

quiet = click.option("--quiet", "-q", is_flag=True, help="Print no progress and no words for people.")
out = click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the result to this file (whole or not at all) instead of stdout.",
)
scheme = click.option(
    "--scheme",
    metavar="NAME|FILE",
    help="Label scheme: a shipped name or a TOML file.  [default: from unsourced.toml, else credibility]",
)
workspace = click.option(
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder with the local Label Studio and its credentials.  [default: from unsourced.toml, else .unsourced]",
)
project = click.option(
    "--project", metavar="ID|TITLE", help="Label Studio project.  [default: from unsourced.toml, else unsourced]"
)
max_size = click.option(
    "--max-size",
    type=click.FloatRange(min=0, min_open=True),
    default=20.0,
    show_default=True,
    metavar="MB",
    help="Size of the largest page that is read.",
)
allow_private = click.option(
    "--allow-private", is_flag=True, help="Read addresses on this machine and on private networks too."
)

_SHARES = {"none": 0.0, "all": 1.0}


def _share(_: click.Context, __: click.Parameter, value: str) -> float:
    """`none`, `all`, or a share from 0 to 1, as a number."""
    try:
        share = _SHARES[value] if value in _SHARES else float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise click.BadParameter("give none, all, or a share from 0 to 1")
    return share


suggest = click.option(
    "--suggest",
    "share",
    callback=_share,
    metavar="none|all|SHARE",
    default="0.5",
    show_default=True,
    help="How many of the articles get suggestions, drawn at random; they sway annotators, so leave some without.",
)
service = click.option(
    "--service",
    "service_url",
    metavar="URL",
    default=f"http://127.0.0.1:{SERVICE_PORT}",
    show_default=True,
    help="The address of a running `unsourced serve`.",
)


def output_format(*choices: str) -> Callable[[Command], Command]:
    """`--format` with these choices; the first is the default."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="Output format.",
    )
