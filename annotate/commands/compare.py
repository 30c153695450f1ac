"""`unsourced compare`: two versions of one report."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option(
    "--all", "typography", is_flag=True, help="Show changes of typography alone too: quotes, dashes, spaces, spelling."
)
@click.option(
    "--suggestions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the words that one version has and the other has not as spans for `unsourced load --suggestions`.",
)
@options.max_size
@options.allow_private
@options.output_format("terminal", "jsonl", "html")
@options.out
@options.quiet
def command(
    a: str,
    b: str,
    typography: bool,
    suggestions: Path | None,
    max_size: float,
    allow_private: bool,
    output_format: str,
    out: Path | None,
    quiet: bool,
) -> None:
    """Show what two versions of one report have in common, and what only one of them says.

    A and B are whatever `unsourced read` takes, one article each: files or addresses. Give the earlier one first. Words
    that were put in, cut, altered or moved are listed with what that does: a source or a "not" that is gone comes
    first. Quotation marks, dashes, line ends and spelling make no change. A difference is a question to ask, not a
    verdict.

    \b
    Examples:
      unsourced compare wire.md repost.md
      unsourced compare wire.html https://outlet.example/repost --format html --out compared.html
      unsourced compare wire.md repost.md --suggestions spans.jsonl
      unsourced load repost.md --suggestions spans.jsonl --suggest all
    """
    from annotate.compare.run import compare_files

    compare_files(
        a,
        b,
        typography=typography,
        output_format=output_format,
        out=out,
        suggestions=suggestions,
        max_bytes=int(max_size * 1_000_000),
        allow_private=allow_private,
        quiet=quiet,
    )
