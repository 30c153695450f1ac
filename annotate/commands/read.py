"""`unsourced read`."""

from collections.abc import Iterator
from pathlib import Path

import click

from unsourced import options


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER|GLOB|URL|-...")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="The column of a table that holds a field, e.g. text=Body.  [default: by the columns' names]",
)
@options.out
@options.quiet
def command(paths: tuple[str, ...], columns: tuple[str, ...], out: Path | None, quiet: bool) -> None:
    """Read articles and print one JSON record a line."""
    from annotate.read import raise_failures, read
    from unsourced.article_record import article_to_record
    from unsourced.errors import InputError
    from unsourced.progress import say
    from unsourced.records import write_records

    failures: list[InputError] = []
    done = 0

    def records() -> Iterator[dict[str, object]]:
        nonlocal done
        for item in read(paths, columns=dict(c.split("=", 1) for c in columns), note=lambda m: say(m, quiet=quiet)):
            if isinstance(item, InputError):
                failures.append(item)
            else:
                done += 1
                yield article_to_record(item)

    write_records(records(), "jsonl", out)
    raise_failures(failures, done)
