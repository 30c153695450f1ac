"""`unsourced serve`: a page, a JSON API and an ML backend for Label Studio."""

from pathlib import Path

import click

from unsourced.cli import options
from unsourced.config.service_address import SERVICE_PORT


@click.command()
@click.option(
    "--model",
    "models",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A model that `unsourced train` wrote, or `sample`, the shipped one, which is synthetic. Of several, each "
    "label is decided by the first that learned it; without one the rules score.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=SERVICE_PORT, show_default=True, help="0 takes a free one."
)
@click.option(
    "--listen",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen on. Beyond this machine a token is asked for.",
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File with the token that requests must hold.  [default: UNSOURCED_SERVE_TOKEN in the environment]",
)
@click.option(
    "--public-host",
    "public_hosts",
    multiple=True,
    metavar="NAME",
    help="A further host name by which the service may be called without a token, as from a proxy on this machine.",
)
@click.option("--reload", is_flag=True, help="Take up a model file when it changes; requests under way are finished.")
@click.option(
    "--feedback",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Let readers of the page say that a mark is wrong, and keep what they agree to in this file: JSON Lines that "
    "`unsourced load` takes.",
)
@options.quiet
def command(
    models: tuple[Path, ...],
    port: int,
    listen: str,
    token_file: Path | None,
    public_hosts: tuple[str, ...],
    reload: bool,
    feedback: Path | None,
    quiet: bool,
) -> None:
    """Score in the browser, over HTTP, and inside Label Studio.

    The page takes a text or a file and shows what a reader could ask about. POST /api/score does the same for programs
    (/api/openapi.json describes it), and `unsourced connect` makes the service the ML backend of a Label Studio
    project, where its marks are suggestions. Texts are not kept and not
    logged; with --feedback readers may leave a remark on a mark.

    \b
      unsourced serve
      unsourced serve --model ours.skops --reload
      unsourced serve --feedback remarks.jsonl
      unsourced serve --model ours.skops --listen 0.0.0.0 --token-file serve.token
    """
    from classifier.service.run import serve

    serve(
        models,
        listen=listen,
        port=port,
        token_file=token_file,
        public_hosts=public_hosts,
        reload=reload,
        feedback=feedback,
        quiet=quiet,
    )
