"""`unsourced read`."""

from collections.abc import Iterator
from pathlib import Path

import click

from annotate.readers.registry import INPUT_FORMATS
from unsourced.cli import options


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER|GLOB|URL|-...")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="The column of a table that holds a field: text, title, outlet, authors, published, url, topic, language, "
    "group, origin_outlet, origin_url, origin_published. May be given several times.  [default: by the columns' names]",
)
@click.option(
    "--from",
    "input_format",
    metavar="FORMAT",
    type=click.Choice(INPUT_FORMATS),
    help=f"Format of the input: {', '.join(INPUT_FORMATS[:-1])} or {INPUT_FORMATS[-1]}.  "
    "[default: by name and content]",
)
@options.max_size
@options.allow_private
@options.output_format("jsonl", "json", "csv", "parquet")
@options.out
@options.quiet
def command(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    input_format: str | None,
    max_size: float,
    allow_private: bool,
    output_format: str,
    out: Path | None,
    quiet: bool,
) -> None:
    """Read articles, and print each with what was removed from its page and why.

    Markdown, plain text, HTML, CSV, TSV, JSONL and Parquet; folders and globs; http and https addresses; `-` is
    stdin. Bylines, notices and other boilerplate leave the text, are kept under `removed`, and fill the fields. Reading
    what `read` wrote changes nothing.

    \b
    Examples:
      unsourced read reposts/ --out articles.jsonl
      unsourced read news.csv --column text=Body --column outlet=Paper
      unsourced read https://example.org/news/dam | unsourced suggest -
    """
    from annotate.readers.read import raise_failures, read
    from unsourced.core.article_records import article_to_record
    from unsourced.errors import InputError
    from unsourced.io.progress import progress, say
    from unsourced.io.record_files import write_records

    failures: list[InputError] = []
    done = 0

    def records() -> Iterator[dict[str, object]]:
        nonlocal done
        items = read(
            paths,
            columns=_fields(columns),
            input_format=input_format,
            max_bytes=int(max_size * 1_000_000),
            allow_private=allow_private,
            note=lambda message: say(message, quiet=quiet),
        )
        for item in progress(items, "read", quiet=quiet):
            if isinstance(item, InputError):
                failures.append(item)
            else:
                done += 1
                yield article_to_record(item)

    write_records(records(), output_format, out)
    raise_failures(failures, done)


def _fields(columns: tuple[str, ...]) -> dict[str, str]:
    from annotate.readers.columns import COLUMN_NAMES

    fields = dict(column.partition("=")[::2] for column in columns)
    for name, column in fields.items():
        if name not in COLUMN_NAMES or not column:
            raise click.BadParameter(
                f"{name}={column}: write FIELD=NAME, where FIELD is one of {', '.join(COLUMN_NAMES)}",
                param_hint="--column",
            )
    return fields
