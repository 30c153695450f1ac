"""The front door: mounts each package's commands by name and loads only the one that is called."""

import os
import sys

import click

from unsourced import __version__
from unsourced.cli.lazy_group import LazyGroup
from unsourced.errors import BatchError, UnsourcedError

# In the order in which a newcomer needs them.
COMMANDS = {
    "demo": "unsourced.demo.command",
    "read": "annotate.commands.read",
    "compare": "annotate.commands.compare",
    "reposts": "annotate.commands.reposts",
    "suggest": "annotate.commands.suggest",
    "scheme": "annotate.commands.scheme",
    "studio": "annotate.commands.studio",
    "load": "annotate.commands.load",
    "blind": "annotate.commands.blind",
    "status": "annotate.commands.status",
    "export": "exports.commands.export",
    "convert": "exports.commands.convert",
    "agreement": "exports.commands.agreement",
    "dataset": "exports.commands.dataset",
    "profile": "exports.commands.profile",
    "corpus": "exports.commands.corpus",
    "consensus": "exports.commands.consensus",
    "adjudicate": "annotate.commands.adjudicate",
    "train": "classifier.commands.train",
    "evaluate": "classifier.commands.evaluate",
    "score": "classifier.commands.score",
    "next": "classifier.commands.next",
    "serve": "classifier.commands.serve",
    "feedback": "classifier.commands.feedback",
    "connect": "annotate.commands.connect",
    "disconnect": "annotate.commands.disconnect",
    "course": "annotate.commands.course",
}


@click.group(
    cls=LazyGroup, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="unsourced")
def unsourced() -> None:
    """Says who? Find and mark claims without a source and words that somebody put into a report.

    \b
    A first look, no server and no labels needed:
      unsourced score ARTICLE.md
    The whole loop on the shipped sample, with Label Studio in the browser:
      unsourced demo
    """


def main() -> None:
    """Run the command line; known errors become one line each on stderr and exit code 1."""
    _open_closed_streams()
    try:
        unsourced.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except UnsourcedError as error:
        for failure in error.failures if isinstance(error, BatchError) else ():
            _complain(failure)
        _complain(error)
        sys.exit(1)
    except (KeyboardInterrupt, click.Abort):
        click.echo("unsourced: stopped", err=True)
        sys.exit(130)
    except OSError as error:
        # Commands say themselves what they cannot read or write; this is click's own help on a full disk.
        if not isinstance(error, BrokenPipeError):
            _complain(error)
        # What is still in the buffer would fail again when Python closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _complain(error: Exception) -> None:
    # A file's name may hold line breaks.
    click.echo(f"unsourced: {' '.join(str(error).splitlines())}", err=True)


def _open_closed_streams() -> None:
    """A stream that the caller closed (`<&-`) is there and empty: Python has None in its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open as long as we run
