"""`unsourced load`: articles into a Label Studio project."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE…")
@options.project
@options.scheme
@options.suggest
@click.option(
    "--suggestions",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Suggest these spans (JSONL, as `suggest` and `score` print them) instead of what the rules find.",
)
@click.option(
    "--realign",
    "realigning",
    is_flag=True,
    help="Pages that the project holds with another text, as an earlier version of `read` cleaned them, keep that; "
    "what is suggested for them is carried over to it.",
)
@click.option("--batch-size", type=click.IntRange(1, 10_000), default=1000, hidden=True, help="Articles in a request.")
@options.workspace
@options.quiet
def command(
    inputs: tuple[str, ...],
    project: str | None,
    scheme: str | None,
    share: float,
    suggestions: Path | None,
    realigning: bool,
    batch_size: int,
    workspace: Path | None,
    quiet: bool,
) -> None:
    """Load articles into a Label Studio project, each exactly once.

    FILE is whatever `unsourced read` takes. The project is made if it is not there. Loading can be stopped at any
    moment and run again: it goes on, and no article comes in twice; articles that are nearly the same as another one
    are named, and loaded. Without URL and token in the environment or in
    unsourced.toml, the Label Studio of the workspace is meant.

    \b
      unsourced load news/*.html
      unsourced load articles.jsonl --project strait --suggest none
    """
    from annotate.loading.run import load_files

    loaded = load_files(
        inputs,
        project=project,
        scheme=scheme,
        share=share,
        suggestions=suggestions,
        realigning=realigning,
        workspace=workspace,
        batch_size=batch_size,
        quiet=quiet,
    )
    click.echo(loaded)
