"""`unsourced course forget`: a person out of everything within reach."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("student")
@click.option(
    "--in",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="Also look for Datasets, results, reports and models here, at any depth. May be repeated.",
)
@options.workspace
def command(student: str, folders: tuple[Path, ...], workspace: Path | None) -> None:
    """Remove a student: from Label Studio, Datasets, raw exports, reports and results.

    STUDENT is a pseudonym, a name, an e-mail address or a login. The folder of the course and its export are always
    looked through. Models that may have learned from the student are listed, and so is what is out of reach. It can be
    stopped at any moment and run again.

    \b
      unsourced course forget S03
      unsourced course forget "Anka Torvell" --in labels --in reports
    """
    from annotate.course.erasure.erase import erase, in_words

    click.echo(in_words(erase(student, folders=folders, workspace=workspace)))
