"""`unsourced demo`: the whole loop on the shipped sample."""

import signal
import sys
from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("unsourced-demo"),
    show_default=True,
    help="Where the demo keeps its Label Studio and what it makes; delete it to start over.",
)
@options.quiet
def command(folder: Path, quiet: bool) -> None:
    """The whole loop on the shipped sample, with a real Label Studio.

    Starts Label Studio, loads 28 invented articles, puts in the labels of three invented annotators, exports them,
    trains a model, scores an article that nobody labelled, and gives the model's marks back to Label Studio as
    suggestions. In a terminal the server stays up until Ctrl-C, so that you can log in; otherwise everything that was
    started is stopped. It can be run again.

    \b
      unsourced demo
      unsourced demo --folder /tmp/says-who
    """
    from unsourced.demo.run import demo

    # A terminal that is closed, and `kill`, end it as Ctrl-C does: otherwise the server would stay.
    for name in ("SIGHUP", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    demo(folder, stay=sys.stdin.isatty() and sys.stdout.isatty(), quiet=quiet)
