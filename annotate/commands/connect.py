"""`unsourced connect`: a model's marks as suggestions in a Label Studio project."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@options.service
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File with the service's token, if it asks for one.  [default: UNSOURCED_SERVE_TOKEN in the environment]",
)
@click.option(
    "--seen-as",
    metavar="URL",
    help="The address by which Label Studio's server reaches the service, where that is another, as from a container.",
)
@options.project
@options.suggest
@click.option("--backlog", is_flag=True, help="Predict all tasks now that have no prediction of this version yet.")
@click.option(
    "--uncertain-first",
    is_flag=True,
    help="Have the label stream begin with what the model is least sure of; needs --suggest all and --backlog.",
)
@options.workspace
@options.quiet
def command(
    service_url: str,
    token_file: Path | None,
    seen_as: str | None,
    project: str | None,
    share: float,
    *,
    backlog: bool,
    uncertain_first: bool,
    workspace: Path | None,
    quiet: bool,
) -> None:
    """Make a running `unsourced serve` the ML backend of a Label Studio project.

    Whoever opens a task then sees what the model marks, with its reasons. Everything that this needs is tried first:
    that the service answers, that its model knows the project's scheme, that Label Studio's server may call and reach
    it. What fails is named with what to do, and nothing is left behind. After a new model was trained and taken up
    (serve --reload), connect once more: the project then shows and sorts by the new version.

    \b
      unsourced serve --model ours.skops --reload
      unsourced connect --project strait
      unsourced connect --project strait --suggest all --backlog --uncertain-first
    """
    from annotate.ml_backend.run import connect_backend

    click.echo(
        connect_backend(
            service_url,
            token_file=token_file,
            backend_url=seen_as,
            project=project,
            share=share,
            backlog=backlog,
            uncertain_first=uncertain_first,
            workspace=workspace,
            quiet=quiet,
        )
    )
