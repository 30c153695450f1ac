"""`unsourced blind`: articles to annotators who do not see each other's work."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--annotators",
    required=True,
    metavar="NAME,NAME,…",
    help="Who annotates; best the e-mail addresses of their accounts, by which their work is told from others'.",
)
@click.option("--each", type=click.IntRange(1), required=True, metavar="K", help="How many of them get each article.")
@click.option(
    "--project", metavar="TITLE", help="Title of the group.  [default: the project of unsourced.toml, else unsourced]"
)
@options.scheme
@click.option(
    "--servers",
    is_flag=True,
    help="A local Label Studio for each annotator: real separation, for about 400 MB of memory each.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Seed of the assignment.")
@options.workspace
@options.quiet
def command(
    inputs: tuple[str, ...],
    annotators: str,
    each: int,
    project: str | None,
    scheme: str | None,
    servers: bool,
    seed: int,
    workspace: Path | None,
    quiet: bool,
) -> None:
    """Give articles to annotators who do not see each other's work.

    Each article goes to K of them; all get as many articles, to within one, pairs share about as many, and each works
    in an order of their own, without suggestions. Each has a project of their own, called "TITLE: NAME". That is a
    courtesy: in Label Studio's community edition whoever has an account can open, and change, every project of the
    server. With --servers each has a server of their own. Run again, it goes on where it stopped.

    \b
      unsourced blind news/*.html --annotators ada@lab.example,bo@lab.example,cy@lab.example --each 2
      unsourced blind articles.jsonl --annotators ada,bo --each 2 --project strait --servers
    """
    names = [name.strip() for name in annotators.split(",")]
    if each > len(names):
        raise click.BadParameter(f"there are only {len(names)} annotators", param_hint="--each")
    from annotate.workflows.run import blind_files

    click.echo(
        blind_files(
            inputs,
            names,
            each,
            project=project,
            scheme=scheme,
            workspace=workspace,
            seed=seed,
            servers=servers,
            quiet=quiet,
        )
    )
