"""`unsourced scheme`: begin a label scheme, check it, and print its guideline."""

from pathlib import Path

import click

from unsourced.cli import options


@click.group()
def command() -> None:
    """Label schemes: what can be marked, asked and linked.

    \b
      unsourced scheme new my-scheme.toml
      unsourced scheme check my-scheme.toml
      unsourced scheme guideline --out guideline.html
      unsourced scheme migrate --project strait --scheme new.toml --rename vague-source=anonymous
    """


@command.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def new(file: Path) -> None:
    """Write a small label scheme to begin with, with a comment on each part.

    It passes `scheme check` as it is, so that it can be tried at once and changed bit by bit. A file that is there is
    left alone.

    \b
      unsourced scheme new my-scheme.toml
    """
    from annotate.schemes.template import new_scheme

    new_scheme(file)
    click.echo(f"Change {file}, then check it: unsourced scheme check {file}")


@command.command()
@click.argument("name", required=False, metavar="[NAME|FILE]")
def check(name: str | None) -> None:
    """Check a scheme before anybody labels with it.

    NAME is a shipped scheme; without it, the one of unsourced.toml is checked, else credibility. Errors are what
    Label Studio or a reader could not cope with: keys, hotkeys or colours used twice, labels that are not there, text
    without contrast. Warnings are what some readers miss, such as colours that colour-blind people confuse.

    \b
      unsourced scheme check
      unsourced scheme check my-scheme.toml
    """
    from unsourced.config.settings import load_settings
    from unsourced.errors import SchemeError
    from unsourced.schemes.check import check_scheme
    from unsourced.schemes.load import load_scheme

    name = load_settings(scheme=name).scheme
    scheme = load_scheme(name)
    findings = check_scheme(scheme)
    for finding in findings:
        click.echo(str(finding))
    errors = sum(finding.severity == "error" for finding in findings)
    if errors:
        raise SchemeError(
            f"{errors} {'error' if errors == 1 else 'errors'}",
            where=f"scheme {name}",
            remedy="Correct the file, then check it again.",
        )
    holds = f"{len(scheme.labels)} labels, {len(scheme.questions)} questions, {len(scheme.relations)} relations"
    warnings = f"{len(findings)} warning{'' if len(findings) == 1 else 's'}"
    click.echo(f"Scheme {scheme.name}, version {scheme.version}: {holds}; no errors, {warnings}.")


@command.command()
@options.scheme
@options.output_format("html", "markdown")
@options.out
def guideline(scheme: str | None, output_format: str, out: Path | None) -> None:
    """Print the guideline for annotators: definitions, extents, examples, questions, keys.

    It is generated from the scheme. The HTML page needs nothing else, and prints well.

    \b
      unsourced scheme guideline --out guideline.html
      unsourced scheme guideline --scheme my-scheme.toml --format markdown
    """
    from annotate.schemes.guideline import guideline_html, guideline_markdown
    from unsourced.config.settings import load_settings
    from unsourced.io.record_files import write_text
    from unsourced.schemes.load import load_scheme

    used = load_scheme(load_settings(scheme=scheme).scheme)
    write_text(guideline_html(used) if output_format == "html" else guideline_markdown(used), out)


def _renames(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in values:
        old, equals, new = (part.strip() for part in value.partition("="))
        if not (old and equals and new):
            raise click.BadParameter(f"{value!r} is not OLD=NEW")
        if found.setdefault(old, new) != new:
            raise click.BadParameter(f"{old} is renamed twice")
    return found


@command.command()
@options.project
@options.scheme
@click.option(
    "--rename",
    "renames",
    multiple=True,
    callback=_renames,
    metavar="OLD=NEW",
    help="A label, question, relation or answer (QUESTION.ANSWER) and the key it has now. May be repeated.",
)
@click.option(
    "--remove",
    "removals",
    multiple=True,
    metavar="OLD",
    help="What is to go, with all that hangs on it. May be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be changed.")
@options.workspace
@options.quiet
def migrate(
    project: str | None,
    scheme: str | None,
    renames: dict[str, str],
    removals: tuple[str, ...],
    dry_run: bool,
    workspace: Path | None,
    quiet: bool,
) -> None:
    """Bring a project in Label Studio to a scheme in which something has another name, or is gone.

    What a scheme adds needs no migration: `load` offers it. Here annotations, drafts and suggestions get the new keys,
    then the project gets the new scheme. Two labels may become one. What each result was before is kept in a file in
    the workspace. Nobody should be labelling meanwhile; it can be stopped at any moment and run again. `export` will
    name whoever migrates as the one who changed the marks last.

    \b
      unsourced scheme migrate --project strait --scheme new.toml --rename vague-source=anonymous --dry-run
      unsourced scheme migrate --project strait --scheme new.toml --rename vague-source=anonymous --remove speculation
    """
    from annotate.migrate.run import in_words, migrate_project
    from unsourced.config.settings import load_settings

    settings = load_settings(project=project, scheme=scheme, workspace=workspace)
    done = migrate_project(settings, renames=renames, removals=removals, dry_run=dry_run, quiet=quiet)
    click.echo(in_words(done, dry_run=dry_run))
